// Joins the form of a sentence with the engine in the worker, on its own page and in the guides.

import { todayIs } from "../../javascripts/browser.js";
import { attend } from "./attend.js";
import { engine } from "./boot.js";
import { DATE, newRow, typed } from "./form.js";
import { drawResult } from "./result.js";
import { PUT_RIGHT, SENTENCE, UNSUPPORTED } from "./words.js";

for (const root of document.querySelectorAll(".calculator[data-form][data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const asked = () => ({ form: root.dataset.form, typed: typed(form) });

  form.addEventListener("change", (event) => {
    reveal(form);
    countPeriods(event.target, (only) => engine.ask({ ...asked(), ...only }));
  });
  for (const button of root.querySelectorAll("[data-add-row]")) button.addEventListener("click", () => addRow(button));
  addEventListener("pageshow", () => reveal(form)); // a browser may fill in again what was typed before
  fillToday(form);
  reveal(form);
  attend(root, SENTENCE, {
    question: () => { reveal(form); return asked(); },
    title: ({ unsupported }) => (unsupported ? UNSUPPORTED : PUT_RIGHT),
    draw: drawResult,
    cleared: () => { resetPeriods(form); fillToday(form); reveal(form); },
  });
}

// A day already typed stays.
function fillToday(form) {
  const boxes = DATE.map(([part]) => form.elements[`as-of-${part}`]);
  if (boxes.some((box) => !box || box.value)) return;
  const [year, month, day] = todayIs().split("-").map(Number);
  [day, month, year].forEach((value, n) => { boxes[n].value = value; });
}

// Shows the questions that belong to the chosen answer, hides those of the others.
function reveal(form) {
  for (const place of form.querySelectorAll("[data-reveal]")) {
    place.hidden = !document.getElementById(place.dataset.reveal).checked;
  }
}

// A further row of two dates, numbered on from the last.
function addRow(button) {
  const field = button.closest(".calc-field");
  const rows = field.querySelector("[data-rows]");
  const row = newRow(field.querySelector("template"), String(rows.children.length + 1));
  rows.append(row);
  row.querySelector("input").focus();
  button.hidden = rows.children.length >= Number(field.dataset.mostRows);
}

// After the form was cleared: one row again, and no count of days that are no longer there.
function resetPeriods(form) {
  for (const field of form.querySelectorAll("[data-most-rows]")) {
    const [, ...added] = field.querySelector("[data-rows]").children;
    for (const row of added) row.remove();
    field.querySelector("[data-add-row]").hidden = false;
    field.querySelector("[data-part=count]").textContent = "";
  }
}

// Counts the days of the periods in front of the reader, once they can be read.
async function countPeriods(control, ask) {
  const field = control.closest("[data-most-rows]");
  if (!field) return;
  const answer = await ask({ only: field.dataset.field }).catch(() => ({ words: "" }));
  field.querySelector("[data-part=count]").textContent = answer.words;
}
