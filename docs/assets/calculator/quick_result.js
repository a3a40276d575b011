// Draws the result of a quick calculator; its words come from calculator/forms/quick_shown.py.
// handbook/forms_html/quick_result.html draws the same at build time for the worked example; a test compares the two.

import { element } from "../../javascripts/browser.js";
import { folded, lead, pairs, steps, told } from "./drawing.js";

export function drawQuick(place, shown) {
  const parts = [
    element("dl", { class: "calc-quick-lines" }, shown.lines.map(line)),
    told("calc-warnings", lead("Check before you rely on this"), shown.warnings),
    folded("How it was worked out", steps(shown.steps)),
    folded("What was entered, and what this stands on", pairs(shown.entered), pairs(shown.basis)),
    element("p", { class: "calc-decides" }, shown.decides),
  ];
  place.replaceChildren(...parts.filter((each) => each !== null));
}

function line({ name, value, date, note }) {
  const words = element("dd", {}, element("strong", {}, value), note ? element("p", {}, note) : null);
  return element("div", { "data-date": date }, element("dt", {}, name), words);
}
