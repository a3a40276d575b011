// Joins the form of a sentence with the engine in the worker, on its own page and in the guides.

import { attend } from "./attend.js";
import { engine } from "./boot.js";
import { addRow, countPeriods, fillToday, reveal, typed } from "./form.js";
import { drawResult } from "./result.js";
import { PUT_RIGHT, UNSUPPORTED, WAITING, WORKING } from "./words.js";

for (const root of document.querySelectorAll(".calculator[data-form][data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const asked = () => ({ form: root.dataset.form, typed: typed(form) });

  form.addEventListener("change", (event) => {
    reveal(form);
    countPeriods(event.target, (only) => engine.ask({ ...asked(), ...only }));
  });
  for (const button of root.querySelectorAll("[data-add-row]")) button.addEventListener("click", () => addRow(button));
  openForPrint(root.querySelector("[data-part=result]"));
  addEventListener("pageshow", () => reveal(form)); // a browser may fill in again what was typed before
  fillToday(form);
  reveal(form);
  attend(root, { waiting: WAITING, working: WORKING }, {
    question: () => { reveal(form); return asked(); },
    title: ({ unsupported }) => (unsupported ? UNSUPPORTED : PUT_RIGHT),
    draw: drawResult,
    cleared: () => { fillToday(form); reveal(form); },
  });
}

// Folded workings are printed too.
function openForPrint(result) {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...result.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
