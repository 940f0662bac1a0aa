"use strict";
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const said = document.getElementById("said");
  const cables = Array.from(list.children, (node) => ({
    node, place: +node.dataset.p, value: +node.dataset.v, size: +node.dataset.n,
  }));
  const orders = {
    place: (a, b) => a.place - b.place,
    value: (a, b) => b.value - a.value || a.place - b.place,
    size: (a, b) => b.size - a.size || a.place - b.place,
  };
  let order = "value"; // as the cables are written
  // What is searched is read when it is first asked for. A finding is: severity, rule, words.
  const read = (cable) => {
    cable.head = cable.node.firstElementChild.textContent.toLowerCase();
    cable.rows = Array.from(cable.node.lastElementChild.children, (node) => ({
      node, value: +node.dataset.v, rule: node.children[1].textContent, words: node.textContent.toLowerCase(),
    }));
  };
  const hide = (node, hidden) => { if (node.hidden !== hidden) node.hidden = hidden; };
  const apply = () => {
    const words = form.elements.words.value.trim().toLowerCase();
    const least = +form.elements.least.value;
    const rule = form.elements.rule.value;
    const all = !words && least < 2 && !rule;
    if (!all) for (const cable of cables) if (!cable.rows) read(cable);
    let shown = 0;
    for (const cable of cables) {
      let any = all;
      const named = words && cable.rows && cable.head.includes(words);
      for (const row of cable.rows || []) {
        const fits = row.value >= least && (!rule || row.rule === rule) && (!words || named || row.words.includes(words));
        hide(row.node, !fits);
        any = any || fits;
      }
      hide(cable.node, !any);
      if (any) shown++;
    }
    if (form.elements.order.value !== order) {
      order = form.elements.order.value;
      list.append(...cables.slice().sort(orders[order]).map((cable) => cable.node));
    }
    said.textContent = shown === cables.length ? "all are shown" : shown.toLocaleString("en") + " of " + cables.length.toLocaleString("en") + " are shown";
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
