import { ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import {
  CloseAction, ErrorAction, LanguageClient, LanguageClientOptions, State,
} from "vscode-languageclient/node";
import { BannerStatus, SettingsStatus } from "./messages";
import { settings } from "./settings";
import { served, StatusItem } from "./status";
import { Typing } from "./typing";

const languages = ["cable", "plaintext"];
const patience = 20_000; // milliseconds that a program has to answer
const lookAgain = 3_000; // milliseconds between looks for a program that is missing
const mostFalls = 4; // of a running server within fallsWithin
const fallsWithin = 180_000;

// Server is the program as it runs, or is waited for. What it does when asked to restart never hangs on how the
// program did before.
export class Server implements vscode.Disposable {
  private client?: LanguageClient;
  private process?: ChildProcess;
  private queue: Promise<void> = Promise.resolve();
  private waiting?: NodeJS.Timeout;
  private answered = false; // the program has shown that it is one
  private falls: number[] = [];
  private readonly output = vscode.window.createOutputChannel("cablelint");
  private readonly judged = new vscode.EventEmitter<BannerStatus>();
  readonly onJudged = this.judged.event;

  constructor(
    private readonly folder: string, // of the extension
    private readonly typing: Typing,
    private readonly status: StatusItem,
  ) {}

  dispose(): void {
    clearTimeout(this.waiting);
    vscode.Disposable.from(this.output, this.judged).dispose();
  }

  // restart starts the program, in place of one that runs or failed to. One is done after the other.
  restart(): Promise<void> {
    this.queue = this.queue.then(async () => {
      await this.end();
      this.falls = [];
      this.answered = false;
      await this.start();
    });
    return this.queue;
  }

  stop(): Promise<void> {
    this.queue = this.queue.then(() => this.end());
    return this.queue;
  }

  async request<R>(method: string, params: unknown): Promise<R | undefined> {
    return this.client?.isRunning() ? this.client.sendRequest<R>(method, params) : undefined;
  }

  async settingsChanged(change: vscode.ConfigurationChangeEvent): Promise<void> {
    if (change.affectsConfiguration("cablelint.path")) {
      await this.restart();
    } else if (change.affectsConfiguration("cablelint") && this.client?.isRunning()) {
      await this.client.sendNotification("workspace/didChangeConfiguration", { settings: { cablelint: settings() } });
    }
  }

  private async end(): Promise<void> {
    clearTimeout(this.waiting);
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) {
      await client.stop().catch((e) => this.output.appendLine(`the program did not end as it should: ${e}`));
    }
    this.process?.kill(); // one that never answered knows of no end
    this.process = undefined;
  }

  private async start(): Promise<void> {
    const command = this.program();
    if (!isThere(command)) {
      this.fail(`there is no program ${command}`);
      this.waiting = setTimeout(() => this.look(command), lookAgain);
      return;
    }
    this.client = this.connect(command);
    try {
      await within(patience, this.client.start());
      const name = this.client.initializeResult?.serverInfo?.name;
      if (name !== "cablelint") {
        throw new Error(`it is ${name ?? "another server"}`);
      }
      this.answered = true;
      this.status.runs();
    } catch (e) {
      const why = e instanceof Error ? e.message : String(e);
      await this.end();
      this.fail(`${command} is no cablelint that runs: ${why}`);
    }
  }

  // look starts the program when it has come.
  private look(command: string): void {
    if (isThere(command)) {
      void this.restart();
    } else {
      this.waiting = setTimeout(() => this.look(command), lookAgain);
    }
  }

  // program is the one that is set, the one that came with the extension, or one on the path.
  private program(): string {
    const set = vscode.workspace.getConfiguration("cablelint").get<string>("path", "");
    const own = path.join(this.folder, "bin", process.platform === "win32" ? "cablelint.exe" : "cablelint");
    return set || (existsSync(own) ? own : "cablelint");
  }

  private fail(why: string): void {
    this.output.appendLine(why);
    this.status.runs(why);
  }

  private connect(command: string): LanguageClient {
    const client = new LanguageClient("cablelint", "cablelint", () => this.launch(command), this.options(command));
    client.onNotification("cablelint/bannerStatus", (news: BannerStatus) => {
      // The server may write a URI in another way than the editor does.
      const known = { ...news, uri: vscode.Uri.parse(news.uri).toString() };
      this.status.tell(known);
      this.judged.fire(known);
    });
    client.onNotification("cablelint/settingsStatus", (news: SettingsStatus) => this.status.settings(news));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running && this.answered) {
        this.status.runs(); // also after a fall
      }
    });
    return client;
  }

  private async launch(command: string): Promise<ChildProcess> {
    this.process = spawn(command, ["lsp"]);
    this.process.on("error", (e) => this.output.appendLine(`${command}: ${e.message}`));
    return this.process;
  }

  private options(command: string): LanguageClientOptions {
    return {
      documentSelector: languages.flatMap((language) => served.map((scheme) => ({ scheme, language }))),
      outputChannel: this.output,
      initializationOptions: settings(),
      initializationFailedHandler: () => false, // told by the status item
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: this.fallen(command), handled: true }),
      },
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: {
        provideDiagnostics: async (document, previous, token, next) => {
          if (!(document instanceof vscode.Uri)) {
            await this.typing.rest(document, token);
          }
          return next(document, previous, token);
        },
        // What is open is asked for; what comes unasked besides is about configurations.
        handleDiagnostics: (uri, diagnostics, next) => {
          if (path.posix.basename(uri.path).startsWith(".cablelint")) {
            next(uri, diagnostics);
          }
        },
        // The server asks for the section: it gets what it was given, where the client would read it as it stands.
        workspace: { configuration: (params) => params.items.map(() => settings()) },
      },
    };
  }

  // fallen decides about a program that has ended by itself. One that never answered is told of by start.
  private fallen(command: string): CloseAction {
    if (!this.answered) {
      return CloseAction.DoNotRestart;
    }
    const now = Date.now();
    this.falls = [...this.falls.filter((at) => at > now - fallsWithin), now];
    if (this.falls.length > mostFalls) {
      this.fail(`${command} has ended ${this.falls.length} times`);
      return CloseAction.DoNotRestart;
    }
    this.fail("the program has ended and is started again");
    return CloseAction.Restart;
  }
}

// isThere reports whether a program can be started: a name without a folder is looked for on the path.
function isThere(command: string): boolean {
  if (path.basename(command) !== command) {
    return runs(command);
  }
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE").split(";") : [""];
  return (process.env.PATH ?? "").split(path.delimiter)
    .some((folder) => endings.some((ending) => runs(path.join(folder, command + ending))));
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// within fails when a promise is not kept in time.
function within<T>(milliseconds: number, what: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("it does not answer")), milliseconds);
    what.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
