// A folder that is not trusted is checked all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "../host.mjs";
import { faulty } from "../text.mjs";

const h = host({ trust: true });

test("an untrusted folder is checked, and its settings do nothing but lower the ceiling", async () => {
  const own = JSON.stringify({
    "cablelint.ceiling": "U", "cablelint.ignore": ["*"], "cablelint.assumeDate": "1990-01-01", "cablelint.path": "/bin/false",
  });
  const w = await h.window(h.folder({ "a.cable": faulty, ".vscode/settings.json": own }));
  await w.open("a.cable");
  assert.equal(await w.run((vscode) => vscode.workspace.isTrusted), false);
  await w.found("portion-missing");
  await w.found("ceiling-exceeded");
  assert.equal(await w.language(), "cable");
  await w.says("CONFIDENTIAL → SECRET//NOFORN");
  assert.equal(await w.run((vscode) => vscode.workspace.getConfiguration("cablelint").get("assumeDate")), "");
  await w.close();
});
