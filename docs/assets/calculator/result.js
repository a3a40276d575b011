// Draws a result; its words come from calculator/forms/shown.py. handbook/forms_html/result.html draws the same at build
// time for the worked example, and a test compares the two.

import { element } from "../../javascripts/browser.js";
import { folded, pairs, steps, told } from "./drawing.js";

// Puts a result into `place`: the dates at once, the workings below them as soon as those are on the screen.
export function drawResult(place, shown) {
  const title = (text) => element(`h${Math.min(Number(place.closest(".calculator").dataset.level) + 1, 6)}`, {}, text);
  place.replaceChildren(...dates(shown, title));
  const rest = () => {
    removeEventListener("beforeprint", rest);
    if (place.drawing !== rest) return;
    place.drawing = null;
    place.append(...workings(shown, title));
  };
  place.drawing = rest; // a newer result is drawn instead
  addEventListener("beforeprint", rest);
  requestAnimationFrame(() => setTimeout(rest));
}

function dates(shown, title) {
  return [
    dateTable(shown.dates),
    element("p", { class: "calc-decides" }, shown.decides),
    told("calc-warnings", title("Check before you rely on this"), shown.warnings),
    told("calc-notes", title("Notes"), shown.notes),
  ].filter((part) => part !== null);
}

function workings(shown, title) {
  return [
    title("How each date was worked out"),
    ...shown.dates.map((date) => folded(`${date.type}: ${date.day}`, steps(date.steps))),
    title("What was entered"),
    pairs(shown.entered),
    title("What this stands on"),
    pairs(shown.basis),
  ];
}

function dateTable(all) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Which date"), element("th", { scope: "col" }, "Day"));
  const rows = all.map(({ type, name, date, day }) =>
    element(
      "tr",
      { "data-type": type, "data-date": date },
      element("th", { scope: "row" }, element("span", { class: "calc-type" }, type), ` ${name}`),
      element("td", {}, day),
    ),
  );
  return element("table", { class: "calc-dates" }, element("thead", {}, head), element("tbody", {}, rows));
}
