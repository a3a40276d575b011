// Draws what calculator/forms/case/ says of two workings side by side ("what if", second check) and of dates on the
// record that differ. Every word comes from there, but for the headings.

import { element } from "../dom.js";

// "What if": `shown` is what compare() gives.
export function drawComparison(place, shown) {
  place.replaceChildren(
    ...present(
      verdict(shown),
      part("What was changed", shown.changes.map(change), shown.unseen && element("p", {}, shown.unseen)),
      part("Dates", [datesTable(shown)]),
      part("The steps of each date that differ", stepsOf(shown)),
      part("What each stands on", [factsTable(shown.facts, shown.columns)]),
      comeAndGo("Warnings", shown.warnings),
      comeAndGo("Notes", shown.notes),
    ),
  );
}

// Second check: `shown` is what differences() gives; `change` takes the reader to the field of an entry.
export function drawDifferences(place, shown, change = null) {
  const basis = shown.basis.words
    ? element(
        "div",
        { class: "case-basis" },
        element("p", {}, element("strong", {}, shown.basis.words)),
        factsTable(shown.basis.lines, shown.columns),
      )
    : null;
  place.replaceChildren(
    ...present(
      basis,
      verdict(shown),
      part("Entries that differ", shown.parts.map((one) => entries(one, shown.columns, change)), shown.unseen && element("p", {}, shown.unseen)),
      part("Dates", [datesTable(shown)]),
      part("The steps of each date that differ", stepsOf(shown)),
    ),
  );
}

// "My answer differs": `shown` is what gaps() gives.
export function drawGaps(place, shown) {
  place.replaceChildren(...present(verdict(shown), ...shown.dates.map(gap), missing(shown.missing)));
}

const present = (...parts) => parts.filter((one) => one !== null && one !== "");

const verdict = ({ verdict: text }) => element("p", { class: "case-verdict" }, text);

function part(title, children, after = null) {
  const all = present(...children, after || null);
  return all.length ? element("section", { class: "case-part" }, element("h3", {}, title), ...all) : null;
}

function change({ title, state, lines }) {
  const items = lines.map(({ words }) => element("li", {}, words));
  return element("div", {}, element("h4", {}, `${title}: ${state}`), element("ul", {}, items));
}

function entries({ title, only, lines }, columns, change) {
  const rows = lines.map(({ label, first, second, field }) => [
field && change ? [label, " ", goTo(field, label, change)] : label,
    first,
    second,
  ]);
  return element(
    "div",
    {},
    element("h4", {}, only ? `${title} (${only})` : title),
    table(["Entry", ...columns], rows, `Entries that differ: ${title}`),
  );
}

function goTo(field, label, change) {
  const button = element("button", { type: "button", class: "case-change" }, "Change", element("span", { class: "calc-hidden" }, ` ${label}`));
  button.addEventListener("click", () => change(field));
  return button;
}

function datesTable({ dates, columns }) {
  const day = (found) => (found ? found.day : "none");
  const rows = dates.map(({ type, name, first, second, apart, differs }) => [
    element("span", {}, element("b", {}, type), ` ${name}`),
    day(first),
    day(second),
    differs ? element("strong", {}, apart) : apart,
  ]);
  return table(["Which date", ...columns, "Difference"], rows, "Dates side by side");
}

function factsTable(facts, columns) {
  const rows = facts.map(({ label, first, second, differs }) => [
    label,
    first,
    differs ? element("strong", {}, `${second} (different)`) : second,
  ]);
  return table(["", ...columns], rows, "What each stands on");
}

// A table whose cells carry the heading of their column, so that they can stand one under the other on a narrow page.
function table(heads, rows, title) {
  const cells = (row) =>
    row.map((cell, n) =>
      n === 0
        ? element("th", { scope: "row" }, cell)
        : element("td", {}, element("span", { class: "case-head" }, `${heads[n]}: `), cell),
    );
  return element(
    "table",
    { class: "case-table" },
    element("caption", { class: "calc-hidden" }, title),
    element("thead", {}, element("tr", {}, heads.map((head) => (head ? element("th", { scope: "col" }, head) : element("td", {}))))),
    element("tbody", {}, rows.map((row) => element("tr", {}, cells(row)))),
  );
}

function stepsOf({ dates, columns }) {
  return dates
    .filter(({ steps }) => steps.length)
    .map(({ type, apart, part: first, steps }) =>
      element(
        "details",
        { class: "calc-working case-working" },
        element("summary", {}, `${type}: ${apart}`),
        element("p", {}, first),
        stepsTable(steps, columns, type),
      ),
    );
}

function stepsTable(steps, columns, type) {
  const rows = steps.map(({ state, mark, texts }, n) =>
    element(
      "tr",
      { class: `case-step case-${state}` },
      element("th", { scope: "row" }, `${n + 1}`),
      texts.map((text, side) =>
        element("td", {}, element("span", { class: "case-head" }, `${columns[side]}: `), text || "no such step"),
      ),
      element("td", { class: "case-mark" }, mark || "Same"),
    ),
  );
  return element(
    "table",
    { class: "case-table case-steps" },
    element("caption", { class: "calc-hidden" }, `Steps of ${type} side by side`),
    element("thead", {}, element("tr", {}, ["Step", ...columns, "Compared"].map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, rows),
  );
}

function comeAndGo(title, { gone, come }) {
  const list = (heading, texts) =>
    texts.length ? element("div", {}, element("h4", {}, heading), element("ul", {}, texts.map((text) => element("li", {}, text)))) : null;
  return part(title, [list("No longer there", gone), list("New", come)]);
}

function gap({ type, name, typed, worked, words, explanations, hint, steps }) {
  const lines = [["Typed", typed.day], ["Worked out", worked ? worked.day : "none"]];
  return element(
    "section",
    { class: "case-part case-answer" },
    element("h3", {}, `${type}: ${name}`),
    element("dl", { class: "calc-entered" }, lines.map(([label, value]) => element("div", {}, element("dt", {}, label), element("dd", {}, value)))),
    element("p", {}, element("strong", {}, words)),
    explanations.length ? element("ol", { class: "case-reasons" }, explanations.map(reason)) : null,
    hint ? element("p", {}, hint) : null,
    steps.length ? workings(type, steps, !explanations.length) : null,
  );
}

function reason({ words, how, step, law }) {
  return element(
    "li",
    {},
    element("p", {}, words),
    element("p", { class: "calc-hint" }, how),
    step ? element("p", {}, `Step ${step.number}: ${step.text}`) : null,
    citations(step ? step.law : law),
  );
}

function workings(type, steps, open) {
  const items = steps.map(({ text, law }) => element("li", {}, text, citations(law)));
  return element(
    "details",
    { class: "calc-working", open },
    element("summary", {}, `The steps of ${type}`),
    element("ol", {}, items),
  );
}

function citations(law) {
  if (!law.length) return null;
  const items = law.map(({ words, link, note }) => {
    const source = link ? element("a", { href: link, rel: "noopener noreferrer" }, words) : words;
    return element("li", {}, source, ` (${note})`);
  });
  return element("ul", { class: "calc-citations" }, items);
}

function missing(dates) {
  if (!dates.length) return null;
  const items = dates.map(({ type, name, day }) => element("li", {}, `${type} ${name}: ${day}`));
  return part("Worked out, and not typed", [element("ul", {}, items)]);
}
