// What goes on paper or into a file: the record, the notice for the person, and the case itself.

import { keep, save } from "./files.js";
import { drawDocument } from "./record.js";

const ENGINE = document.querySelector("meta[name=generator]")?.content ?? "";

export function papers(page) {
  const { part } = page;
  // Fetched with the page, not when it is needed: nothing is asked for once the page has started.
  const library = import("./pdf.js").catch(() => null);
  library.then((found) => { if (!found) for (const kind of ["record", "notice"]) part(`pdf-${kind}`).hidden = true; });

  async function document_(kind) {
    const answer = await page.ask({ case: kind, typed: page.typed(), made: now() });
    return answer?.document ?? null;
  }

  async function printed(kind) {
    const found = await document_(kind);
    if (!found) return;
    const paper = part("paper");
    drawDocument(paper, found);
    document.body.classList.add("case-print-record");
    addEventListener("afterprint", () => {
      document.body.classList.remove("case-print-record");
      paper.replaceChildren();
    }, { once: true });
    print();
  }

  async function pdf(kind) {
    const found = await document_(kind);
    if (!found) return;
    try {
      keep(await (await library).makePdf(found), `${kind}-${page.today()}.pdf`);
    } catch {
      part("status").textContent = "The PDF could not be made. Print it instead.";
    }
  }

  for (const kind of ["record", "notice"]) {
    part(`print-${kind}`).addEventListener("click", () => printed(kind));
    part(`pdf-${kind}`).addEventListener("click", () => pdf(kind));
  }
  for (const name of ["save", "save-result"]) {
    part(name).addEventListener("click", () => { save(page.typed(), ENGINE); page.saved(); });
  }
}

// `22 November 2026 at 10:15`
function now(moment = new Date()) {
  const day = moment.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `${day} at ${moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}
