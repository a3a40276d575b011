// Joins the forms of the quick calculators with the engine in the worker, on their own pages and in the guides.

import { todayIs } from "../../javascripts/browser.js";
import { attend } from "./attend.js";
import { deadlines } from "./deadlines.js";
import { onlyIf, prepareRows, resetRows } from "./asks.js";
import { typed } from "./form.js";
import { showProblems } from "./problems.js";
import { drawQuick } from "./quick_result.js";
import { OTHERS, PUT_RIGHT } from "./words.js";

const CANNOT = "This cannot be worked out here";

for (const root of document.querySelectorAll(".calculator[data-quick][data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const result = root.querySelector("[data-part=result]");
  const special = root.dataset.procedures ? deadlines(root) : null;

  function question() {
    const missing = special?.missing();
    if (!missing) return { quick: root.dataset.quick, typed: typed(form), asOf: todayIs(), ...special?.more() };
    result.hidden = true;
    showProblems(root, missing, PUT_RIGHT);
    return null;
  }

  form.addEventListener("input", () => onlyIf(form));
  form.addEventListener("change", () => onlyIf(form));
  addEventListener("pageshow", () => { special?.changed(); onlyIf(form); }); // a browser may fill in again what was chosen
  prepareRows(form, () => { result.classList.add("calc-stale"); onlyIf(form); });
  onlyIf(form);
  attend(root, OTHERS, {
    question,
    title: ({ status }) => (status === "problems" ? PUT_RIGHT : CANNOT),
    draw: (place, shown, asked, ask) => { drawQuick(place, shown); special?.offerCalendar(place, asked, ask); },
    cleared: () => { resetRows(form); special?.changed(); onlyIf(form); },
  });
}
