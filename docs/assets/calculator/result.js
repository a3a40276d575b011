// Draws a result; its words come from calculator/forms/shown.py. handbook/forms_html/result.html draws the same at build
// time for the worked example, and a test compares the two.

import { element } from "./dom.js";

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
    ...shown.dates.map(working),
    title("What was entered"),
    lines(shown.entered),
    title("What this stands on"),
    lines(shown.basis),
  ];
}

function dateTable(dates) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Which date"), element("th", { scope: "col" }, "Day"));
  const rows = dates.map(({ type, name, date, day }) =>
    element(
      "tr",
      { "data-type": type, "data-date": date },
      element("th", { scope: "row" }, element("span", { class: "calc-type" }, type), ` ${name}`),
      element("td", {}, day),
    ),
  );
  return element("table", { class: "calc-dates" }, element("thead", {}, head), element("tbody", {}, rows));
}

function told(className, title, texts) {
  if (!texts.length) return null;
  const items = texts.map((text) => element("li", {}, text));
  return element("div", { class: className }, title, element("ul", {}, items));
}

function working({ type, day, steps }) {
  const items = steps.map(({ text, law }) => element("li", {}, text, law.length ? citations(law) : null));
  return element("details", { class: "calc-working" }, element("summary", {}, `${type}: ${day}`), element("ol", {}, items));
}

function citations(law) {
  const items = law.map(({ words, link, note }) => {
    const source = link ? element("a", { href: link, rel: "noopener noreferrer" }, words) : words;
    return element("li", {}, source, ` (${note})`);
  });
  return element("ul", { class: "calc-citations" }, items);
}

function lines(entries) {
  const rows = entries.map(({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value)));
  return element("dl", { class: "calc-entered" }, rows);
}
