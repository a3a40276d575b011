// Draws a document of blocks (calculator/forms/case/blocks.py) on the page, for reading and for printing.

import { element } from "../dom.js";

/** Puts the document into `place`, in the stead of whatever was there. Headings begin at level 2: the page is level 1. */
export function drawDocument(place, document) {
  const parts = [];
  let about = document.title;
  for (const block of document.blocks) {
    if (block.kind === "heading") about = block.text;
    parts.push(DRAW[block.kind](block, about));
  }
  const title = element("h2", { class: "case-title" }, document.title);
  place.replaceChildren(element("article", { class: "case-document", "data-size": document.size, lang: document.language }, title, parts));
}

const DRAW = {
  heading: (block) => element(`h${block.level + 1}`, {}, block.text),

  paragraph: (block) => element("p", {}, block.strong ? element("strong", {}, block.text) : block.text),

  list: (block) => element("ul", {}, block.items.map((text) => element("li", {}, text))),

  pairs: (block) =>
    element(
      "dl",
      { class: "case-pairs" },
      block.rows.map((row) => element("div", {}, element("dt", {}, row.label), element("dd", {}, row.value))),
    ),

  table(block, about) {
    const head = block.head.map((text) => element("th", { scope: "col" }, text));
    const rows = block.rows.map((row) => element("tr", {}, row.map((cell) => element("td", {}, content(cell)))));
    const made = element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows));
    // A wide table is moved sideways on a narrow screen, by keys too.
    return element("div", { class: "case-scroll", tabindex: "0", role: "group", "aria-label": about }, made);
  },

  steps: (block) =>
    element("ol", { class: "case-steps" }, block.items.map((step) => element("li", {}, step.text, citations(step.law)))),

  lines: (block) =>
    element(
      "div",
      { class: "case-lines" },
      block.rows.map((row) => element("p", { class: "case-line" }, row.map((label) => blank(label)))),
    ),

  box: (block) =>
    element(
      "div",
      { class: "case-box" },
      element("p", {}, element("strong", {}, block.title)),
      block.choices.length > 0 ? choices(block.choices) : null,
      block.below ? element("p", {}, block.below) : null,
      Array.from({ length: block.blank }, () => element("p", { class: "case-line" }, blank(""))),
    ),

  page: () => element("div", { class: "case-page" }),
};

function content(cell) {
  return typeof cell === "string" ? cell : link(cell.text, cell.link);
}

function link(text, address) {
  return element("a", { href: address, rel: "noreferrer" }, text);
}

function citations(law) {
  if (law.length === 0) return null;
  const lines = law.map((one) => element("li", {}, one.link ? link(one.words, one.link) : one.words, ` (${one.note})`));
  return element("ul", { class: "case-citations" }, lines);
}

function blank(label) {
  return element("span", { class: "case-fill" }, label ? `${label} ` : null, element("span", { class: "case-blank" }));
}

function choices(texts) {
  const boxes = texts.map((text) => element("span", { class: "case-choice" }, element("span", { class: "case-tick" }), text));
  return element("p", { class: "case-choices" }, boxes);
}
