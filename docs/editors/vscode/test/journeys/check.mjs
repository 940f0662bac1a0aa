// What is found is shown, and what is shown is so.
import assert from "node:assert/strict";
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
