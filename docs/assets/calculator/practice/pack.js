// Sheets of cases for several people: exercises and answers, printed or as a PDF made in this page.

import { keep } from "../case/files.js";
import { NO_PDF } from "./words.js";

// page: {part, ask, choice(), paper(documents)}
export function packs(page) {
  const { part } = page;
  const said = part("pack-said");
  // Fetched with the page, not when it is needed: nothing is asked for once the page has started.
  const library = import("../case/pdf.js").catch(() => null);
  library.then((found) => {
    if (!found) for (const button of page.root.querySelectorAll("[data-as=pdf]")) button.hidden = true;
  });

  async function make(number, as) {
    const { topic, level, seed } = page.choice();
    const count = page.root.querySelector("#practice-count").value.trim();
    said.textContent = "Making the sheets.";
    const answer = await page.ask({ practice: "pack", topic, level, seed, count, made: now() });
    said.textContent = "";
    if (!answer) return;
    const found = answer.documents[number];
    if (as === "print") {
      page.paper([found]);
      return;
    }
    try {
      keep(await (await library).makePdf(found), `${found.name}.pdf`);
      said.textContent = `Made from the number or word ${seed}. With it the other sheet belongs to this one.`;
    } catch {
      said.textContent = NO_PDF;
    }
  }

  for (const button of page.root.querySelectorAll("[data-pack]")) {
    button.addEventListener("click", () => make(Number(button.dataset.pack), button.dataset.as));
  }
  part("pack").addEventListener("submit", (event) => event.preventDefault());
}

// `22 November 2026 at 10:15`
function now(moment = new Date()) {
  const day = moment.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `${day} at ${moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}
