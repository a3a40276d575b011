// Draws what calculator/forms/case/ says of two workings side by side ("what if", second check) and of dates on the
// record that differ. Every word comes from there, but for the headings.

import { element } from "../../../javascripts/browser.js";
import { citations, folded, list, pairs, steps } from "../drawing.js";
import { changeButton } from "./draw.js";

// "What if": `shown` is what compare() gives.
export function drawComparison(place, shown) {
  place.replaceChildren(
    ...present(
      verdict(shown),
      part("What was changed", shown.changes.map(changed), shown.unseen && element("p", {}, shown.unseen)),
      part("Dates", [datesTable(shown)]),
      part("The steps of each date that differ", stepsOf(shown)),
      part("What each stands on", [factsTable(shown.facts, shown.columns)]),
      comeAndGo("Warnings", shown.warnings),
      comeAndGo("Notes", shown.notes),
    ),
  );
}

// Second check: `shown` is what differences() gives; `change` takes the reader to the field of an entry.
export function drawDifferences(place, shown, change) {
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

function changed({ title, state, lines }) {
  return element("div", {}, element("h4", {}, `${title}: ${state}`), list(lines.map(({ words }) => words)));
}

function entries({ title, only, lines }, columns, change) {
  const rows = lines.map(({ label, first, second, field }) => [
    field ? [label, " ", changeButton(label, field, change)] : label,
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
    .filter((date) => date.steps.length)
    .map(({ type, apart, part: first, steps: all }) =>
      folded(`${type}: ${apart}`, element("p", {}, first), stepsTable(all, columns, type)),
    );
}

function stepsTable(all, columns, type) {
  const rows = all.map(({ state, mark, texts }, n) =>
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
  const under = (heading, texts) => (texts.length ? element("div", {}, element("h4", {}, heading), list(texts)) : null);
  return part(title, [under("No longer there", gone), under("New", come)]);
}

function gap({ type, name, typed, worked, words, explanations, hint, steps: all }) {
  return element(
    "section",
    { class: "case-part case-answer" },
    element("h3", {}, `${type}: ${name}`),
    pairs([{ label: "Typed", value: typed.day }, { label: "Worked out", value: worked ? worked.day : "none" }]),
    element("p", {}, element("strong", {}, words)),
    explanations.length ? element("ol", { class: "case-reasons" }, explanations.map(reason)) : null,
    hint ? element("p", {}, hint) : null,
    all.length ? workings(type, all, !explanations.length) : null,
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

function workings(type, all, open) {
  const made = folded(`The steps of ${type}`, steps(all));
  made.open = open;
  return made;
}

function missing(dates) {
  if (!dates.length) return null;
  return part("Worked out, and not typed", [list(dates.map(({ type, name, day }) => `${type} ${name}: ${day}`))]);
}
