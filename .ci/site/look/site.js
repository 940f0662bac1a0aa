// Searches the sections of all pages. They come as a script, once somebody searches, since a page that is opened from
// a folder may not read another file.
"use strict";

const field = document.getElementById("search");
const results = document.getElementById("results");
const root = document.body.dataset.top;
const most = 20;
let sections = null;

// The script index.js calls this.
function found(list) {
  sections = list.map((s) => ({ ...s, all: (s.h + " " + s.w).toLowerCase(), head: s.h.toLowerCase() }));
  show();
}

function load() {
  if (sections || document.getElementById("index")) return;
  const script = document.createElement("script");
  script.id = "index";
  script.src = root + "/index.js";
  document.head.append(script);
}

// rank is how well a section answers, 0 for not at all: every word must be there, and a heading counts more.
function rank(section, words) {
  let sum = 0;
  for (const word of words) {
    if (!section.all.includes(word)) return 0;
    sum += section.head === word ? 20 : section.head.includes(word) ? 5 : 1;
  }
  return sum;
}

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  results.replaceChildren();
  if (!sections || words.length === 0) return;
  const ranked = sections.map((s) => [rank(s, words), s]).filter(([n]) => n > 0);
  ranked.sort(([a], [b]) => b - a);
  for (const [, s] of ranked.slice(0, most)) results.append(result(s));
  if (ranked.length === 0) results.append(Object.assign(document.createElement("li"), { textContent: "Nothing is found." }));
}

function result(section) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const page = document.createElement("small");
  link.href = root + "/" + section.a;
  link.textContent = section.h;
  page.textContent = section.p;
  item.append(link, page);
  return item;
}

field.addEventListener("focus", load);
field.addEventListener("input", () => { load(); show(); });
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = results.querySelector("a");
  if (first) location.href = first.href;
});
if (matchMedia("(max-width: 60rem)").matches) document.querySelector("nav details").open = false;
