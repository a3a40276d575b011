// Draws what was entered and the dates; every word comes from calculator/forms/case.

import { element } from "../../../javascripts/browser.js";
import { folded, lead, pairs, steps, told } from "../drawing.js";

// What was entered, part by part; `change` takes the reader to the field of a line.
export function drawParts(place, { parts, warnings }, change) {
  const action = ({ label, field }) => element("dd", { class: "case-action" }, changeButton(label, field, change));
  put(place, [
    told("calc-warnings", lead("Look at this again"), warnings),
    ...parts.map(({ title, entries }) => element("section", { class: "case-part" }, element("h3", {}, title), pairs(entries, action))),
  ]);
}

export function changeButton(label, field, change) {
  const button = element("button", { type: "button", class: "case-change" }, "Change", element("span", { class: "calc-hidden" }, ` ${label}`));
  button.addEventListener("click", () => change(field));
  return button;
}

export function drawResult(place, shown) {
  put(place, [
    dateTable(shown),
    element("p", { class: "calc-hint" }, shown.counted),
    element("p", { class: "calc-decides" }, shown.decides),
    told("calc-warnings", lead("Check before you rely on this"), shown.warnings),
    told("calc-notes", lead("Tranches"), shown.tranches),
    element("div", { "data-part": "timeline" }),
    element("h3", {}, "How each date was worked out"),
    ...shown.dates.map((date) => later(`How: ${date.type}, ${date.day}`, () => [steps(date.steps)])),
    shown.sentences.length ? later("Each sentence by itself", () => shown.sentences.flatMap(sentence)) : null,
    later("What was entered", () => shown.parts.flatMap(({ title, entries }) => [element("h4", {}, title), pairs(entries)])),
    later("What this stands on", () => [pairs(shown.basis)]),
  ]);
}

function put(place, parts) {
  place.replaceChildren(...parts.filter((part) => part !== null));
}

function dateTable({ dates }) {
  const head = ["Which date", "Day"].map((text) => element("th", { scope: "col" }, text));
  const rows = dates.map(({ type, name, date, day, away, notes }) => element(
    "tr",
    { "data-type": type, "data-date": date },
    element("th", { scope: "row" }, element("span", { class: "calc-type" }, type), ` ${name}`),
    element("td", {}, day, element("span", { class: "case-away" }, ` (${away})`), notes.map((text) => element("p", { class: "case-note" }, text))),
  ));
  return element("table", { class: "calc-dates case-dates" }, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows));
}

function sentence({ name, days, governs, dates }) {
  return [
    element("h4", {}, name, governs ? " (decides the release)" : ""),
    element("p", {}, `${days}.`),
    pairs(dates.map(({ type, name: full, day }) => ({ label: `${type} ${full}`, value: day }))),
  ];
}

// Folded parts are made when they are opened, or printed: a case of fifty sentences has very many steps.
function later(title, make) {
  const details = folded(title);
  details.make = () => {
    details.append(...make());
    details.make = null;
  };
  details.addEventListener("toggle", () => details.make?.());
  return details;
}

// On paper every folded part is open (docs/javascripts/page.js sees to that), and so it must have been made.
export function makeForPrint(place) {
  addEventListener("beforeprint", () => {
    for (const details of place.querySelectorAll("details")) details.make?.();
  });
}
