// Beside the form: open a saved case, paste rows, check a second time. Beside the result: my answer differs, count anew.

import { element, textOf } from "../../../javascripts/browser.js";
import { DATE, dateBoxes, given } from "../form.js";
import { drawGaps } from "./compare.js";
import { append } from "./fill.js";

const TYPES = ["SLED", "LED", "SED", "CRD", "ARD", "PRRD", "PED", "HDCED", "ERSED", "TUSED", "NPD", "ETD", "MTD", "LTD"];

export function tools(page) {
  const { part, root, form } = page;
  const said = part("tool-said");
  const tell = (...texts) => said.replaceChildren(...texts.filter(Boolean).map((text) => element("p", {}, text)));

  async function opened(input, then) {
    const text = await textOf(input, tell);
    if (text === null) return;
    if (page.unsaved() && !confirm("This takes the place of what you have entered, which is not saved. Go on?")) return;
    const answer = await page.ask({ case: "open", text });
    if (!answer) return;
    tell(answer.words);
    then(answer.typed);
  }

  root.querySelector("#case-open").addEventListener("change", ({ target }) => opened(target, (typed) => { page.put(typed); page.saved(); }));
  root.querySelector("#case-second").addEventListener("change", ({ target }) => opened(target, (typed) => page.secondCheck(typed)));

  part("paste").addEventListener("click", async () => {
    const box = root.querySelector("#case-paste");
    const answer = await page.ask({ case: "paste", text: box.value });
    if (!answer) return;
    const made = answer.sentences.length ? append(form, "sentences", answer.sentences, page.added) : [];
    if (answer.adjustments.length) append(form, "adjustments", answer.adjustments, page.added, made);
    if (!answer.problems.length) box.value = "";
    page.changed();
    tell(answer.words, ...answer.problems);
  });

  part("gaps-tool").addEventListener("toggle", () => part("gaps-fields").append(...TYPES.map(dateField)), { once: true });
  part("gaps-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await page.ask({ case: "gaps", typed: page.typed(), dates: given(event.target) });
    if (!answer) return;
    if (answer.gaps) drawGaps(part("gaps"), answer.gaps);
    else part("gaps").replaceChildren(...answer.problems.map((text) => element("p", { class: "calc-error" }, text)));
    part("gaps").focus();
  });

  part("count-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const [day, month, year] = DATE.map(([name]) => event.target.elements[`case-count-${name}`].value);
    const typed = page.typed();
    const answer = await page.ask({ case: "work", typed, countFrom: { day, month, year } });
    const error = root.querySelector("#case-count-error");
    error.hidden = !answer?.wrong;
    error.textContent = answer?.wrong ?? "";
    if (answer?.shown) page.showDates(answer.shown, typed);
  });
}

function dateField(type) {
  const boxes = element("div", { class: "calc-parts" }, dateBoxes(`case-gap-${type}`, type));
  return element("fieldset", { class: "calc-field case-gap" }, element("legend", { class: "calc-label" }, type), boxes);
}
