"use strict";
// The page: it gives the engine what was pasted and shows what that finds. Words of the cable reach the document as text
// alone. Nothing is asked of a server and nothing is kept.

const at = (id) => document.getElementById(id);
const made = (name, attributes, ...within) => {
  const node = Object.assign(document.createElement(name), attributes);
  node.append(...within);
  return node;
};
const asked = (what, ...of) => {
  const answer = JSON.parse(cablelint[what](...of));
  if (answer.error) throw new Error(answer.error);
  return answer;
};
const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

// What the engine is packed in: bytes as characters, moved by 42, those that HTML would change behind "=".
function unpacked(words) {
  const known = new Map([...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, i) => i))]
    .map((sign, byte) => [sign.charCodeAt(0), byte]));
  const out = new Uint8Array(words.length);
  let n = 0;
  for (let i = 0; i < words.length; i++) {
    let byte = known.get(words.charCodeAt(i));
    if (byte === 0x3d) byte = known.get(words.charCodeAt(++i)) - 64;
    out[n++] = byte - 42;
  }
  return out.subarray(0, n);
}

async function begin() {
  const packed = new Blob([unpacked(at("engine").textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(packed).arrayBuffer();
  at("engine").remove();
  const go = new Go();
  const ready = new Promise((resolve) => { window.engineReady = resolve; });
  const { instance } = await WebAssembly.instantiate(bytes, go.importObject);
  go.run(instance);
  await ready;
  document.body.dataset.ready = "yes";
  judge();
}

// longest is more than any cable; what is longer would keep the page from answering.
const longest = 4 << 20;

function settings() {
  return { ceiling: at("ceiling").value, asOf: at("asOf").value.trim(), assume: at("assume").value.trim(), ic: at("ic").checked };
}

// current is the text that the findings shown are of.
let current;

// judge shows what is found in the text as it is now. Where it cannot be judged, nothing that was found before stays.
function judge() {
  current = at("cable").value;
  attempt(() => {
    if (current.length > longest) throw new Error("The text is too long for this page: the command takes it.");
    const judged = asked("judge", current, settings());
    at("cables").replaceChildren(...judged.cables.map(strip));
    at("findings").replaceChildren(...judged.findings.map(finding));
    at("state").textContent = told(current, judged);
  }, () => {
    at("cables").replaceChildren();
    at("findings").replaceChildren();
    at("state").textContent = "Nothing was checked.";
  });
}

// attempt shows what went wrong in doing something, and then does what follows from that.
function attempt(something, otherwise = () => {}) {
  let wrong = "";
  try {
    something();
  } catch (err) {
    wrong = err.message;
    otherwise();
  }
  at("misuse").hidden = wrong === "";
  at("misuse").textContent = wrong;
}

function told(words, judged) {
  if (words.trim() === "") return "Nothing is pasted yet.";
  const all = ["error", "warning", "info"].map((s) => [s, judged.findings.filter((f) => f.severity === s).length]);
  const counts = all.map(([s, n]) => s === "info" ? `${n} info` : counted(n, s)).join(", ");
  if (judged.cables.length === 0) {
    return `This does not look like a cable${settings().ceiling ? `, so only the ceiling was asked: ${counts}` : ": nothing was checked"}.`;
  }
  return `${counted(judged.cables.length, "cable")}: ${counts}.`;
}

// strip shows what a cable says of itself, what its portions come to, and each portion by its level.
function strip(cable) {
  const level = (words, letter) => made("b", { className: `level-${letter}` }, words || "not read");
  const head = made("p", {}, made("b", {}, cable.number || "A cable"), cable.date ? `, ${cable.date}` : ", without a date");
  const marks = made("p", {}, "says ", level(cable.stated, cable.statedLevel), ", its portions come to ",
    level(cable.computed, cable.computedLevel));
  const cells = cable.portions.map((p, i) => made("button", {
    type: "button", className: `level-${p.level}`, title: `${p.name}, line ${p.line}`,
    ariaLabel: `${p.name}: ${p.mark || "no mark"}`, onclick: () => show(lineAt(p.line)),
  }, p.mark || String(i + 1)));
  return made("div", { className: "cable" }, head, marks, made("div", { className: "strip" }, ...cells));
}

function finding(f, i) {
  const place = made("button", { type: "button", className: "place", onclick: () => show([f.from, f.to]) }, `line ${f.line}`);
  const more = made("details", {}, made("summary", {}, f.mended ? "Why, and how to mend it" : "Why"), made("p", {}, f.why));
  if (f.quieted) more.append(made("p", {}, `Lowered: ${f.quieted}.`));
  more.addEventListener("toggle", () => { if (more.open && f.mended) attempt(() => ways(more, i)); }, { once: true });
  return made("li", { className: f.severity }, made("span", { className: "severity" }, f.severity), " ", place, " ",
    made("span", {}, f.message), made("p", { className: "faint" }, `${f.rule}${f.authority ? ` \u2014 ${f.authority}` : ""}`), more);
}

function ways(into, number) {
  const all = asked("ways", number);
  if (all.length === 0) into.append(made("p", {}, "It is for a person to mend: any way offered would lower protection."));
  for (const way of all) {
    const sign = { "-": "gone", "+": "came", " ": "same" };
    const lines = way.lines.map((l) => made("span", { className: sign[l.op] }, l.op + l.text.replace(/\r?\n$/, "")));
    const doIt = made("button", { type: "button", onclick: () => mend(number, way.number) }, "Make it");
    into.append(made("p", {}, way.title, way.safe ? " (safe) " : ` (for you to decide: ${way.why}) `, doIt), made("pre", {}, ...lines));
  }
}

// mend mends a finding of the text as it was judged. A text that was changed since is judged anew instead: the person
// looks again.
function mend(number, way) {
  if (at("cable").value !== current) return judge();
  attempt(() => {
    replace(asked("mend", number, way));
    judge();
  });
}

// replace puts words for the text, as typing does: the browser can undo it.
function replace(words) {
  const area = at("cable");
  area.focus();
  area.select();
  if (!document.execCommand("insertText", false, words)) area.value = words;
}

// show selects a place of the text and brings it into view.
function show([from, to]) {
  const area = at("cable");
  area.focus();
  area.setSelectionRange(from, Math.max(to, from));
  const before = area.value.slice(0, from).split("\n").length - 1;
  area.scrollTop = Math.max(0, before - 5) * parseFloat(getComputedStyle(area).lineHeight);
}

function lineAt(number) {
  const lines = at("cable").value.split("\n");
  const from = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return [from, from + lines[number - 1].length];
}

// Typing is left in peace for a moment.
const patience = 250;
let waiting;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { if (document.body.dataset.ready) judge(); }, patience);
}

for (const id of ["cable", "ceiling", "asOf", "assume", "ic"]) at(id).addEventListener("input", soon);
at("example").onclick = () => { at("cable").value = at("sample").textContent; soon(); };
at("clear").onclick = () => { at("cable").value = ""; soon(); };
begin().catch((err) => { at("state").textContent = `The page does not work in this browser: ${err.message}`; });
