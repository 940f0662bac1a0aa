// Drives the server with the official protocol library: node client.js PROGRAM. It prints what went
// wrong, and ends with the number of that.
"use strict";
const { spawn } = require("child_process");
const assert = require("assert");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");
const rpc = require("vscode-languageserver-protocol/node");

const faulty = fs.readFileSync(path.join(__dirname, "faulty.txt"), "utf8");
const checks = [];
const check = (name, run) => checks.push({ name, run });

class Client {
  constructor(program) {
    this.child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
    this.exited = new Promise((resolve) => this.child.on("exit", resolve));
    this.conn = rpc.createProtocolConnection(
      new rpc.StreamMessageReader(this.child.stdout), new rpc.StreamMessageWriter(this.child.stdin));
    this.published = [];
    this.waiting = [];
    this.registered = [];
    this.conn.onNotification(rpc.PublishDiagnosticsNotification.type, (p) => {
      this.published.push(p);
      this.waiting = this.waiting.filter((w) => !w());
    });
    this.conn.onRequest(rpc.RegistrationRequest.type, (p) => { this.registered.push(...p.registrations); });
    this.conn.listen();
  }

  async start(capabilities, folder) {
    const result = await this.conn.sendRequest(rpc.InitializeRequest.type, {
      processId: process.pid, rootUri: null, capabilities,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "cables" }],
    });
    await this.conn.sendNotification(rpc.InitializedNotification.type, {});
    return result;
  }

  open(uri, text, languageId = "cable") {
    return this.conn.sendNotification(rpc.DidOpenTextDocumentNotification.type,
      { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri, version, contentChanges) {
    return this.conn.sendNotification(rpc.DidChangeTextDocumentNotification.type,
      { textDocument: { uri, version }, contentChanges });
  }

  diagnostics(uri, version) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no diagnostics of ${uri} ${version}`)), 15000);
      const look = () => {
        const found = this.published.find((p) => p.uri === uri && p.version === version);
        if (found) {
          clearTimeout(late);
          resolve(found.diagnostics);
        }
        return Boolean(found);
      };
      if (!look()) this.waiting.push(look);
    });
  }
}

function offsetOf(text, p) {
  const lines = text.split("\n");
  return lines.slice(0, p.line).reduce((n, l) => n + l.length + 1, 0) + p.character;
}

function apply(text, edits) {
  return [...edits].sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start)).reduce(
    (t, e) => t.slice(0, offsetOf(text, e.range.start)) + e.newText + t.slice(offsetOf(text, e.range.end)), text);
}

const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cables"));
fs.writeFileSync(path.join(folder, "closed.txt"), faulty);
const uri = pathToFileURL(path.join(folder, "draft.cable")).href;
const client = new Client(process.argv[2]);
const doc = { textDocument: { uri } };
const at = (line, character) => ({ ...doc, position: { line, character } });
const codes = (list) => list.map((d) => d.code);
const ask = (type, params) => client.conn.sendRequest(type, params);

check("requests before initialize are refused", async () => {
  await assert.rejects(ask(rpc.HoverRequest.type, at(0, 0)), (e) => e.code === rpc.LSPErrorCodes.ServerNotInitialized || e.code === -32002);
});
check("initialize agrees on an encoding and says what it can do", async () => {
  const { capabilities: can, serverInfo } = await client.start({
    general: { positionEncodings: ["utf-16"] },
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true } },
    textDocument: {
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true }, hover: { contentFormat: ["markdown"] },
    },
  }, folder);
  assert.equal(serverInfo.name, "cablelint");
  assert.equal(can.positionEncoding, "utf-16");
  assert.equal(can.textDocumentSync.change, rpc.TextDocumentSyncKind.Incremental);
});
check("diagnostics are pushed on open", async () => {
  await client.open(uri, faulty);
  const list = await client.diagnostics(uri, 1);
  assert.ok(codes(list).includes("banner-below-portion"));
  const d = list.find((x) => x.code === "banner-below-portion");
  assert.ok(d.codeDescription.href.includes("banner-below-portion"));
  assert.ok(d.message.includes("[E.O. 12958 as amended 1.6(a)(1)]"));
  assert.equal(d.relatedInformation[0].location.range.start.line, 22);
});
check("incremental and full changes", async () => {
  const start = { line: 20, character: 3 };
  await client.change(uri, 2, [{ range: { start, end: start }, text: "😀(U) " }, { range: { start, end: { line: 20, character: 5 } }, text: "" }]);
  assert.ok(!codes(await client.diagnostics(uri, 2)).includes("portion-missing"));
  await client.change(uri, 3, [{ text: faulty }]);
  assert.ok(codes(await client.diagnostics(uri, 3)).includes("portion-missing"));
});
check("the newest version wins", async () => {
  for (let v = 4; v < 204; v++) await client.change(uri, v, [{ text: faulty + " ".repeat(v % 2) }]);
  await client.diagnostics(uri, 203);
  const versions = client.published.filter((p) => p.uri === uri).map((p) => p.version);
  assert.deepEqual(versions, [...new Set(versions)].sort((a, b) => a - b));
  await client.change(uri, 204, [{ text: faulty }]);
  await client.diagnostics(uri, 204);
});
check("diagnostics are pushed on save", async () => {
  const before = client.published.length;
  await client.conn.sendNotification(rpc.DidSaveTextDocumentNotification.type, doc);
  await ask(rpc.FoldingRangeRequest.type, doc);
  for (let i = 0; client.published.length === before && i < 100; i++) await new Promise((r) => setTimeout(r, 20));
  assert.ok(client.published.length > before);
});
check("diagnostics are pulled", async () => {
  const pulled = await ask(rpc.DocumentDiagnosticRequest.type, doc);
  assert.equal(pulled.kind, "full");
  assert.deepEqual(pulled.items, await client.diagnostics(uri, 204));
  const again = await ask(rpc.DocumentDiagnosticRequest.type, { ...doc, previousResultId: pulled.resultId });
  assert.equal(again.kind, "unchanged");
});
check("diagnostics of the workspace are pulled", async () => {
  const { items } = await ask(rpc.WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  const closed = items.find((i) => i.uri.endsWith("/closed.txt"));
  assert.ok(closed.items.length > 0 && closed.version === null);
});
check("quick fixes, the safe ones preferred", async () => {
  const list = await ask(rpc.CodeActionRequest.type, { ...doc, range: whole, context: { diagnostics: [], only: ["quickfix"] } });
  assert.ok(list[0].isPreferred);
  const fix = list.find((a) => a.diagnostics[0].code === "portion-malformed");
  assert.equal(fix.edit.documentChanges[0].textDocument.version, 204);
  assert.ok(apply(faulty, fix.edit.documentChanges[0].edits).includes("4. (C) Comment"));
});
check("fix all is safe, the unsafe one never automatic", async () => {
  const kinds = async (only, triggerKind) => (await ask(rpc.CodeActionRequest.type,
    { ...doc, range: whole, context: { diagnostics: [], only, triggerKind } })).map((a) => a.kind);
  assert.deepEqual(await kinds(["source.fixAll"], 2), ["source.fixAll.cablelint"]);
  assert.deepEqual(await kinds(["source.fixAll.cablelint"], 2), ["source.fixAll.cablelint"]);
  assert.deepEqual(await kinds(["source.fixAll.cablelint.unsafe"], 2), []);
  assert.deepEqual(await kinds(["source.fixAll.cablelint.unsafe"], 1), ["source.fixAll.cablelint.unsafe"]);
});
check("an authority block to fill in", async () => {
  const draft = "untitled:Untitled-1";
  const text = "CONFIDENTIAL\n\nE.O. 13526: DECL: 11/23/2036\nTAGS: PREL\nSUBJECT: (U) QUOTA\n\n1. (C) Text.\n";
  await client.open(draft, text, "plaintext");
  const list = await client.diagnostics(draft, 1);
  assert.ok(list.some((d) => d.severity === 3 && d.message.includes("assume-date")));
  const actions = await ask(rpc.CodeActionRequest.type,
    { textDocument: { uri: draft }, range: whole, context: { diagnostics: [], only: ["quickfix"] } });
  const insert = actions.find((a) => a.title.includes("authority block"));
  assert.ok(apply(text, insert.edit.documentChanges[0].edits).includes("\nClassified By: \nReason: 1.4 ()\n\n1. (C)"));
});
check("hover", async () => {
  for (const [line, character, want] of [[7, 4, "SECRET//NOFORN"], [12, 7, "Political"], [15, 55, "foreign government"],
    [17, 4, "CONFIDENTIAL"], [6, 4, "SECSTATE"], [9, 2, "SIPDIS"], [11, 7, "12985"]]) {
    const h = await ask(rpc.HoverRequest.type, at(line, character));
    assert.ok(h && h.contents.kind === "markdown" && h.contents.value.includes(want), `${line}:${character} ${JSON.stringify(h)}`);
  }
  assert.equal(await ask(rpc.HoverRequest.type, at(17, 15)), null);
});
check("completion", async () => {
  const labels = async (line, character) => (await ask(rpc.CompletionRequest.type, at(line, character))).items.map((i) => i.label);
  assert.ok((await labels(12, 10)).includes("PGOV"));
  assert.ok((await labels(9, 2)).includes("NODIS"));
  const marks = await labels(17, 4);
  assert.ok(marks.includes("(C)") && !marks.includes("(S)"));
  assert.ok((await labels(15, 54)).includes("(d)"));
});
check("document symbols", async () => {
  const [root] = await ask(rpc.DocumentSymbolRequest.type, doc);
  assert.equal(root.name, "CONFIDENTIAL, computed SECRET//NOFORN");
  assert.ok(root.children.some((c) => c.name === "3. (S/NF)") && root.children.some((c) => c.name === "header"));
});
check("inlay hint", async () => {
  const [hint] = await ask(rpc.InlayHintRequest.type, { ...doc, range: whole });
  assert.deepEqual([hint.label, hint.position], ["computed: SECRET//NOFORN", { line: 7, character: 38 }]);
});
check("semantic tokens", async () => {
  const full = await ask(rpc.SemanticTokensRequest.type, doc);
  assert.equal(full.data.length % 5, 0);
  const part = await ask(rpc.SemanticTokensRangeRequest.type, { ...doc, range: { start: { line: 17, character: 0 }, end: { line: 18, character: 0 } } });
  assert.deepEqual(part.data, [17, 3, 3, 2, 2]);
});
check("formatting makes the safe fixes and raises nothing", async () => {
  const edits = await ask(rpc.DocumentFormattingRequest.type, { ...doc, options: { tabSize: 4, insertSpaces: true } });
  const fixed = apply(faulty, edits);
  assert.ok(fixed.includes("C O N F I D E N T I A L ARKADIA") && fixed.includes("4. (C) Comment") && fixed.includes("\n2. The grain"));
});
check("folding", async () => {
  const folds = await ask(rpc.FoldingRangeRequest.type, doc);
  assert.ok(folds.some((f) => f.startLine === 17 && f.endLine === 18));
});
check("the configuration is watched and read again", async () => {
  assert.ok(client.registered.some((r) => r.method === "workspace/didChangeWatchedFiles"));
  const file = path.join(folder, ".cablelint.yml");
  fs.writeFileSync(file, "root: true\nignore: [portion-*]\n");
  await client.conn.sendNotification(rpc.DidChangeWatchedFilesNotification.type,
    { changes: [{ uri: pathToFileURL(file).href, type: rpc.FileChangeType.Created }] });
  await client.change(uri, 205, [{ text: faulty }]);
  assert.ok(!codes(await client.diagnostics(uri, 205)).includes("portion-missing"));
});
check("folders come and go", async () => {
  await client.conn.sendNotification(rpc.DidChangeWorkspaceFoldersNotification.type,
    { event: { added: [], removed: [{ uri: pathToFileURL(folder).href, name: "cables" }] } });
  const { items } = await ask(rpc.WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  assert.ok(!items.some((i) => i.uri.endsWith("/closed.txt")));
});
check("unknown methods", async () => {
  await assert.rejects(client.conn.sendRequest("textDocument/nonesuch", {}), (e) => e.code === rpc.ErrorCodes.MethodNotFound);
});
check("closing takes the diagnostics away", async () => {
  await client.conn.sendNotification(rpc.DidCloseTextDocumentNotification.type, doc);
  await assert.rejects(ask(rpc.HoverRequest.type, at(0, 0)));
  assert.deepEqual(client.published.filter((p) => p.uri === uri).at(-1).diagnostics, []);
});
check("shutdown and exit", async () => {
  await client.conn.sendRequest(rpc.ShutdownRequest.type);
  await client.conn.sendNotification(rpc.ExitNotification.type);
  assert.equal(await client.exited, 0);
});
check("positions in UTF-8", async () => {
  const other = new Client(process.argv[2]);
  const { capabilities: can } = await other.start({ general: { positionEncodings: ["utf-8", "utf-16"] } }, folder);
  assert.equal(can.positionEncoding, "utf-8");
  await other.open("untitled:x", faulty.replace("\nSUBJECT: TRAMWAY", "\nSUBJECT: 😀é (S/REL) TRAMWAY").replace("4. [C]", "4. 😀"));
  await other.diagnostics("untitled:x", 1);
  other.child.stdin.end();
  assert.equal(await other.exited, 1);
});

(async () => {
  let failed = 0;
  for (const { name, run } of checks) {
    try {
      await run();
    } catch (e) {
      failed++;
      console.log(`${name}: ${e.stack || e}`);
    }
  }
  fs.rmSync(folder, { recursive: true });
  console.log(`${checks.length - failed} of ${checks.length} checks passed`);
  process.exit(failed);
})();
