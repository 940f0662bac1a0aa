"use strict";
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const said = document.getElementById("said");
  const cables = Array.from(list.children, (node, place) => ({ node, place, value: +node.dataset.v, size: +node.dataset.n }));
  const orders = {
    place: (a, b) => a.place - b.place,
    value: (a, b) => b.value - a.value || b.size - a.size || a.place - b.place,
    size: (a, b) => b.size - a.size || a.place - b.place,
  };
  let order = "place";
  const read = (cable) => {
    if (cable.rows) return;
    cable.head = cable.node.firstElementChild.textContent.toLowerCase();
    cable.rows = Array.from(cable.node.querySelectorAll("ul.found>li"), (node) => ({
      node, value: +node.dataset.v, rule: node.querySelector("a").textContent, words: node.textContent.toLowerCase(),
    }));
  };
  const apply = () => {
    const words = form.elements.words.value.trim().toLowerCase();
    const least = +form.elements.least.value;
    const rule = form.elements.rule.value;
    const plain = !words && least < 2 && !rule;
    let shown = 0;
    for (const cable of cables) {
      if (plain && !cable.rows) { shown++; continue; }
      read(cable);
      const named = !words || cable.head.includes(words);
      let any = false;
      for (const row of cable.rows) {
        const fits = row.value >= least && (!rule || row.rule === rule) && (named || row.words.includes(words));
        row.node.hidden = !fits;
        any = any || fits;
      }
      cable.node.hidden = !any;
      if (any) shown++;
    }
    const wanted = form.elements.order.value;
    if (wanted !== order) {
      order = wanted;
      list.append(...cables.slice().sort(orders[order]).map((cable) => cable.node));
    }
    said.textContent = shown === cables.length ? "all are shown" : shown + " of " + cables.length + " are shown";
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
})();
