// Runs what the journeys send in the extension host, so that they can ask the editor itself. It is no part of the
// extension and never packaged with it.
const { createServer } = require("node:http");
const { renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const AsyncFunction = (async () => {}).constructor;

exports.activate = () => {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) {
      body += part;
    }
    try {
      const { code, args } = JSON.parse(body);
      const result = await new AsyncFunction("vscode", "args", `return (${code})(vscode, ...args)`)(vscode, args);
      response.end(JSON.stringify({ result }));
    } catch (e) {
      response.end(JSON.stringify({ error: String(e?.stack ?? e) }));
    }
  });
  server.listen(0, "127.0.0.1", () => {
    const file = path.join(process.env.CABLELINT_DRIVER, `${process.pid}.json`);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
    writeFileSync(`${file}.part`, JSON.stringify({ port: server.address().port, folder }));
    renameSync(`${file}.part`, file);
  });
};
