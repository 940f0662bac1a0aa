import * as vscode from "vscode";
import { BannerStatus } from "./messages";

const kept = "plain"; // the key under which the files are kept that are to stay plain text

// Recogniser makes cables of the plain texts that the server reads as such. A text that was set back stays as it is.
export class Recogniser implements vscode.Disposable {
  private readonly cables = new WeakSet<vscode.TextDocument>();
  private readonly plain: Set<string>;
  private readonly subscriptions = [
    vscode.workspace.onDidOpenTextDocument((doc) => this.opened(doc)),
    vscode.workspace.onDidCloseTextDocument((doc) => this.closed(doc)),
  ];

  constructor(private readonly memory: vscode.Memento) {
    this.plain = new Set(memory.get<string[]>(kept, []));
    vscode.workspace.textDocuments.forEach((doc) => this.opened(doc));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  // judged hears what the server found in a document.
  judged(news: BannerStatus): void {
    const doc = vscode.workspace.textDocuments.find((d) => d.uri.toString() === news.uri);
    const wanted = vscode.workspace.getConfiguration("cablelint", doc?.uri).get("recognise", true);
    if (doc?.languageId === "plaintext" && news.cables.length > 0 && wanted && !this.plain.has(news.uri)) {
      void vscode.languages.setTextDocumentLanguage(doc, "cable");
    }
  }

  // opened hears of a document, also when its language has changed: the same one is closed and opened then.
  private opened(doc: vscode.TextDocument): void {
    if (doc.languageId === "cable") {
      this.cables.add(doc);
      this.remember(doc, false);
    } else if (doc.languageId === "plaintext" && this.cables.has(doc)) {
      this.remember(doc, true);
    }
  }

  // closed forgets a draft: its name goes to the next one.
  private closed(doc: vscode.TextDocument): void {
    if (doc.isUntitled && doc.isClosed) {
      this.remember(doc, false);
    }
  }

  private remember(doc: vscode.TextDocument, plain: boolean): void {
    const uri = doc.uri.toString();
    if (plain === this.plain.has(uri)) {
      return;
    }
    if (plain) {
      this.plain.add(uri);
    } else {
      this.plain.delete(uri);
    }
    void this.memory.update(kept, [...this.plain].filter((u) => !u.startsWith("untitled:")));
  }
}
