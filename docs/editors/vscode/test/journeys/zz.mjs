import { test } from "node:test";
import { host, sleep } from "../host.mjs";
import { cable, faulty } from "../text.mjs";
const h = host();
test("dbg", async () => {
  const w = await h.window(h.folder({ "draft.cable": faulty, "copy.txt": faulty, "clean.cable": cable() }));
  await w.open("draft.cable", "(S/NF)");
  await sleep(9000);
  console.log(await w.page.evaluate(() => [...document.querySelectorAll(".statusbar-item")].map(e => e.id + "|" + e.getAttribute("aria-label"))));
  console.log(await w.problems(), await w.status(), await w.language());
});
