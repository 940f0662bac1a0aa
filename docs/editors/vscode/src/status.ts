import * as vscode from "vscode";
import { BannerStatus, CableMarking, SettingsStatus } from "./messages";

// The places whose documents the server is told of.
export const served = ["file", "untitled", "vscode-vfs"];

const levels = ["", "U", "C", "S", "TS"];

// StatusItem shows the marking of the cable that is being written, and says for as long as it is so that, and why,
// nothing is checked: a text without findings would look right.
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("banner", vscode.StatusBarAlignment.Left, 10);
  private readonly judged = new Map<string, BannerStatus>();
  private wrong: string[] = [];
  private why?: string; // nothing is checked
  private readonly subscriptions = [
    this.item,
    vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    vscode.workspace.onDidOpenTextDocument(() => this.show()),
    vscode.workspace.onDidCloseTextDocument((doc) => {
      this.judged.delete(doc.uri.toString());
      this.show();
    }),
  ];

  constructor() {
    this.item.name = "cablelint: overall marking";
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  // runs hears that the server does, or why it does not.
  runs(why?: string): void {
    this.why = why;
    if (why !== undefined) { // what a server says as it starts may come before it is known to run
      this.judged.clear();
      this.wrong = [];
    }
    this.show();
  }

  tell(news: BannerStatus): void {
    this.judged.set(news.uri, news);
    this.show();
  }

  settings(news: SettingsStatus): void {
    this.wrong = news.wrong;
    this.show();
  }

  private show(): void {
    const doc = vscode.window.activeTextEditor?.document;
    const why = this.why ?? (doc === undefined ? undefined : this.unchecked(doc));
    if (why !== undefined) {
      this.put("$(error) cablelint: not checked", why, "statusBarItem.errorBackground", "cablelint.restart");
      return;
    }
    const cables = doc === undefined ? [] : this.judged.get(doc.uri.toString())?.cables ?? [];
    if (cables.length > 0) {
      this.marking(cables);
    } else if (this.wrong.length > 0) {
      this.put("$(warning) cablelint: settings", this.wrong.join("\n"), "statusBarItem.warningBackground", openSettings);
    } else {
      this.item.hide();
    }
  }

  // unchecked is why a document is not judged, though the server runs.
  private unchecked(doc: vscode.TextDocument): string | undefined {
    if (doc.languageId === "cable" && !served.includes(doc.uri.scheme)) {
      return `this is no file, but ${doc.uri.scheme}`;
    }
    return this.judged.get(doc.uri.toString())?.unchecked;
  }

  // marking shows the highest of the cables, as it says and as its portions come to.
  private marking(cables: CableMarking[]): void {
    const wrong = cables.find((c) => c.wrong);
    const highest = cables.reduce((a, b) => (levels.indexOf(b.level) > levels.indexOf(a.level) ? b : a));
    const shown = wrong !== undefined && wrong.level === highest.level ? wrong : highest;
    const more = cables.length > 1 ? ` +${cables.length - 1}` : "";
    const text = `${marked(shown)}${more}` + (wrong !== undefined && wrong !== shown ? `, another ${marked(wrong)}` : "");
    const says = cables
      .map((c, i) => `cable ${i + 1}: banner ${c.banner || "none"}, portions come to ${c.computed || "nothing"}`);
    const troubled = wrong !== undefined || this.wrong.length > 0;
    this.put(`$(${troubled ? "warning" : "shield"}) ${text}`, [...this.wrong, ...says].join("\n"),
      troubled ? "statusBarItem.warningBackground" : undefined, this.wrong.length > 0 ? openSettings : undefined);
  }

  private put(text: string, tooltip: string, colour?: string, command?: string | vscode.Command): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `${text.replace(/\$\([a-z]+\) /, "")}. ${tooltip}` };
    this.item.backgroundColor = colour === undefined ? undefined : new vscode.ThemeColor(colour);
    this.item.command = command;
    this.item.show();
  }
}

const openSettings: vscode.Command = {
  title: "Settings", command: "workbench.action.openSettings", arguments: ["cablelint."],
};

// marked is what a cable says of itself, which is never less than what it says, and what it should say.
function marked(c: CableMarking): string {
  const banner = c.banner || "no banner";
  return c.wrong ? `${banner} → ${c.computed}` : c.banner || c.computed || "no marking";
}
