// What goes on paper or into a file: the record, the notice for the person, and the case itself.

import { keep, todayIs } from "../../../javascripts/browser.js";
import { madeNow, pdfSaver, printAlone } from "./record.js";

const FORMAT = "omu-handbook-case";
const ENGINE = document.querySelector("meta[name=generator]")?.content ?? "";

export function papers(page) {
  const { part } = page;
  const kinds = ["record", "notice"];
  const savePdf = pdfSaver(kinds.map((kind) => part(`pdf-${kind}`)));

  async function made(kind) {
    const answer = await page.ask({ case: kind, typed: page.typed(), made: madeNow() });
    return answer?.document ?? null;
  }

  async function printed(kind) {
    const found = await made(kind);
    if (found) printAlone(part("paper"), [found]);
  }

  async function pdf(kind) {
    const found = await made(kind);
    if (found && !await savePdf(found, `${kind}-${todayIs()}`)) part("status").textContent = "The PDF could not be made. Print it instead.";
  }

  for (const kind of kinds) {
    part(`print-${kind}`).addEventListener("click", () => printed(kind));
    part(`pdf-${kind}`).addEventListener("click", () => pdf(kind));
  }
  for (const name of ["save", "save-result"]) {
    part(name).addEventListener("click", () => { save(page.typed()); page.saved(); });
  }
}

// A case as a file that the reader keeps; nothing is stored or sent.
function save(typed) {
  const now = new Date();
  const saved = `${todayIs(now)}T${now.toTimeString().slice(0, 5)}`;
  keep(JSON.stringify({ format: FORMAT, version: 1, saved, engine: ENGINE, typed }, null, 1), `sentence-case-${todayIs(now)}.json`);
}
