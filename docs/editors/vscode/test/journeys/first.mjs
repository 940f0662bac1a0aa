import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "../host.mjs";
import { cable, faulty } from "../text.mjs";

const h = host();

test("a cable and a plain text that is one are checked; hover, quick fix, outline", async () => {
  const w = await h.window(h.folder({ "draft.cable": faulty, "copy.txt": faulty, "clean.cable": cable() }));
  await w.open("draft.cable", "(S/NF)");
  await w.found("banner-below-portion");
  await w.says("CONFIDENTIAL → SECRET//NOFORN");
  await w.page.locator(".squiggly-error").first().waitFor();
  await w.open("copy.txt");
  await w.found("banner-below-portion");
  assert.equal(await w.language(), "cable");
  await w.close();
});
