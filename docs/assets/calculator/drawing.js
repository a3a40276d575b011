// What the results of all calculators are drawn from. Each gives an element, or null where there is nothing to draw.

import { element } from "../../javascripts/browser.js";

export function list(texts) {
  return element("ul", {}, texts.map((text) => element("li", {}, text)));
}

// entries: [{label, value}]; `more` gives what stands beside an entry.
export function pairs(entries, more = () => null) {
  const row = (entry) => element("div", {}, element("dt", {}, entry.label), element("dd", {}, entry.value), more(entry));
  return element("dl", { class: "calc-entered" }, entries.map(row));
}

// Warnings or notes under their title, which is an element.
export function told(className, title, texts) {
  return texts?.length ? element("div", { class: className }, title, list(texts)) : null;
}

export function lead(text) {
  return element("p", { class: "calc-lead" }, text);
}

export function folded(title, ...inside) {
  return element("details", { class: "calc-working" }, element("summary", {}, title), ...inside);
}

// Steps of a working, each with its law.
export function steps(all) {
  return element("ol", {}, all.map(({ text, law }) => element("li", {}, text, citations(law))));
}

// law: [{words, link, note}]; link and note may be missing.
export function citations(law) {
  if (!law?.length) return null;
  const items = law.map(({ words, link, note }) => {
    const source = link ? element("a", { href: link, rel: "noopener noreferrer" }, words) : words;
    return element("li", {}, source, note ? ` (${note})` : "");
  });
  return element("ul", { class: "calc-citations" }, items);
}
