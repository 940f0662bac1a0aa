// The package as it is given to people.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { host } from "../host.mjs";
import { faulty } from "../text.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const installed = path.join(process.env.CABLELINT_EXTENSIONS, readdirSync(process.env.CABLELINT_EXTENSIONS)
  .find((name) => name.startsWith("cablelint.cablelint-")));
const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));

test("it is one bundle with all that belongs to it, and asks for no more than it uses", () => {
  const files = readdirSync(installed, { recursive: true }).map(String);
  for (const name of ["out/extension.js", "out/NOTICES.txt", "LICENSE.txt", "readme.md", "changelog.md", "icon.png",
    "config.schema.json", "vscode.png", "syntaxes/cable.tmLanguage.json"]) {
    assert.ok(files.includes(name), `${name} in ${files}`);
  }
  assert.ok(!files.some((name) => /node_modules|\.ts$|\.map$|test/.test(name)), files.join());
  assert.ok(files.length < 30, files.join());
  assert.equal(manifest.engines.vscode, "^1.82.0");
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.contributes.yamlValidation[0].url, "./config.schema.json");
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
  assert.equal(manifest.capabilities.virtualWorkspaces.supported, "limited");
  assert.deepEqual(manifest.extensionKind, ["workspace"]);
  assert.match(readFileSync(path.join(installed, "LICENSE.txt"), "utf8"), /Apache License/);
  JSON.parse(readFileSync(path.join(installed, "config.schema.json"), "utf8"));
});

// luminance of a colour, as WCAG has it.
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// background is that of a theme's editor, "" where it leaves it to the editor's own.
function background(file) {
  const text = readFileSync(file, "utf8");
  const included = /^\s*"include":\s*"([^"]+)"/m.exec(text)?.[1];
  return /"editor\.background":\s*"(#[0-9a-fA-F]{6})/.exec(text)?.[1] ??
    (included ? background(path.resolve(path.dirname(file), included)) : "");
}

// Each theme that VS Code brings, by the name that settings know it by.
function themes() {
  const all = path.resolve(process.env.CABLELINT_ENTRY, "../../../lib/vscode/extensions");
  return readdirSync(all).filter((name) => name.startsWith("theme-")).flatMap((name) => {
    const nls = JSON.parse(readFileSync(path.join(all, name, "package.nls.json"), "utf8"));
    const { contributes } = JSON.parse(readFileSync(path.join(all, name, "package.json"), "utf8"));
    const own = { vs: "#ffffff", "vs-dark": "#1e1e1e", "hc-black": "#000000", "hc-light": "#ffffff" };
    return (contributes.themes ?? []).map((t) => ({
      name: t.id ?? nls[t.label.replaceAll("%", "")] ?? t.label,
      background: background(path.resolve(all, name, t.path)) || own[t.uiTheme],
    }));
  });
}

test("the colours of the levels have a contrast of 4.5 in every theme", () => {
  const semantic = manifest.contributes.configurationDefaults["editor.semanticTokenColorCustomizations"];
  const textMate = manifest.contributes.configurationDefaults["editor.tokenColorCustomizations"];
  const list = themes();
  assert.ok(list.length > 15, JSON.stringify(list));
  for (const theme of list) {
    const light = theme.name.includes("Light");
    const rules = light ? semantic["[*Light*]"].rules : semantic.rules;
    const scopes = (light ? textMate["[*Light*]"] : textMate).textMateRules;
    const colours = [...Object.values(rules).map((r) => r.foreground), ...scopes.map((s) => s.settings.foreground)];
    assert.equal(colours.length, 10);
    for (const colour of colours) {
      const has = contrast(colour, theme.background);
      assert.ok(has >= 4.5, `${colour} on ${theme.background} of ${theme.name}: ${has.toFixed(1)}`);
    }
  }
});

const h = host();

test("the settings that the page turns off are ones of VS Code", async () => {
  const page = readFileSync(path.join(installed, "readme.md"), "utf8");
  const keys = [...page.matchAll(/"((?:workbench|files|telemetry|cablelint|editor)\.[\w.]+)": /g)].map((m) => m[1]);
  assert.ok(keys.length > 6, keys.join());
  const w = await h.window(h.folder({}));
  const unknown = await w.run((vscode, keys) =>
    keys.filter((key) => vscode.workspace.getConfiguration().inspect(key)?.defaultValue === undefined), keys);
  assert.deepEqual(unknown, []);
  await w.close();
});

test("a package for a platform brings the program, which is used where none is set", async () => {
  const dir = mkdtempSync(path.join(tmpdir(), "cablelint-package-"));
  const target = `${process.platform}-${process.arch}`;
  const file = path.join(dir, "own.vsix");
  execFileSync(path.join(here, "../../build"), ["--out", file, target]);
  unlinkSync(h.program); // none is on the path
  execFileSync(process.execPath, [process.env.CABLELINT_ENTRY, "--extensions-dir", path.join(dir, "extensions"),
    "--user-data-dir", path.join(dir, "user"), "--install-extension", file]);
  const own = readdirSync(path.join(dir, "extensions")).find((name) => name.startsWith("cablelint.cablelint-"));
  const program = path.join(dir, "extensions", own, "bin/cablelint");
  assert.ok(existsSync(program));
  symlinkSync(path.dirname(program), path.join(installed, "bin")); // beside the driver, in the host that runs
  try {
    const w = await h.window(h.folder({ "a.cable": faulty }));
    await w.open("a.cable");
    await w.found("portion-missing");
    await w.close();
  } finally {
    unlinkSync(path.join(installed, "bin"));
    rmSync(dir, { recursive: true });
  }
});
