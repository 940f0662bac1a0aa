import * as vscode from "vscode";

const pause = 1000; // milliseconds without a change after which nobody is typing

// Typing knows the line that is being typed, which is left in peace: it is judged when it is left, or after a pause.
export class Typing implements vscode.Disposable {
  private doc?: vscode.TextDocument;
  private line = 0;
  private at = 0;
  private readonly moved = new vscode.EventEmitter<void>();
  private readonly subscriptions = [
    this.moved,
    vscode.workspace.onDidChangeTextDocument((change) => this.changed(change)),
    vscode.window.onDidChangeTextEditorSelection((move) => this.selected(move)),
    vscode.window.onDidChangeActiveTextEditor(() => this.leave()),
    vscode.workspace.onDidSaveTextDocument(() => this.leave()),
  ];

  dispose(): void {
    this.leave();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  // rest returns when nobody is typing a line of the document, and breaks off when that is no longer wanted.
  async rest(doc: vscode.TextDocument, token: vscode.CancellationToken): Promise<void> {
    while (this.doc === doc && !token.isCancellationRequested) {
      const left = this.at + pause - Date.now();
      if (left <= 0) {
        this.leave();
      } else {
        await this.waits(left, token);
      }
    }
    if (token.isCancellationRequested) {
      throw new vscode.CancellationError();
    }
  }

  // waits for a while, or until the line is left or the token says so.
  private waits(milliseconds: number, token: vscode.CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        left.dispose();
        cancelled.dispose();
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      const left = this.moved.event(end);
      const cancelled = token.onCancellationRequested(end);
    });
  }

  // changed takes note of what a person types: a few letters on one line. A fix or a paste is judged at once.
  private changed(change: vscode.TextDocumentChangeEvent): void {
    if (change.contentChanges.length === 0) {
      return;
    }
    if (!change.contentChanges.every((c) => c.text.length <= 2 && !c.text.includes("\n") && c.range.isSingleLine)) {
      this.leave();
      return;
    }
    this.doc = change.document;
    this.line = change.contentChanges[0].range.start.line;
    this.at = Date.now();
  }

  private selected(move: vscode.TextEditorSelectionChangeEvent): void {
    if (move.textEditor.document === this.doc && move.selections[0].active.line !== this.line) {
      this.leave();
    }
  }

  private leave(): void {
    this.doc = undefined;
    this.moved.fire();
  }
}
