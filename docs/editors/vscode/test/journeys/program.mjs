// The program and its settings: what is not checked is said, for as long as it is so.
import assert from "node:assert/strict";
import { readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { host, until } from "../host.mjs";
import { cable, faulty } from "../text.mjs";

const h = host();
const notChecked = "not checked";

test("a program that is missing, is another, dies, and is there again", async () => {
  const w = await h.window(h.folder({ "a.cable": faulty }));
  await w.open("a.cable");
  await w.found("portion-missing");
  const checked = async () => {
    await w.says("CONFIDENTIAL →");
    await w.found("portion-missing");
  };

  await w.set("cablelint.path", path.join(h.dir, "nowhere", "cablelint"));
  await w.says(notChecked);
  await w.set("cablelint.path", h.program);
  await checked();

  // It comes by itself when the program does, and by the command.
  const later = path.join(h.dir, "later");
  await w.set("cablelint.path", later);
  await w.says("there is no program");
  await w.command("cablelint.restart");
  await w.says("there is no program");
  symlinkSync(process.env.CABLELINT, later);
  await checked();

  const echo = path.join(h.dir, "echo"); // answers whatever it is asked with the question
  writeFileSync(echo, "#!/bin/sh\nexec cat\n", { mode: 0o755 });
  for (const other of ["/bin/ls", echo]) {
    await w.set("cablelint.path", other);
    await w.says(`${other} is no cablelint`);
    assert.deepEqual(await w.problems(), []);
  }
  await w.command("cablelint.restart");
  await w.says("is no cablelint");
  await w.set("cablelint.path", undefined);
  await checked();

  // Killed, it is started again.
  const mortal = path.join(h.dir, "mortal"); // tells its number
  writeFileSync(mortal, `#!/bin/sh\necho $$ >"$0.pid"\nexec "${process.env.CABLELINT}" "$@"\n`, { mode: 0o755 });
  await w.set("cablelint.path", mortal);
  await checked();
  process.kill(Number(readFileSync(`${mortal}.pid`, "utf8")), "SIGKILL");
  await w.replace("(S/NF)", "(TS)");
  await w.says("CONFIDENTIAL → TOP SECRET");
  await w.replace("(TS)", "(S/NF)");
  await checked();
  await w.set("cablelint.path", undefined);
  await checked();
  unlinkSync(later);
  await w.close();
});

test("settings act at once, one that is bad is named and takes no ceiling away", async () => {
  const w = await h.window(h.folder({ "a.cable": faulty }));
  await w.open("a.cable");
  await w.found("portion-missing");
  await w.set("cablelint.ignore", ["portion-*"]);
  await w.gone("portion-missing");
  await w.set("cablelint.ignore", undefined);
  await w.found("portion-missing");

  await w.set("cablelint.ceiling", "U");
  await w.found("ceiling-exceeded");
  await w.set("cablelint.asOf", "tomorrow");
  await w.says("setting cablelint.asOf");
  await w.found("ceiling-exceeded");
  await w.set("cablelint.asOf", undefined);
  await w.set("cablelint.ignore", ["no-such-*"]);
  await w.says("setting cablelint.ignore");
  await w.set("cablelint.ignore", undefined);
  await w.set("cablelint.ceiling", undefined);
  await w.gone("ceiling-exceeded");
  await until("no word of settings", async () => !(await w.status()).includes("setting"));
  await w.close();
});

test("a folder lowers the ceiling of its user and does not raise it, and switches no rule off", async () => {
  const raising = JSON.stringify({
    "cablelint.ceiling": "TS", "cablelint.ignore": ["*"], "cablelint.severity": "error", "cablelint.style": "ic",
    "cablelint.assumeDate": "1970-01-01", "cablelint.path": "/bin/false",
  });
  h.settings({ "cablelint.ceiling": "U", "cablelint.asOf": "tomorrow" });
  let w = await h.window(h.folder({ "a.cable": faulty, ".vscode/settings.json": raising }));
  await w.open("a.cable");
  await w.found("ceiling-exceeded");
  await w.found("portion-missing");
  await w.says("setting cablelint.asOf");
  await w.close();

  h.settings({ "cablelint.ceiling": "S" });
  const secret = cable("S E C R E T", ["1. (C)", "1. (S)"]);
  const lowering = JSON.stringify({ "cablelint.ceiling": "C" });
  w = await h.window(h.folder({ "a.cable": secret, ".vscode/settings.json": lowering }));
  await w.open("a.cable");
  await w.found("ceiling-exceeded");
  await w.close();
  h.settings({});
});

test("what the configuration leaves out, and what is no file, says that it is not checked", async () => {
  const w = await h.window(h.folder({ ".cablelint.yml": "exclude: [left/]\n", "left/a.cable": faulty }));
  await w.open("left/a.cable");
  await w.says("the configuration leaves this document out");
  await w.run(async (vscode) => {
    const pages = { provideTextDocumentContent: () => "UNCLAS ARKADIA 000001\n" };
    globalThis.other = vscode.workspace.registerTextDocumentContentProvider("elsewhere", pages);
    const doc = await vscode.workspace.openTextDocument(vscode.Uri.parse("elsewhere:/a.cable"));
    await vscode.window.showTextDocument(doc);
  });
  await w.says("this is no file, but elsewhere");
  await w.close();
});

test("what is open of a virtual folder is checked", async () => {
  const w = await h.window(h.folder({}));
  await w.run(async (vscode, text) => {
    const uri = vscode.Uri.parse("vscode-vfs://invented/folder/a.cable");
    const nothing = () => new vscode.Disposable(() => {});
    const readOnly = () => { throw vscode.FileSystemError.NoPermissions(); };
    const { File, Directory } = vscode.FileType;
    globalThis.virtual = vscode.workspace.registerFileSystemProvider("vscode-vfs", {
      onDidChangeFile: nothing, watch: nothing, readDirectory: () => [["a.cable", File]],
      stat: (at) => ({ type: at.path === uri.path ? File : Directory, ctime: 0, mtime: 0, size: text.length }),
      readFile: () => new TextEncoder().encode(text),
      writeFile: readOnly, createDirectory: readOnly, rename: readOnly, delete: readOnly,
    }, { isReadonly: true });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }, faulty);
  await w.says("CONFIDENTIAL → SECRET//NOFORN");
  await w.found("portion-missing");
  await w.close();
});
