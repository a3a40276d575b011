// Draws how the answers were marked: each one, the mistake that explains it, and the whole working.

import { element } from "../dom.js";

const SIGNS = { right: "✓ Right", wrong: "✗ Not right", blank: "– Not given", told: "Answer" };

// found: the answer of the door to `mark` or `solve`; up: leads to the site's root; about: the title of what it is about.
export function drawMarks(place, found, up) {
  place.replaceChildren(
    element("div", { class: "practice-marks" }, found.marks.map((mark) => drawMark(mark, up))),
    working(found.working),
    element("p", { class: "practice-skill" }, "What this case trains: ", page(found.skill, up), "."),
  );
}

function drawMark(mark, up) {
  const kind = mark.told ? "told" : mark.correct ? "right" : mark.blank ? "blank" : "wrong";
  const lines = [];
  if (kind === "wrong") lines.push(["You gave", mark.givenWords ?? words(mark.given)]);
  lines.push([kind === "wrong" || kind === "blank" ? "Right would be" : "", mark.rightWords]);
  const [first, ...others] = mark.mistakes ?? [];
  return element(
    "section",
    { class: `practice-mark practice-${kind}`, "data-ask": mark.id },
    element("h3", {}, element("span", { class: "practice-sign" }, SIGNS[kind]), ` ${mark.label}`),
    lines.map(([label, value]) => element("p", { class: "practice-date" }, label ? `${label}: ` : "", element("strong", {}, value))),
    mark.step ? element("p", {}, element("strong", {}, "Where it parts: "), mark.step) : "",
    first ? mistake(first, up) : "",
    others.length ? folded("It could also be", others.map((each) => mistake(each, up))) : "",
  );
}

function mistake({ title, why, mend, law, page: path }, up) {
  return element(
    "div",
    { class: "practice-mistake" },
    element("h4", {}, title),
    element("p", {}, why),
    element("p", {}, element("strong", {}, "Put it right: "), mend),
    path ? element("p", {}, "To read: ", page({ title, page: path }, up)) : "",
    citations(law),
  );
}

function page({ title, page: path }, up) {
  return path ? element("a", { href: up + path }, title) : title;
}

function working(steps) {
  const items = steps.map(({ text, law }) => element("li", {}, text, citations(law)));
  return folded("The whole working", [element("ol", {}, items)]);
}

function citations(law) {
  if (!law?.length) return "";
  const items = law.map(({ words: name, link, checked }) => {
    const source = link ? element("a", { href: link, rel: "noopener noreferrer" }, name) : name;
    return element("li", {}, source, checked ? ` (${checked})` : "");
  });
  return element("ul", { class: "calc-citations" }, items);
}

function folded(title, inside) {
  return element("details", { class: "calc-working" }, element("summary", {}, title), inside);
}

// `2027-01-05` as `Tuesday 5 January 2027`; anything else as it is.
export function words(text) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year) return text;
  const when = new Date(Date.UTC(year, month - 1, day));
  const said = (options) => when.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  return `${said({ weekday: "long" })} ${said({ day: "numeric", month: "long", year: "numeric" })}`;
}
