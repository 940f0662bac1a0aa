import * as vscode from "vscode";
import { applyAll, applyUnsafe } from "./fixes";
import { explain, page, pageScheme } from "./pages";
import { Recogniser } from "./recognise";
import { Server } from "./server";
import { StatusItem } from "./status";
import { Typing } from "./typing";

let server: Server;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const status = new StatusItem();
  const recogniser = new Recogniser(context.workspaceState);
  const typing = new Typing();
  server = new Server(context.extensionPath, typing, status);
  server.onJudged((news) => recogniser.judged(news));
  context.subscriptions.push(
    status, recogniser, typing, server,
    vscode.workspace.onDidChangeConfiguration((change) => server.settingsChanged(change)),
    vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
      provideTextDocumentContent: (uri) => page(server, uri),
    }),
    vscode.commands.registerCommand("cablelint.fixAll", () => applyAll()),
    vscode.commands.registerCommand("cablelint.fixAllUnsafe", () => applyUnsafe()),
    vscode.commands.registerCommand("cablelint.explain", explain),
    vscode.commands.registerCommand("cablelint.restart", () => server.restart()),
  );
  await server.restart();
}

export async function deactivate(): Promise<void> {
  await server.stop();
}
