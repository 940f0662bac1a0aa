// What is found in the files of a folder, open or not.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { host, sleep, until } from "../host.mjs";
import { cable, faulty } from "../text.mjs";

const h = host();

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
  await sleep(3000);
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
