// Documents of blocks (calculator/forms/case/blocks.py) on paper: drawn on the page to be printed by themselves, or saved
// as PDFs.

import { element, keep } from "../../../javascripts/browser.js";
import { citations, list } from "../drawing.js";

// Prints the documents alone, not the page around them.
export function printAlone(place, documents) {
  place.replaceChildren(...documents.map(drawn));
  document.body.classList.add("case-print-record");
  addEventListener("afterprint", () => {
    document.body.classList.remove("case-print-record");
    place.replaceChildren();
  }, { once: true });
  print();
}

// Gives what makes a document into a PDF and offers it to be saved; it promises whether that was done. `buttons` are
// hidden where PDFs cannot be had.
export function pdfSaver(buttons) {
  // Fetched with the page, not when it is needed: nothing is asked for once the page has started.
  const library = import("./pdf.js").catch(() => null);
  library.then((found) => { if (!found) for (const button of buttons) button.hidden = true; });
  return async (one, name) => {
    try {
      keep(await (await library).makePdf(one), `${name}.pdf`, "application/pdf");
      return true;
    } catch {
      return false;
    }
  };
}

// When a document is made: `22 November 2026 at 10:15`
export function madeNow(moment = new Date()) {
  const day = moment.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `${day} at ${moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

// Headings begin at level 2: the page is level 1.
function drawn({ title, blocks, size, language }) {
  const parts = [];
  let about = title;
  for (const block of blocks) {
    if (block.kind === "heading") about = block.text;
    parts.push(DRAW[block.kind](block, about));
  }
  return element("article", { class: "case-document", "data-size": size, lang: language }, element("h2", { class: "case-title" }, title), parts);
}

const DRAW = {
  heading: (block) => element(`h${block.level + 1}`, {}, block.text),

  paragraph: (block) => element("p", {}, block.strong ? element("strong", {}, block.text) : block.text),

  list: (block) => list(block.items),

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
  return typeof cell === "string" ? cell : element("a", { href: cell.link, rel: "noopener noreferrer" }, cell.text);
}

function blank(label) {
  return element("span", { class: "case-fill" }, label ? `${label} ` : null, element("span", { class: "case-blank" }));
}

function choices(texts) {
  const boxes = texts.map((text) => element("span", { class: "case-choice" }, element("span", { class: "case-tick" }), text));
  return element("p", { class: "case-choices" }, boxes);
}
