// Draws how the answers were marked: each one, the mistake that explains it, and the whole working.

import { element } from "../../../javascripts/browser.js";
import { citations, folded, steps } from "../drawing.js";
import { UNKNOWN } from "./words.js";

const SIGNS = { right: "✓ Right", wrong: "✗ Not right", blank: "– Not given" };

// found: the answer of the door to `mark` or, `looked` up, to `solve`; up: leads to the site's root.
export function drawMarks(place, found, up, looked) {
  place.replaceChildren(
    looked ? answers(found.marks) : element("div", {}, found.marks.map((mark) => drawMark(mark, up))),
    working(found),
    element("p", { class: "practice-skill" }, "What this case trains: ", page(found.skill, up), "."),
  );
}

function answers(marks) {
  const rows = marks.map(({ id, label, rightWords }) => element("div", { "data-ask": id }, element("dt", {}, label), element("dd", {}, element("strong", {}, rightWords))));
  return element("dl", { class: "calc-entered" }, rows);
}

function drawMark(mark, up) {
  const kind = mark.correct ? "right" : mark.blank ? "blank" : "wrong";
  const lines = [];
  if (kind === "wrong") lines.push(["You gave", mark.givenWords]);
  lines.push([kind === "wrong" || kind === "blank" ? "Right answer" : "", mark.rightWords]);
  const [first, ...others] = mark.mistakes ?? [];
  return element(
    "section",
    { class: `practice-mark practice-${kind}`, "data-ask": mark.id },
    element("h3", {}, element("span", { class: "practice-sign" }, SIGNS[kind]), ` ${mark.label}`),
    lines.map(([label, value]) => element("p", { class: "practice-date" }, label ? `${label}: ` : "", element("strong", {}, value))),
    mark.step ? element("p", {}, element("strong", {}, "Where it first differs: "), mark.step) : "",
    first ? mistake(first, up) : "",
    kind === "wrong" && !first && !mark.step ? element("p", {}, UNKNOWN) : "",
    others.length ? folded(mark.together ? "And at the same time" : "It could also be", ...others.map((each) => mistake(each, up))) : "",
  );
}

function mistake({ title, how, why, mend, law, page: path }, up) {
  return element(
    "div",
    { class: "practice-mistake" },
    element("h4", {}, title),
    how ? element("p", {}, how) : "",
    element("p", {}, why),
    element("p", {}, element("strong", {}, "Put it right: "), mend),
    path ? element("p", {}, "Read ", element("a", { href: up + path }, reading(path)), ".") : "",
    citations(law),
  );
}

// What the page at a path of the site is, in words.
const PAGES = { procedures: "the guide", worksheets: "the worksheet", calculators: "the calculator", checklists: "the checklist" };

function reading(path) {
  const lesson = document.querySelector(`#practice-topic option[data-lesson="${CSS.escape(path)}"]`);
  return lesson ? `the lesson “${lesson.textContent}”` : PAGES[path.split("/")[0]] ?? "the page on this";
}

function page({ title, page: path }, up) {
  return path ? element("a", { href: up + path }, title) : title;
}

// Date by date, in the order of the steps; what belongs to no date stands by itself.
function working({ working: all, marks }) {
  const labels = new Map(marks.map(({ id, label }) => [id, label]));
  const groups = new Map();
  for (const step of all) groups.set(step.of, [...(groups.get(step.of) ?? []), step]);
  return folded("The whole working", ...[...groups].flatMap(([of, members]) => [
    of ? element("h3", {}, labels.get(of) ?? of) : "",
    steps(members),
  ]));
}
