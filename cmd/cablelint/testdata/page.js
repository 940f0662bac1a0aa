"use strict";
// Runs the script of the page to paste a cable into, without a browser: node page.js docs/play/page.js. The document is
// made of plain objects, and the engine says what it is told to say.
const assert = require("node:assert");
const fs = require("node:fs");
const vm = require("node:vm");

const node = () => ({
  value: "", textContent: "", dataset: {}, children: [], heard: {},
  append(...more) { this.children.push(...more); },
  replaceChildren(...all) { this.children = all; },
  addEventListener(name, then) { this.heard[name] = then; },
  focus() {}, select() {}, setSelectionRange() {},
});
const nodes = new Map();
const at = (id) => nodes.get(id) || nodes.set(id, node()).get(id);
let replaced; // what was written as typing writes
const document = {
  body: node(), getElementById: at, createElement: node,
  execCommand(name, _, words) {
    replaced = words;
    at("cable").value = words;
    return name === "insertText";
  },
};
const found = { rule: "r", severity: "error", message: "m", line: 1, from: 0, to: 1, why: "w", mended: true };
const engine = {
  judge: (words, { asOf }) => asOf === "soon" ? { error: '"soon" is no date' } : { cables: [], findings: words === "mended" ? [] : [found] },
  ways: () => [{ number: 0, title: "t", lines: [] }],
  mend: () => "mended",
};
const cablelint = Object.fromEntries(Object.keys(engine).map((name) => [name, (...of) => JSON.stringify(engine[name](...of))]));
const run = (code) => vm.runInContext(code, page);
const page = vm.createContext({ document, cablelint, window: {}, setTimeout, clearTimeout, TextDecoder, Uint8Array });
run(fs.readFileSync(process.argv[2], "utf8").replace(/^begin\(\).*$/m, ""));

// judged has the page judge a text, and returns what makes its one way of mending the one finding.
function judged(words) {
  at("cable").value = words;
  run("judge()");
  const more = at("findings").children[0].children.at(-1);
  more.open = true;
  more.heard.toggle();
  return more.children.flatMap((n) => n.children || []).find((n) => n.onclick).onclick;
}

let mend = judged("faulty");
mend();
assert.equal(at("cable").value, "mended");
assert.equal(replaced, "mended", "the browser cannot undo it");

mend = judged("faulty");
at("cable").value = "faulty, and written on";
mend();
assert.equal(at("cable").value, "faulty, and written on", "what was written since is lost");
assert.equal(at("findings").children.length, 1, "the text is not judged anew");

at("asOf").value = "soon";
run("judge()");
assert.equal(at("misuse").textContent, '"soon" is no date');
assert.equal(at("findings").children.length, 0, "findings of an older text are shown");

at("asOf").value = "";
mend = judged("faulty");
engine.mend = () => ({ error: "it would lower protection" });
mend();
assert.equal(at("cable").value, "faulty");
assert.equal(at("misuse").textContent, "it would lower protection");
