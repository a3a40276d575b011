// Draws the line of time of a case: two pictures, of which the style shows the one that fits, and the table that says
// the same in words. All words and places come from calculator/forms/case/timeline.py.

import { element } from "../../../javascripts/browser.js";

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = new Set(["rect", "line", "path", "text"]);

// Patterns of the bars, so that they differ without colour too: size of a tile, and what is drawn on it.
const PATTERNS = {
  licence: [8, "M-2 2l4 -4M0 8l8 -8M6 10l4 -4"],
  supervision: [7, "M2.5 3.5h2"],
  recalled: [6, "M3 0v6"],
  run: [10, "M0 5h5"],
  term: [9, "M0 0l9 9M0 9l9 -9"],
  out: [12, "M6 5v2"],
  bail: [6, "M0 3h6"],
  ual: [6, "M0 0l6 6M0 6l6 -6"],
};

let drawn = 0; // two lines of time on a page must not share the names of their patterns

export function drawTimeline(place, timeline) {
  const pictures = timeline.pictures.map((picture) => drawPicture(timeline, picture, `case-tl-${(drawn += 1)}`));
  const notes = timeline.notes.map((note) => element("p", { class: "case-tl-left-out" }, note));
  place.replaceChildren(element("div", { class: "case-tl" }, pictures, notes, table(timeline.table)));
}

function drawPicture({ title, describe }, { name, width, height, shapes }, id) {
  return svg(
    "svg",
    {
      class: `case-tl-picture case-tl-${name}`,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    svg("title", { id: `${id}-title` }, title),
    svg("desc", { id: `${id}-desc` }, describe),
    svg("defs", {}, ...Object.entries(PATTERNS).map(([kind, tile]) => pattern(`${id}-${kind}`, kind, ...tile))),
    ...shapes.filter(({ tag }) => SHAPES.has(tag)).map((shape) => drawShape(shape, id)),
  );
}

function drawShape({ tag, text, says, fill, ...attributes }, id) {
  const children = [text, says && svg("title", {}, says)].filter(Boolean);
  const made = svg(tag, attributes, ...children);
  if (!PATTERNS[fill]) return made;
  // The pattern lies on the bar: the bar's own colour stays the style's.
  const { x, y, width, height } = attributes;
  const over = svg("rect", { class: "case-tl-over", x, y, width, height, fill: `url(#${id}-${fill})` });
  return svg("g", {}, made, over);
}

function pattern(id, kind, size, path) {
  const line = svg("path", { class: `case-tl-tile case-tl-tile-${kind}`, d: path });
  return svg("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" }, line);
}

// The roles are said outright: on a narrow screen the style sets the cells under each other, and a table whose cells are
// no longer laid out as a table is none to some screen readers.
function table({ caption, head, rows }) {
  const cells = head.map((words) => element("th", { scope: "col", role: "columnheader" }, words));
  const lines = rows.map(({ date, day, what, who }) =>
    element(
      "tr",
      { "data-date": date, role: "row" },
      element("th", { scope: "row", role: "rowheader" }, element("time", { datetime: date }, day)),
      element("td", { role: "cell" }, what),
      element("td", { role: "cell" }, who),
    ),
  );
  const made = element(
    "table",
    { class: "calc-dates case-tl-table", role: "table", "aria-label": caption },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, cells)),
    element("tbody", { role: "rowgroup" }, lines),
  );
  return element("details", { class: "calc-working case-tl-words" }, element("summary", {}, caption), made);
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
