// Sheets of cases for several people: exercises and answers, printed or as a PDF made in this page.

import { madeNow, pdfSaver } from "../case/record.js";

// page: {part, root, ask, choice(), paper(document)}
export function packs(page) {
  const { part } = page;
  const said = part("pack-said");
  const savePdf = pdfSaver(page.root.querySelectorAll("[data-as=pdf]"));

  async function make(number, as) {
    const { topic, level, seed } = page.choice();
    const count = page.root.querySelector("#practice-count").value.trim();
    said.textContent = "Making the sheets.";
    const answer = await page.ask({ practice: "pack", topic, level, seed, count, made: madeNow() });
    said.textContent = "";
    if (!answer) return;
    const found = answer.documents[number];
    if (as === "print") {
      page.paper(found);
      return;
    }
    said.textContent = await savePdf(found, found.name)
      ? `Made from the number or word ${seed}. With it the other sheet belongs to this one.`
      : "The PDF could not be made. Print the sheet instead.";
  }

  for (const button of page.root.querySelectorAll("[data-pack]")) {
    button.addEventListener("click", () => make(Number(button.dataset.pack), button.dataset.as));
  }
  part("pack").addEventListener("submit", (event) => event.preventDefault());
}
