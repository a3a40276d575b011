// Draws the result of a quick calculator; its words come from calculator/forms/quick_shown.py.
// handbook/forms_html/quick_result.html draws the same at build time for the worked example; a test compares the two.

import { element } from "./dom.js";

export function drawQuick(place, shown) {
  const warnings = shown.warnings.length
    ? element(
        "div",
        { class: "calc-warnings" },
        element("p", { class: "calc-lead" }, "Check before you rely on this"),
        element("ul", {}, shown.warnings.map((text) => element("li", {}, text))),
      )
    : null;
  const parts = [
    element("dl", { class: "calc-quick-lines" }, shown.lines.map(line)),
    warnings,
    folded("How it was worked out", element("ol", {}, shown.steps.map(step))),
    folded("What was entered, and what this stands on", pairs(shown.entered), pairs(shown.basis)),
    element("p", { class: "calc-decides" }, shown.decides),
  ];
  place.replaceChildren(...parts.filter((each) => each !== null));
}

function line({ name, value, date, note }) {
  const words = element("dd", {}, element("strong", {}, value), note ? element("p", {}, note) : null);
  return element("div", { "data-date": date }, element("dt", {}, name), words);
}

function step({ text, law }) {
  const sources = law.map(({ words, link, note }) =>
    element("li", {}, link ? element("a", { href: link, rel: "noopener noreferrer" }, words) : words, ` (${note})`),
  );
  return element("li", {}, text, sources.length ? element("ul", { class: "calc-citations" }, sources) : null);
}

function folded(title, ...inside) {
  return element("details", { class: "calc-working" }, element("summary", {}, title), ...inside);
}

function pairs(entries) {
  const all = entries.map(({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value)));
  return element("dl", { class: "calc-entered" }, all);
}
