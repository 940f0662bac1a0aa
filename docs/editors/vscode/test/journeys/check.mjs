// What is found is shown, and what is shown is so.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { host, until } from "../host.mjs";
import { cable, faulty } from "../text.mjs";

const h = host();

test("a cable and a plain text that is one are checked", async () => {
  const w = await h.window(h.folder({ "draft.cable": faulty, "copy.txt": faulty, "clean.cable": cable() }));
  await w.open("draft.cable", "(S/NF)");
  await w.found("banner-below-portion");
  await w.says("CONFIDENTIAL → SECRET//NOFORN");
  await w.page.locator(".squiggly-error").first().waitFor();
  await w.command("workbench.actions.view.problems");
  await w.page.locator(".markers-panel", { hasText: "the banner reads CONFIDENTIAL" }).waitFor();

  // The computed banner stands at the end of its line.
  const line = w.page.locator(".view-line", { hasText: "ARKADIA" }).filter({ hasText: "computed" });
  await line.waitFor();
  assert.match((await line.innerText()).replace(/[^ -~]/g, " "), /000445 *computed: SECRET\/\/NOFORN$/);

  // Outline and breadcrumbs.
  const symbols = await w.run(async (vscode) => {
    const { uri } = vscode.window.activeTextEditor.document;
    const [root] = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    return [root.name, ...root.children.map((c) => c.name)];
  });
  assert.deepEqual(symbols, ["CONFIDENTIAL, computed SECRET//NOFORN", "header", "E.O. line", "TAGS", "subject",
    "classification authority", "1. (C)", "2. unmarked", "3. (S/NF)"]);
  await w.page.locator(".breadcrumbs-control", { hasText: "3. (S/NF)" }).first().waitFor();
  if (process.env.CABLELINT_PICTURE) {
    await w.command("workbench.action.closeSidebar");
    await w.page.waitForTimeout(1500);
    await w.page.screenshot({ path: process.env.CABLELINT_PICTURE });
  }

  // Hover.
  await w.cursor("TAGS: PR");
  await w.command("editor.action.showHover");
  await w.page.locator(".monaco-hover", { hasText: "Political Relations" }).first().waitFor();

  // Every level that may stand there is offered for a missing mark; the page of the rule; the exception, last.
  const offered = await w.actions("2. The");
  const marks = ["mark with (C), the banner's level (to confirm)", "mark with (U) (to confirm)"];
  for (const title of [...marks, "why: portion-missing"]) {
    assert.ok(offered.includes(title), `${title} in ${offered}`);
  }
  assert.ok(!offered.some((title) => title.includes("(S)")), offered.join());
  const last = offered.findLastIndex((title) => title.startsWith("except"));
  assert.ok(last > offered.indexOf("why: portion-missing"), offered.join());

  // A quick fix, by the keys that a person uses.
  await w.cursor("2.");
  await w.menu("mark with (U)");
  await until("the mark", async () => (await w.text()).includes("2. (U) The grain"));
  await w.gone("portion-missing");

  await w.open("copy.txt");
  await w.found("banner-below-portion");
  await until("the language", async () => (await w.language()) === "cable");
  await w.close();
});

test("the status item follows each edit and says never less than the banner", async () => {
  const unmarked = cable("S E C R E T",
    ["SUBJECT: ", "SUBJECT: (U) "], ["1. (C) The", "1. The"], ["2. (U) The", "2. The"]);
  const open = cable("UNCLAS", ["DECL: 05/13/2018", "N/A"], ["(C) ", "(U) "], [/Classified By.*\n\n/, ""]);
  const secret = cable("S E C R E T", ["1. (C)", "1. (S)"], ["0445", "0446"]);
  const w = await h.window(h.folder({ "a.cable": cable("S E C R E T"), "b.cable": unmarked, "both.cable": open + secret }));
  await w.open("a.cable");
  await w.says("SECRET");
  await w.replace("1. (C)", "1. (TS)");
  await w.says("SECRET → TOP SECRET");
  await w.replace("1. (TS)", "1. (S)");
  await w.says("SECRET. cable 1");
  await w.open("b.cable");
  await w.says("SECRET. cable 1: banner SECRET, portions come to UNCLASSIFIED");
  await w.open("both.cable");
  await w.says("SECRET +1");
  await w.close();
});

test("findings go with the file that they are in", async () => {
  const names = ["deleted.cable", "old.cable", "sub/gone.cable", "stays.cable"];
  const w = await h.window(h.folder(Object.fromEntries(names.map((name) => [name, faulty]))));
  for (const name of names) {
    await w.found("banner-below-portion", name);
  }
  await w.open("deleted.cable");
  await w.found("banner-below-portion", "deleted.cable");
  rmSync(w.file("deleted.cable"));
  rmSync(w.file("sub"), { recursive: true });
  renameSync(w.file("old.cable"), w.file("new.cable"));
  await w.found("banner-below-portion", "new.cable");
  for (const name of ["old.cable", "sub/gone.cable"]) {
    await w.gone("banner-below-portion", name);
  }
  await w.command("workbench.action.closeActiveEditor");
  await w.gone("banner-below-portion", "deleted.cable");

  const outside = path.join(h.folder({ "outside.cable": faulty }), "outside.cable");
  await w.open(outside);
  await w.found("banner-below-portion", outside);
  await w.command("workbench.action.closeActiveEditor");
  await w.gone("banner-below-portion", outside);

  await w.draft(faulty);
  await w.found("banner-below-portion");
  const left = () => w.run((vscode) => vscode.languages.getDiagnostics()
    .filter(([uri, list]) => uri.scheme === "untitled" && list.length > 0).length);
  await w.command("workbench.action.revertAndCloseActiveEditor");
  await until("no finding of a draft that was closed", async () => (await left()) === 0);

  await w.open("stays.cable");
  await w.command("workbench.action.closeActiveEditor");
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await w.found("banner-below-portion", "stays.cable");
  await w.close();
});

