// What the editor changes, offers and leaves in peace.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { host, sleep, until } from "../host.mjs";
import { cable, faulty, notes } from "../text.mjs";

const h = host();
const slips = faulty.replace("PREL, PGOV", "PREL, pgov");

test("saving changes nothing unless that is asked for, and raises nothing then", async () => {
  const w = await h.window(h.folder({ "a.cable": slips, "notes.txt": notes }));
  await w.open("a.cable");
  await w.found("tags-malformed");
  await w.replace("quota.", "quota!");
  await w.save();
  assert.equal(readFileSync(w.file("a.cable"), "utf8"), slips.replace("quota.", "quota!"));

  await w.run((vscode) => vscode.workspace.getConfiguration("editor", { languageId: "cable" })
    .update("codeActionsOnSave", { "source.fixAll.cablelint": "explicit" }, true, true));
  await w.replace("quota!", "quota.");
  await until("the fixes on save", async () => { // the setting takes a moment to arrive
    await w.replace("\n\n3. (S/NF)", "\n\n\n3. (S/NF)");
    await w.save();
    await w.replace("\n\n\n3. (S/NF)", "\n\n3. (S/NF)");
    await w.save();
    return readFileSync(w.file("a.cable"), "utf8").includes("PREL, PGOV");
  });
  assert.equal(readFileSync(w.file("a.cable"), "utf8"), faulty);

  await w.open("notes.txt");
  await w.replace("is out", "is here");
  await w.save();
  await sleep(1500);
  assert.equal(await w.language(), "plaintext");
  assert.equal(readFileSync(w.file("notes.txt"), "utf8"), notes.replace("is out", "is here"));

  // The command says what it raises, and where there is nothing to fix.
  await w.open("a.cable");
  await w.command("cablelint.fixAll");
  await w.told("raising the banner from CONFIDENTIAL to SECRET//NOFORN");
  assert.match(await w.text(), /\nS E C R E T ARKADIA/);
  await w.command("cablelint.fixAll");
  await w.told("nothing to fix");
  await w.run((vscode) => vscode.workspace.getConfiguration("editor", { languageId: "cable" })
    .update("codeActionsOnSave", undefined, true, true));
  await w.close();
});

test("a text that was set back to plain text stays so, a draft becomes a cable", async () => {
  const folder = h.folder({ "copy.txt": faulty, "other.txt": faulty });
  let w = await h.window(folder);
  await w.open("copy.txt");
  const language = (id) => until(`the language ${id}`, async () => (await w.language()) === id);
  await language("cable");
  await w.run((vscode) => vscode.languages.setTextDocumentLanguage(vscode.window.activeTextEditor.document, "plaintext"));
  await sleep(1500);
  assert.equal(await w.language(), "plaintext");
  await w.replace("quota.", "quota!");
  await sleep(1500);
  assert.equal(await w.language(), "plaintext");
  await w.open("other.txt");
  await language("cable");

  await w.draft(faulty.split("SUBJECT")[0]);
  await language("cable");
  await w.command("workbench.action.revertAndCloseActiveEditor");
  await w.close();

  w = await h.window(folder);
  await w.open("copy.txt");
  await w.found("banner-below-portion");
  await sleep(1000);
  assert.equal(await w.language(), "plaintext");
  await w.close();
});

test("completion of TAGS, marks and the E.O. line as they are typed; no words of other cables", async () => {
  const other = cable("S E C R E T", ["1. (C) The", "1. (S) The orchardist"]);
  const draft = cable(undefined, ["TAGS: PREL, PGOV\n", "\n"], [" 12958: DECL: 05/13/2018", ""],
    ["2. (U) The grain board said no.\n", "\n"]);
  const w = await h.window(h.folder({ "other.cable": other, "draft.cable": draft }));
  await w.open("other.cable");
  await w.open("draft.cable", "E.O.");
  await w.says("CONFIDENTIAL");
  await w.type(" ");
  assert.ok((await w.offered()).includes("12958"));
  await w.page.keyboard.press("Enter");
  await until("the date offered", async () => (await w.suggest()).includes("05/13/2033"));
  await w.page.keyboard.press("Enter");
  await until("the E.O. line", async () => (await w.text()).includes("E.O. 12958: DECL: 05/13/2033\n"));

  await w.cursor("DECL: 05/13/2033\n");
  await w.type("TAGS: P", 120);
  await until("codes with P offered", async () => (await w.offered())[0].startsWith("P"));
  await w.type("RE", 120);
  await until("PREL offered", async () => (await w.offered()).includes("PREL"));
  await w.type("L");
  await until("PREL alone", async () => (await w.offered())[0] === "PREL");
  await w.page.keyboard.press("Enter");
  await w.type(", PAR", 120);
  await until("PARM offered", async () => (await w.offered()).includes("PARM"));
  await w.page.keyboard.press("Escape");
  await until("the TAGS line", async () => (await w.text()).includes("TAGS: PREL, PAR\n"));

  await w.cursor("asked for a quota.\n\n");
  await w.type("2. (", 80);
  const marks = await w.offered();
  assert.ok(marks.includes("(C)") && marks.includes("(U)") && !marks.includes("(S)"), marks.join());
  await w.page.keyboard.press("Escape");
  await w.type("C) Some orc", 40);
  assert.deepEqual(await w.suggest(), ["none"]);
  await w.close();
});

test("the line that is being typed is left in peace", async () => {
  const w = await h.window(h.folder({ "a.cable": cable() }));
  await w.open("a.cable", "said no.\n\n");
  await w.says("CONFIDENTIAL");
  await w.run((vscode) => {
    globalThis.seen = [];
    globalThis.watch = vscode.languages.onDidChangeDiagnostics(() => {
      const { document } = vscode.window.activeTextEditor;
      globalThis.seen.push(...vscode.languages.getDiagnostics(document.uri).map((d) => d.code?.value ?? d.message));
    });
  });
  await w.type("3. (SBU) The union asked", 150);
  const seen = await w.run(() => globalThis.seen);
  assert.deepEqual(seen, []);
  await w.page.keyboard.press("Enter");
  await w.type("4. The board", 20);
  await w.found("portion-missing"); // after a pause
  await w.close();
});
