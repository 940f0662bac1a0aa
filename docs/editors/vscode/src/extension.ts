import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from "vscode-languageclient/node";

// The server's own messages.
interface CableMarking {
  banner: string;
  computed: string;
  level: string;
  wrong: boolean;
}

interface BannerStatus {
  uri: string;
  version: number;
  cables: CableMarking[];
}

const languages = ["cable", "plaintext"];
const fixAll = vscode.CodeActionKind.SourceFixAll.append("cablelint");

// What makes a plain text a cable: one such line near the top.
const signs = [
  /^VZCZC/, /^DE R[A-Z]+ #\d/, /^ZN[RY] [A-Z]/, /^MRN:\s/, /^FM [A-Z]/, /^E\.?O\.? ?1\d{4}/, /^TAGS[: ]/,
];
const linesLookedAt = 60;

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;
const markings = new Map<string, CableMarking[]>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = vscode.window.createStatusBarItem("cablelint.banner", vscode.StatusBarAlignment.Left, 10);
  status.name = "cablelint: overall marking";
  context.subscriptions.push(
    status,
    vscode.window.onDidChangeActiveTextEditor(showStatus),
    vscode.workspace.onDidOpenTextDocument(recognise),
    vscode.workspace.onDidCloseTextDocument((doc) => markings.delete(doc.uri.toString())),
    vscode.workspace.onDidChangeConfiguration(settingsChanged),
    vscode.workspace.registerTextDocumentContentProvider("cablelint", { provideTextDocumentContent: rulePage }),
    vscode.commands.registerCommand("cablelint.fixAll", () => apply(fixAll)),
    vscode.commands.registerCommand("cablelint.fixAllUnsafe", applyUnsafe),
    vscode.commands.registerCommand("cablelint.restart", restart),
  );
  vscode.workspace.textDocuments.forEach(recognise);
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const command = vscode.workspace.getConfiguration("cablelint").get<string>("path", "cablelint");
  const server: ServerOptions = { command, args: ["lsp"], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: settings(),
    // The server asks for the section too: it gets the same answer, where the client would read it as it stands.
    middleware: { workspace: { configuration: (params) => params.items.map(() => settings()) } },
  };
  client = new LanguageClient("cablelint", "cablelint", server, options);
  client.onNotification("cablelint/bannerStatus", (news: BannerStatus) => {
    // The server may write a URI in another way than the editor does.
    markings.set(vscode.Uri.parse(news.uri).toString(), news.cables);
    showStatus();
  });
  try {
    await client.start();
  } catch (e) {
    const say = `cablelint does not start (${command} lsp): ${e}`;
    if ((await vscode.window.showErrorMessage(say, "Settings")) !== undefined) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "cablelint.path");
    }
  }
}

async function restart(): Promise<void> {
  await client?.stop();
  markings.clear();
  showStatus();
  await start();
}

// settings are those that the server knows.
function settings(): Record<string, unknown> {
  const set = vscode.workspace.getConfiguration("cablelint");
  const names = ["assumeDate", "asOf", "style", "severity", "ceilingStrict", "strictAbsence", "select", "ignore"];
  return { ...Object.fromEntries(names.map((name) => [name, set.get(name)])), ceiling: ceiling(set), bannerStatus: true };
}

// ceilings are the levels that a place may be held to, the lowest first.
const ceilings = ["U", "CUI", "C", "S", "TS"];

// ceiling is the lowest that any of the settings names: what comes with a folder may lower that of its user and
// not raise it. One that is no level goes to the server as it is, which takes it for the lowest and says so.
function ceiling(set: vscode.WorkspaceConfiguration): unknown {
  const at = set.inspect("ceiling");
  const given = [at?.globalValue, at?.workspaceValue, at?.workspaceFolderValue]
    .filter((value) => value !== undefined && value !== null && value !== "");
  const unknown = given.find((value) => !ceilings.includes(value as string));
  return unknown ?? ceilings.find((level) => given.includes(level)) ?? "";
}

async function settingsChanged(change: vscode.ConfigurationChangeEvent): Promise<void> {
  if (change.affectsConfiguration("cablelint.path")) {
    await restart();
  } else if (change.affectsConfiguration("cablelint")) {
    await client?.sendNotification("workspace/didChangeConfiguration", { settings: { cablelint: settings() } });
  }
}

function recognise(doc: vscode.TextDocument): void {
  if (doc.languageId !== "plaintext" || !vscode.workspace.getConfiguration("cablelint").get("recognise", true)) {
    return;
  }
  for (let i = 0; i < Math.min(doc.lineCount, linesLookedAt); i++) {
    if (signs.some((sign) => sign.test(doc.lineAt(i).text))) {
      void vscode.languages.setTextDocumentLanguage(doc, "cable");
      return;
    }
  }
}

// showStatus shows the marking of the cable that is being written: what it says, and what its portions
// come to where that is another.
function showStatus(): void {
  const doc = vscode.window.activeTextEditor?.document;
  const cables = doc === undefined ? undefined : markings.get(doc.uri.toString());
  if (cables === undefined || cables.length === 0) {
    status.hide();
    return;
  }
  const first = cables[0];
  const more = cables.length > 1 ? ` +${cables.length - 1}` : "";
  const wrong = cables.find((c) => c.wrong);
  status.text = wrong
    ? `$(warning) ${wrong.banner || "no banner"} → ${wrong.computed}${more}`
    : `$(shield) ${first.computed || first.banner || "no marking"}${more}`;
  status.backgroundColor = wrong ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
  status.tooltip = cables
    .map((c, i) => `cable ${i + 1}: banner ${c.banner || "none"}, portions come to ${c.computed || "nothing"}`)
    .join("\n");
  status.show();
}

async function rulePage(uri: vscode.Uri): Promise<string> {
  const rule = uri.path.replace(/^\/rules\//, "").replace(/\.md$/, "");
  const page = await client?.sendRequest<{ value: string }>("cablelint/explain", { rule });
  return page?.value ?? "";
}

async function applyUnsafe(): Promise<void> {
  const yes = "Apply";
  const say = "Unsafe fixes are likely right, but a person must confirm each. Look at the changes afterwards.";
  if ((await vscode.window.showWarningMessage(say, { modal: true }, yes)) === yes) {
    await apply(fixAll.append("unsafe"));
  }
}

async function apply(kind: vscode.CodeActionKind): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: kind.value, apply: "first" });
}
