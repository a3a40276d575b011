// A document of blocks as a PDF of A4 pages. The library takes its time, so this runs in a worker (pdf_worker.js).

import { winAnsi } from "./winansi.js";
import "../libraries/jspdf.js";
import "../libraries/jspdf-autotable.js";

const { jsPDF } = globalThis.jspdf;
const { autoTable } = globalThis;

// Millimetres and points.
const A4 = { width: 210, height: 297 };
const EDGE = { left: 18, right: 18, top: 24, bottom: 20 };
const WIDTH = A4.width - EDGE.left - EDGE.right;
const LEAST = 26; // what must fit below a heading on its page
const ROW = 5.7; // a row of one line in a table
const MANY = 15; // pairs that are too many to be kept on one page
const LINE = 9; // between lines to write on
const INK = 20;
const SOFT = 90;
const LINK = [31, 95, 91];
const FACE = "helvetica";
const MM = 25.4 / 72;

/** The document (`calculator/forms/case/blocks.py`) as a Blob of type application/pdf. */
export function makePdf(document) {
  const paper = new jsPDF({ format: "a4", unit: "mm", compress: true, putOnlyUsedFonts: true });
  paper.setDocumentProperties({ title: winAnsi(document.title), subject: winAnsi(document.header), creator: "OMU Handbook" });
  paper.setLanguage(document.language);
  paper.viewerPreferences({ DisplayDocTitle: true });
  const sheet = { paper, at: EDGE.top, size: document.size };
  title(sheet, document);
  document.blocks.forEach((block, place) => {
    if (document.whole && isPart(block)) ensure(sheet, Math.min(partHeight(sheet, document.blocks, place), A4.height - EDGE.top - EDGE.bottom));
    DRAW[block.kind](sheet, block, document.blocks[place + 1]);
  });
  margins(paper, document);
  return paper.output("blob");
}

const DRAW = {
  heading(sheet, block, next) {
    const big = block.level === 2;
    if (sheet.at > EDGE.top) sheet.at += big ? 5 : 3;
    // A few pairs stay with their heading.
    const rows = next?.kind === "pairs" ? next.rows.length : 0;
    ensure(sheet, rows < MANY ? Math.max(LEAST, 8 + rows * ROW) : LEAST);
    write(sheet, block.text, { size: sheet.size + (big ? 3 : 0.5), style: "bold", after: big ? 2 : 1.2 });
    sheet.paper.outline.add(null, winAnsi(block.text), { pageNumber: sheet.paper.getNumberOfPages() });
  },

  paragraph(sheet, block) {
    write(sheet, block.text, { style: block.strong ? "bold" : "normal", after: 2 });
  },

  list(sheet, block) {
    for (const text of block.items) {
      const start = ensure(sheet, 5);
      style(sheet.paper, sheet.size, "normal");
      sheet.paper.text("•", EDGE.left + 1, start + sheet.size * MM);
      write(sheet, text, { indent: 5, after: 0.8 });
    }
    sheet.at += 1.2;
  },

  pairs(sheet, block) {
    const rows = block.rows.map((row) => [row.label, row.value]);
    grid(sheet, rows, { widths: [36, 64], columnStyles: { 0: { fontStyle: "bold" } } });
  },

  table(sheet, block) {
    grid(sheet, block.rows, { head: block.head, widths: block.widths, high: block.high });
  },

  steps(sheet, block) {
    const rows = block.items.map((step, place) => [String(place + 1), step.text, step.law]);
    grid(sheet, rows, { head: block.head, widths: [7, 55, 38], columnStyles: { 0: { halign: "right" }, 2: { fontSize: 8 } } });
  },

  lines(sheet, block) {
    for (const row of block.rows) {
      ensure(sheet, LINE);
      sheet.at += LINE;
      const gap = 6;
      const share = (WIDTH - gap * (row.length - 1)) / row.length;
      row.forEach((label, place) => {
        const left = EDGE.left + place * (share + gap);
        style(sheet.paper, 10, "normal");
        const said = winAnsi(label);
        sheet.paper.text(said, left, sheet.at - 1);
        rule(sheet.paper, left + sheet.paper.getTextWidth(said) + 2, sheet.at, left + share);
      });
    }
    sheet.at += 4;
  },

  box(sheet, block) {
    const inner = 4;
    const { paper } = sheet;
    style(paper, 10, "normal");
    const below = block.below ? paper.splitTextToSize(winAnsi(block.below), WIDTH - 2 * inner) : [];
    const height = 8 + (block.choices.length ? 7 : 0) + below.length * 4.6 + (block.blank ? block.blank * LINE + 3 : 2);
    const top = ensure(sheet, height + 2);
    frame(paper, EDGE.left, top, WIDTH, height, 0.4);
    let line = top + 6;
    style(paper, 10, "bold");
    paper.text(winAnsi(block.title), EDGE.left + inner, line);
    style(paper, 10, "normal");
    if (block.choices.length) {
      line += 7;
      let left = EDGE.left + inner;
      for (const choice of block.choices) {
        frame(paper, left, line - 3.6, 4.4, 4.4, 0.3);
        const said = winAnsi(choice);
        paper.text(said, left + 6.5, line);
        left += 6.5 + paper.getTextWidth(said) + 12;
      }
    }
    line += 1;
    for (const said of below) paper.text(said, EDGE.left + inner, (line += 4.6));
    for (let blank = 0; blank < block.blank; blank++) rule(paper, EDGE.left + inner, (line += LINE), EDGE.left + WIDTH - inner);
    sheet.at = top + height + 4;
  },

  page(sheet) {
    if (sheet.at > EDGE.top) turn(sheet);
  },
};