test("a file of two bytes a character has its findings where it shows them", async () => {
  const w = await h.window(h.folder({ ".cablelint.yml": "", "wide.txt": Buffer.from(`\ufeff${faulty}`, "utf16le") }));
  await w.found("portion-missing", "wide.txt");
  const closed = await w.diagnostics("wide.txt");
  assert.equal(closed.find((d) => d.code === "banner-below-portion").column, 1);
  await w.run(async (vscode, file) => {
    await vscode.workspace.getConfiguration("files").update("encoding", "utf16le", true);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.file(file)));
  }, w.file("wide.txt"));
  await until("the same places", async () =>
    JSON.stringify(await w.diagnostics("wide.txt")) === JSON.stringify(closed));
  await w.set("files.encoding", undefined);
  await w.close();
});

test("a text of 1 MB is judged", async () => {
  const words = "1. (C) The tramway union asked for a quota of sixty seats.\n\n".repeat(17_000);
  const long = cable().replace("2. (U)", `${words}2. (C)`);
  const w = await h.window(h.folder({ "long.cable": long }));
  await w.open("long.cable");
  await w.says("CONFIDENTIAL");
  await w.replace("1. (C)", "1. (S)");
  const at = Date.now();
  await w.found("banner-below-portion");
  assert.ok(Date.now() - at < 20_000, `${Date.now() - at} ms`);
  await w.close();
});

test("a mistake in a configuration stands in it, and its ceiling holds; each folder has its own", async () => {
  const w = await h.window(h.folder({
    "a/.cablelint.yml": "ceiling: U\n", "a/x.cable": faulty, "b/.cablelint.yml": "ignore: [portion-*]\n", "b/x.cable": faulty,
  }));
  await w.open("a/x.cable");
  await w.found("ceiling-exceeded");
  await w.found("portion-missing");
  await w.open("b/x.cable");
  await w.found("banner-below-portion");
  assert.ok(!(await w.problems("b/x.cable")).some((code) => /^(portion|ceiling)-/.test(code)));
  writeFileSync(w.file("a/.cablelint.yml"), "ceiling: U\nstile: ic\n");
  await until("the mistake at its line", async () => (await w.diagnostics("a/.cablelint.yml")).some((d) => d.line === 2));
  await w.found("ceiling-exceeded", "a/x.cable");
  writeFileSync(w.file("a/.cablelint.yml"), "ceiling: C\n");
  await until("the mistake mended", async () => (await w.diagnostics("a/.cablelint.yml")).length === 0);
  mkdirSync(w.file("c"));
  writeFileSync(w.file("c/new.cable"), faulty);
  await w.found("portion-missing", "c/new.cable");
  await w.close();
});

test("a draft without a date says by which it is judged", async () => {
  const undated = faulty.replace(/^(VZ|OO|DE|ZNY|O 13).*\n/gm, "").replace(/^(FM|TO) .*\n/gm, "");
  const w = await h.window(h.folder({ "draft.cable": undated }));
  await w.open("draft.cable");
  await until("the date", async () =>
    (await w.diagnostics("draft.cable")).some((d) => d.message.includes("it is judged as one of") && d.severity === 2));
  await w.close();
});

test("the page of a rule is shown as one, and a reference leads to its cable", async () => {
  const second = cable(undefined, ["000445", "000512"], ["#0445", "#0512"],
    ["QUOTA\n", "QUOTA\nREF: ARKADIA 445\n"], ["2. (U) The", "2. The"]);
  const w = await h.window(h.folder({ "first.cable": cable(), "second.cable": second }));
  await w.open("second.cable", "2.");
  await w.found("portion-missing");
  const targets = await until("the link", async () => {
    const links = await w.run((vscode) => vscode.commands.executeCommand("vscode.executeLinkProvider",
      vscode.window.activeTextEditor.document.uri).then((list) => list.map((l) => String(l.target))));
    return links.some((l) => l.endsWith("first.cable")) && links;
  });
  assert.ok(targets.some((t) => t.startsWith("cablelint:/about/")), targets.join());
  const shown = () => w.page.frameLocator("iframe.webview.ready").last().frameLocator("iframe").locator("h1, h2, h3").first();
  await w.menu("why: portion-missing");
  await shown().filter({ hasText: "portion-missing" }).waitFor();
  await w.command("workbench.action.closeActiveEditor");

  // By the link behind the finding.
  await w.open("second.cable", "quota.\n\n");
  await w.command("editor.action.showHover");
  await w.page.locator(".monaco-hover a", { hasText: "portion-missing" }).first().click();
  await shown().filter({ hasText: "portion-missing" }).waitFor();
  await w.close();
});
