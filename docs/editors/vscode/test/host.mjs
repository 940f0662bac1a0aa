// A VS Code with the extension in it, and windows of it in a browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const patience = 60_000;

// until returns what a function gives, as soon as it is not false, and fails with its name after a while.
export async function until(name, what, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  for (let last; ; ) {
    try {
      last = await what();
      if (last) {
        return last;
      }
    } catch (e) {
      last = e;
    }
    assert.ok(Date.now() < end, `${name}: not within ${milliseconds} ms; the last was ${last}`);
    await sleep(50);
  }
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// host starts before the journeys of a file and ends after them.
export function host(options = {}) {
  const h = new Host();
  before(() => h.start(options));
  after(() => h.stop());
  return h;
}

class Host {
  async start({ trust = false } = {}) {
    this.dir = mkdtempSync(path.join(tmpdir(), "cablelint-journey-"));
    this.trust = trust;
    for (const name of ["user/User", "driver", "bin"]) {
      mkdirSync(path.join(this.dir, name), { recursive: true });
    }
    this.program = path.join(this.dir, "bin", "cablelint");
    symlinkSync(process.env.CABLELINT, this.program);
    this.settings({});
    await this.serve();
    this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
    this.context = await this.browser.newContext({ viewport: { width: 1100, height: 760 } });
  }

  async serve() {
    const flags = [
      "--auth", "none", "--bind-addr", "127.0.0.1:0", "--user-data-dir", path.join(this.dir, "user"),
      "--extensions-dir", process.env.CABLELINT_EXTENSIONS, "--disable-telemetry", "--disable-update-check",
      "--disable-getting-started-override", ...(this.trust ? [] : ["--disable-workspace-trust"]),
    ];
    const env = {
      ...process.env, HOME: this.dir, TMPDIR: this.dir, CABLELINT_DRIVER: path.join(this.dir, "driver"),
      PATH: `${path.join(this.dir, "bin")}${path.delimiter}${process.env.PATH}`,
      VSCODE_CLI: "1", // no login shell is asked for its path
    };
    this.server = spawn(process.execPath, [process.env.CABLELINT_ENTRY, ...flags], { env });
    let said = "";
    this.server.stdout.on("data", (part) => (said += part));
    this.server.stderr.on("data", (part) => (said += part));
    this.address = await until("the host", () => /listening on (http:\S+)/.exec(said)?.[1]);
    this.said = () => said;
  }

  async stop() {
    await this.browser?.close();
    if (this.server) {
      this.server.kill();
      await once(this.server, "exit");
    }
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }

  // settings writes those of the user.
  settings(values) {
    const fixed = {
      "workbench.startupEditor": "none", "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never", "window.autoDetectColorScheme": false,
      "editor.accessibilitySupport": "off", "files.simpleDialog.enable": true,
      "workbench.colorTheme": "Default Light Modern",
    };
    writeFileSync(path.join(this.dir, "user/User/settings.json"), JSON.stringify({ ...fixed, ...values }));
  }

  // folder makes a folder with files in it.
  folder(files) {
    const dir = mkdtempSync(path.join(this.dir, "folder-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      writeFileSync(path.join(dir, name), text);
    }
    return dir;
  }

  // window opens a folder.
  async window(folder) {
    const known = new Set(readdirSync(path.join(this.dir, "driver")));
    const page = await this.context.newPage();
    await page.goto(`${this.address}?folder=${encodeURIComponent(folder)}`);
    const port = await until("the driver", () => {
      const names = readdirSync(path.join(this.dir, "driver")).filter((n) => n.endsWith(".json") && !known.has(n));
      const found = names.map((n) => JSON.parse(readFileSync(path.join(this.dir, "driver", n), "utf8")));
      return found.find((f) => f.folder === folder)?.port;
    });
    return new Window(this, page, port, folder);
  }
}

// Window is a window of VS Code.
class Window {
  constructor(host, page, port, folder) {
    Object.assign(this, { host, page, port, folder });
  }

  // run runs a function in the extension host; it sees nothing but vscode and its arguments.
  async run(what, ...args) {
    const answer = await fetch(`http://127.0.0.1:${this.port}`, {
      method: "POST", body: JSON.stringify({ code: what.toString(), args }),
    });
    const { result, error } = await answer.json();
    assert.equal(error, undefined);
    return result;
  }

  file(name) {
    return path.join(this.folder, name);
  }

  // open shows a file of the folder and puts the cursor at words of it.
  async open(name, words) {
    const file = path.resolve(this.folder, name);
    // As a person opens it: a document that an extension has asked for is kept for minutes after it is closed.
    await this.run((vscode, file) => vscode.commands.executeCommand("vscode.open", vscode.Uri.file(file), { preview: false })
      .then(() => true), file);
    await until(`${name} in the editor`, () =>
      this.run((vscode, file) => vscode.window.activeTextEditor?.document.uri.fsPath === file, file));
    if (words !== undefined) {
      await this.cursor(words);
    }
    await this.page.locator(".editor-group-container.active .monaco-editor .view-lines").first().waitFor();
  }

  // draft shows a new untitled text, and puts words into it at once.
  async draft(text = "") {
    await this.command("workbench.action.files.newUntitledFile");
    await until("the draft", () => this.run((vscode) => vscode.window.activeTextEditor?.document.isUntitled));
    await this.command("workbench.action.focusActiveEditorGroup");
    await this.page.keyboard.insertText(text);
  }

  // cursor puts the cursor behind words, and the focus into the editor.
  cursor(words) {
    return this.run(async (vscode, words) => {
      const editor = vscode.window.activeTextEditor;
      const at = editor.document.getText().indexOf(words);
      const place = editor.document.positionAt(at + words.length);
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(editor.selection);
      await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
      return at;
    }, words);
  }

  // replace changes words in the text at once, as no typing does.
  replace(from, to) {
    return this.run(async (vscode, from, to) => {
      const { document } = vscode.window.activeTextEditor;
      const at = document.getText().indexOf(from);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
      await vscode.workspace.applyEdit(edit);
    }, from, to);
  }

  text() {
    return this.run((vscode) => vscode.window.activeTextEditor.document.getText());
  }

  language() {
    return this.run((vscode) => vscode.window.activeTextEditor?.document.languageId);
  }

  // problems lists the names of the findings of a file, of what is shown where none is named.
  problems(name) {
    return this.run((vscode, file) => {
      const uri = file ? vscode.Uri.file(file) : vscode.window.activeTextEditor.document.uri;
      return vscode.languages.getDiagnostics(uri)
        .map((d) => (typeof d.code === "object" ? d.code.value : d.message));
    }, name && path.resolve(this.folder, name));
  }

  found(code, name) {
    return until(`the finding ${code}`, async () => (await this.problems(name)).includes(code));
  }

  gone(code, name) {
    return until(`no finding ${code} in ${name ?? "what is shown"}`, async () => !(await this.problems(name)).includes(code));
  }

  // status is what the item of the status bar says, "" where it is not there.
  async status() {
    const item = this.page.locator('[id="cablelint.cablelint.banner"]');
    return (await item.count()) === 0 ? "" : ((await item.first().getAttribute("aria-label")) ?? "");
  }

  says(words) {
    return until(`the status ${words}`, async () => {
      const said = await this.status();
      return said.includes(words) ? true : Promise.reject(new Error(said));
    });
  }

  set(key, value, where = true) {
    return this.run((vscode, key, value, where) =>
      vscode.workspace.getConfiguration().update(key, value, where), key, value, where);
  }

  command(name, ...args) {
    return this.run((vscode, name, ...args) => vscode.commands.executeCommand(name, ...args).then(() => true), name, ...args);
  }

  // save saves what was changed, as soon as the extension host knows that it was.
  save() {
    return until("the save", () => this.run(async (vscode) => {
      const { document } = vscode.window.activeTextEditor;
      return document.isDirty && (await document.save()) && !document.isDirty;
    }));
  }

  type(text, delay = 40) {
    return this.page.keyboard.type(text, { delay });
  }

  // actions are the titles of what is offered at words.
  actions(words, kind) {
    return this.run(async (vscode, words, kind) => {
      const { document } = vscode.window.activeTextEditor;
      const at = document.positionAt(document.getText().indexOf(words));
      const found = await vscode.commands.executeCommand(
        "vscode.executeCodeActionProvider", document.uri, new vscode.Range(at, at), kind);
      return found.map((a) => a.title);
    }, words, kind);
  }

  // menu opens what is offered at the cursor, as the keys for it do once there is something, and takes an item.
  async menu(title) {
    const widget = this.page.locator(".action-widget");
    await until("the menu of actions", async () => {
      await this.command("workbench.action.focusActiveEditorGroup");
      await this.page.keyboard.press("Control+.");
      return widget.filter({ hasText: title }).waitFor({ timeout: 3000 }).then(() => true);
    });
    const row = widget.locator(".monaco-list-row", { hasText: title }).first();
    const first = widget.locator(".monaco-list-row.action").first();
    const place = async (of) => Number(await of.getAttribute("data-index"));
    for (let n = (await place(row)) - (await place(first)); n > 0; n--) {
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
  }

  // offered are the labels of the list of completions, once it is there.
  offered() {
    return until("a list of completions", async () => {
      const labels = await this.page.locator(".suggest-widget.visible .monaco-list-row .label-name").allTextContents();
      return labels.length > 0 && labels;
    });
  }

  // suggest asks for completions and gives their labels, "" where there are none.
  async suggest() {
    await this.command("editor.action.triggerSuggest");
    return until("an answer to the completion", async () => {
      const widget = this.page.locator(".suggest-widget.visible");
      const labels = await widget.locator(".monaco-list-row .label-name").allTextContents();
      return labels.length > 0 ? labels : /No suggestions/.test(await widget.innerText()) && ["none"];
    });
  }

  // told waits for a message in a corner of the window.
  async told(words) {
    await this.page.locator(".notifications-toasts .notification-list-item", { hasText: words }).first().waitFor();
  }

  // diagnostics are the findings of a file with their places.
  diagnostics(name) {
    return this.run((vscode, file) => vscode.languages.getDiagnostics(vscode.Uri.file(file)).map((d) => ({
      code: typeof d.code === "object" ? d.code.value : "", message: d.message, severity: d.severity,
      line: d.range.start.line + 1, column: d.range.start.character + 1,
    })), path.resolve(this.folder, name));
  }

  async close() {
    await this.page.close();
  }
}