function isPart(block) {
  return block.kind === "page" || (block.kind === "heading" && block.level === 2);
}

// How high the blocks are from this place to the next part, in millimetres: as the functions above draw them.
const HEIGHT = {
  heading: (sheet, block) => (block.level === 2 ? 7 + (sheet.size + 3) * MM * 1.3 : 4.2 + (sheet.size + 0.5) * MM * 1.3),
  paragraph: (sheet, block) => linesOf(sheet, block.text) * sheet.size * MM * 1.3 + 2,
  lines: (sheet, block) => block.rows.length * LINE + 4,
  box: (sheet, block) =>
    12 + (block.choices.length ? 7 : 0) + (block.below ? linesOf(sheet, block.below) * 4.6 : 0) + (block.blank ? block.blank * LINE + 3 : 2),
};

function partHeight(sheet, blocks, from) {
  const next = blocks.findIndex((block, place) => place > from && isPart(block));
  const part = blocks.slice(from, next < 0 ? undefined : next);
  return part.reduce((sum, block) => sum + (HEIGHT[block.kind]?.(sheet, block) ?? (block.rows ?? block.items ?? []).length * ROW), 0);
}

function linesOf(sheet, text) {
  style(sheet.paper, sheet.size, "normal");
  return sheet.paper.splitTextToSize(winAnsi(text), WIDTH).length;
}

function title(sheet, document) {
  write(sheet, document.title, { size: 18, style: "bold", after: 3 });
}

// Text that wraps, and goes on overleaf where the page ends.
function write(sheet, text, { size = sheet.size, style: face = "normal", indent = 0, after = 0 } = {}) {
  const { paper } = sheet;
  const high = size * MM * 1.3;
  style(paper, size, face);
  for (const line of paper.splitTextToSize(winAnsi(text), WIDTH - indent)) {
    const top = ensure(sheet, high);
    style(paper, size, face);
    paper.text(line, EDGE.left + indent, top + size * MM);
    sheet.at += high;
  }
  sheet.at += after;
}

// Rows in columns. A row stays whole where it fits on one page; the head stands again on every page.
function grid(sheet, rows, { head, widths, columnStyles = {}, high = 0 }) {
  const all = widths.reduce((sum, share) => sum + share, 0);
  const columns = Object.fromEntries(widths.map((share, place) => [place, { cellWidth: (share / all) * WIDTH, ...columnStyles[place] }]));
  autoTable(sheet.paper, {
    startY: sheet.at,
    head: head ? [head.map(winAnsi)] : undefined,
    body: rows.map((row) => row.map(cell)),
    theme: "plain",
    showHead: "everyPage",
    rowPageBreak: "avoid",
    margin: { left: EDGE.left, right: EDGE.right, top: EDGE.top, bottom: EDGE.bottom },
    styles: { font: FACE, fontSize: sheet.size - 1, textColor: INK, cellPadding: { top: 1.1, bottom: 1.1, left: 1.2, right: 1.2 }, lineColor: 190, lineWidth: { bottom: 0.15 }, overflow: "linebreak", valign: "top" },
    bodyStyles: { minCellHeight: high },
    headStyles: { fontStyle: "bold", lineColor: INK, lineWidth: { bottom: 0.4 } },
    columnStyles: columns,
    didDrawCell: ({ cell: drawn, section }) => {
      const address = section === "body" && drawn.raw?.link;
      if (address) sheet.paper.link(drawn.x, drawn.y, drawn.width, drawn.height, { url: address });
    },
  });
  sheet.at = sheet.paper.lastAutoTable.finalY + 2.5;
}

function cell(content) {
  if (Array.isArray(content)) {
    return { content: content.map((law) => winAnsi(`${law.words}: ${law.note}`)).join("\n") };
  }
  if (typeof content === "string") return { content: winAnsi(content) };
  return { content: winAnsi(content.text), link: content.link, styles: { textColor: LINK } };
}

// The line on top of every page and the number below, once it is known how many there are.
function margins(paper, document) {
  const pages = paper.getNumberOfPages();
  for (let number = 1; number <= pages; number++) {
    paper.setPage(number);
    style(paper, 8.5, "normal", SOFT);
    paper.text(winAnsi(document.header), EDGE.left, 13);
    rule(paper, EDGE.left, 15, EDGE.left + WIDTH);
    const said = document.page.replace("{page}", number).replace("{pages}", pages);
    paper.text(winAnsi(said), EDGE.left + WIDTH, A4.height - 10, { align: "right" });
  }
}

function ensure(sheet, height) {
  if (sheet.at + height > A4.height - EDGE.bottom) turn(sheet);
  return sheet.at;
}

function turn(sheet) {
  sheet.paper.addPage();
  sheet.at = EDGE.top;
}

function style(paper, size, face, grey = INK) {
  paper.setFont(FACE, face);
  paper.setFontSize(size);
  paper.setTextColor(grey);
}

function rule(paper, left, height, right) {
  paper.setDrawColor(SOFT);
  paper.setLineWidth(0.2);
  paper.line(left, height, right, height);
}

function frame(paper, left, top, width, height, thick) {
  paper.setDrawColor(INK);
  paper.setLineWidth(thick);
  paper.rect(left, top, width, height);
}
