import * as vscode from "vscode";
import { Server } from "./server";

// The pages that the server writes: cablelint:/rules/NAME.md is that of a rule, cablelint:/about/NAME.md of
// whatever else it knows by a name.
export const pageScheme = "cablelint";

export async function page(server: Server, uri: vscode.Uri): Promise<string> {
  const name = uri.path.replace(/^\/(rules|about)\//, "").replace(/\.md$/, "");
  const found = await server.request<{ value: string }>("cablelint/explain", { rule: name });
  return found?.value ?? `cablelint does not run: there is no page on ${name}.`;
}

// explain shows a page as one, not as the Markdown that it is written in.
export async function explain(address: string): Promise<void> {
  await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.parse(address));
}
