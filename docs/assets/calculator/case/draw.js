// Draws what was entered and the dates; every word comes from calculator/forms/case.

import { element } from "../dom.js";

// What was entered, part by part; `change` takes the reader to the field of a line.
export function drawParts(place, { parts, warnings }, change) {
  place.replaceChildren(
    ...told("calc-warnings", "Look at this again", warnings),
    ...parts.map(({ title, entries }) => element(
      "section",
      { class: "case-part" },
      element("h3", {}, title),
      element("dl", { class: "calc-entered" }, entries.map((entry) => line(entry, change))),
    )),
  );
}

function line({ label, value, field }, change) {
  const words = [element("dt", {}, label), element("dd", {}, value)];
  if (!change) return element("div", {}, words);
  const button = element("button", { type: "button", class: "case-change" }, "Change", element("span", { class: "calc-hidden" }, ` ${label}`));
  button.addEventListener("click", () => change(field));
  return element("div", {}, words, element("dd", { class: "case-action" }, button));
}

export function drawResult(place, shown) {
  place.replaceChildren(
    dateTable(shown),
    element("p", { class: "calc-hint" }, shown.counted),
    element("p", { class: "calc-decides" }, shown.decides),
    ...told("calc-warnings", "Check before you rely on this", shown.warnings),
    ...told("calc-notes", "Tranches", shown.tranches),
    element("div", { "data-part": "timeline" }),
    element("h3", {}, "How each date was worked out"),
    ...shown.dates.map(working),
    ...sentences(shown.sentences),
    folded("What was entered", () => shown.parts.flatMap(({ title, entries }) => [
      element("h4", {}, title),
      element("dl", { class: "calc-entered" }, entries.map((entry) => line(entry, null))),
    ])),
    folded("What this stands on", () => [
      element("dl", { class: "calc-entered" }, shown.basis.map((entry) => line(entry, null))),
    ]),
  );
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

export function told(className, title, texts) {
  if (!texts?.length) return [];
  return [element("div", { class: className }, element("p", { class: "calc-lead" }, title), element("ul", {}, texts.map((text) => element("li", {}, text))))];
}

function working({ type, day, steps }) {
  return folded(`How: ${type}, ${day}`, () => [element("ol", {}, steps.map(({ text, law }) => element("li", {}, text, law.length ? citations(law) : null)))]);
}

function citations(law) {
  const items = law.map(({ words, link, note }) => element("li", {}, link ? element("a", { href: link, rel: "noopener noreferrer" }, words) : words, ` (${note})`));
  return element("ul", { class: "calc-citations" }, items);
}

// Each sentence by itself, where there are several.
function sentences(rows) {
  if (!rows.length) return [];
  return [folded("Each sentence by itself", () => rows.flatMap(({ name, days, governs, dates }) => [
    element("h4", {}, name, governs ? " (decides the release)" : ""),
    element("p", {}, `${days}.`),
    element("dl", { class: "calc-entered" }, dates.map(({ type, name: full, day }) => line({ label: `${type} ${full}`, value: day }, null))),
  ]))];
}

// Folded parts are made when they are opened, or printed: a case of fifty sentences has very many steps.
function folded(title, make) {
  const details = element("details", { class: "calc-working" }, element("summary", {}, title));
  const open = () => {
    if (details.dataset.made) return;
    details.dataset.made = "yes";
    details.append(...make());
  };
  details.addEventListener("toggle", open);
  details.make = open;
  return details;
}

// On paper every folded part is open.
export function openForPrint(place) {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...place.querySelectorAll("details:not([open])")];
    for (const details of opened) {
      details.make?.();
      details.open = true;
    }
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
}
