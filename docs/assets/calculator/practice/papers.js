// Draws what the papers of a case say, and the boxes for the answers. All words come from calculator/practice.

import { element } from "../dom.js";

const PARTS = [["day", "Day", "calc-two"], ["month", "Month", "calc-two"], ["year", "Year", "calc-four"]];

export function drawPapers(place, { story, facts }) {
  const rows = facts.map(({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value)));
  const list = [element("summary", {}, "The same as a list"), element("dl", { class: "calc-entered" }, rows)];
  place.replaceChildren(
    ...story.map((text) => element("p", {}, text)),
    rows.length ? element("details", { class: "calc-working" }, list) : "",
  );
}

const BOXES = {
  date: ({ id, label }) => group(id, label, element("div", { class: "calc-parts" }, PARTS.map(([part, word, size]) => element(
    "div",
    { class: `calc-part ${size}` },
    element("label", { for: `practice-${id}-${part}` }, word),
    element("input", { type: "text", inputmode: "numeric", id: `practice-${id}-${part}`, name: `${id}-${part}` }),
  )))),

  days: ({ id, label }) => element(
    "div",
    { class: "calc-field" },
    element("label", { class: "calc-label", for: `practice-${id}` }, label),
    error(id),
    element(
      "div",
      { class: "calc-parts" },
      element("input", { class: "calc-five", type: "text", inputmode: "numeric", id: `practice-${id}`, name: id }),
      element("span", { class: "calc-unit" }, "days"),
    ),
  ),

  choice: ({ id, label, options }) => group(id, label, options.map(({ value, label: words }, n) => {
    const name = n ? `practice-${id}-${n}` : `practice-${id}`;
    const box = element("input", { type: "radio", id: name, name: id, value });
    return element("div", { class: "calc-answer" }, box, element("label", { for: name }, words));
  })),
};

export function drawAsks(place, asks) {
  place.replaceChildren(...asks.map((ask) => BOXES[ask.kind](ask)));
}

function group(id, label, inside) {
  return element("fieldset", { class: "calc-field" }, element("legend", { class: "calc-label" }, label), error(id), inside);
}

function error(id) {
  return element("p", { class: "calc-error", id: `practice-${id}-error`, hidden: true });
}

// The answers as they were typed, by the names of the boxes; empty boxes are left out.
export function given(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, text]) => text.trim()));
}
