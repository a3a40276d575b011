// Joins the forms of the quick calculators with the engine in the worker, on their own pages and in the guides.

import { attend } from "./attend.js";
import { deadlines } from "./deadlines.js";
import { typed } from "./form.js";
import { showProblems } from "./problems.js";
import { onlyIf, prepareRows, resetRows } from "./quick_form.js";
import { drawQuick } from "./quick_result.js";
import { PUT_RIGHT } from "./words.js";

const WORDS = {
  waiting: "Your answer will appear here as soon as the calculator has started.",
  working: "Working it out.",
};
const CANNOT = "This cannot be worked out here";

for (const root of document.querySelectorAll(".calculator[data-quick][data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const result = root.querySelector("[data-part=result]");
  const special = root.dataset.procedures ? deadlines(root, form) : null;

  function question() {
    const missing = special?.missing();
    if (!missing) return { quick: root.dataset.quick, typed: typed(form), asOf: today(), ...special?.more() };
    result.hidden = true;
    showProblems(root, missing, PUT_RIGHT);
    return null;
  }

  form.addEventListener("input", () => onlyIf(form));
  form.addEventListener("change", () => onlyIf(form));
  addEventListener("pageshow", () => { special?.changed(); onlyIf(form); }); // a browser may fill in again what was chosen
  prepareRows(form, () => { result.classList.add("calc-stale"); onlyIf(form); });
  onlyIf(form);
  attend(root, WORDS, {
    question,
    title: ({ status }) => (status === "problems" ? PUT_RIGHT : CANNOT),
    draw: (place, shown, asked) => { drawQuick(place, shown); special?.offerCalendar(place, asked); },
    cleared: () => { resetRows(form); special?.changed(); onlyIf(form); },
  });
}

// The page knows what day it is; the engine never looks at the clock.
function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
