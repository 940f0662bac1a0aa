import * as vscode from "vscode";

const fixAll = vscode.CodeActionKind.SourceFixAll.append("cablelint");

// applyAll makes the safe fixes and says which level they raise, if any.
export async function applyAll(): Promise<void> {
  await apply(fixAll);
}

export async function applyUnsafe(): Promise<void> {
  const yes = "Apply";
  const say = "Unsafe fixes are likely right, but a person must confirm each. Look at the changes afterwards.";
  if ((await vscode.window.showWarningMessage(say, { modal: true }, yes)) === yes) {
    await apply(fixAll.append("unsafe"));
  }
}

async function apply(kind: vscode.CodeActionKind): Promise<void> {
  const doc = vscode.window.activeTextEditor?.document;
  if (doc === undefined) {
    return;
  }
  const everything = new vscode.Range(0, 0, doc.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider", doc.uri, everything, kind.value);
  const action = found.find((a) => a.kind !== undefined && kind.contains(a.kind) && a.edit !== undefined);
  if (action?.edit === undefined) {
    void vscode.window.showInformationMessage("cablelint: nothing to fix");
    return;
  }
  if (await vscode.workspace.applyEdit(action.edit)) {
    void vscode.window.showInformationMessage(`cablelint: ${action.title}`);
  }
}
