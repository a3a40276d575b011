// Draws what the papers of a case say, and the boxes for the answers. All words come from calculator/practice.

import { element } from "../../../javascripts/browser.js";
import { folded, pairs } from "../drawing.js";
import { dateBoxes } from "../form.js";

export function drawPapers(place, { story, facts }) {
  place.replaceChildren(
    ...story.map((text) => element("p", {}, text)),
    facts.length ? folded("The same as a list", pairs(facts)) : "",
  );
}

const BOXES = {
  date: ({ id, label }) => group(id, label, element("div", { class: "calc-parts" }, dateBoxes(`practice-${id}`, id))),

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
