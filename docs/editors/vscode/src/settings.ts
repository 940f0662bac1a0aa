import * as vscode from "vscode";

const names = ["assumeDate", "asOf", "style", "severity", "ceilingStrict", "strictAbsence", "select", "ignore"];

// settings are those that the server knows, and what the extension shows of its own.
export function settings(): Record<string, unknown> {
  const set = vscode.workspace.getConfiguration("cablelint");
  return {
    ...Object.fromEntries(names.map((name) => [name, set.get(name)])),
    ceiling: ceiling(), bannerStatus: true, settingsStatus: true, explain: true,
  };
}

// ceilings are the levels that a place may be held to, the lowest first.
const ceilings = ["U", "CUI", "C", "S", "TS"];

// ceiling is the lowest that any of the settings names: what comes with a folder may lower that of its user and
// not raise it. One that is no level goes to the server as it is, which takes it for the lowest and says so.
function ceiling(): unknown {
  const given = [undefined, ...(vscode.workspace.workspaceFolders ?? [])]
    .map((folder) => vscode.workspace.getConfiguration("cablelint", folder?.uri).inspect("ceiling"))
    .flatMap((at) => [at?.globalValue, at?.workspaceValue, at?.workspaceFolderValue])
    .filter((value) => value !== undefined && value !== null && value !== "");
  const unknown = given.find((value) => !ceilings.includes(value as string));
  return unknown ?? ceilings.find((level) => given.includes(level)) ?? "";
}
