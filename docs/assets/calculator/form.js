// Reads the form as it was typed, and the few things that change while typing. What is allowed is decided in Python.

// Everything typed, by the name of its control. Hidden questions are left out; so is a box that is not ticked.
export function typed(form) {
  const found = {};
  for (const control of form.elements) {
    if (!control.name || control.closest("[hidden]")) continue;
    if (control.type === "radio") {
      if (control.checked) found[control.name] = control.value;
    } else if (control.type === "checkbox") {
      if (control.checked) found[control.name] = "yes";
    } else {
      found[control.name] = control.value;
    }
  }
  return found;
}

// The page knows what day it is; the engine never looks at the clock. A day already typed stays.
export function fillToday(form, today = new Date()) {
  const parts = { day: today.getDate(), month: today.getMonth() + 1, year: today.getFullYear() };
  const boxes = Object.keys(parts).map((part) => [part, form.elements[`as-of-${part}`]]);
  if (boxes.some(([, box]) => !box || box.value)) return;
  for (const [part, box] of boxes) box.value = parts[part];
}

// Shows the questions that belong to the chosen answer, hides those of the others.
export function reveal(form) {
  for (const place of form.querySelectorAll("[data-reveal]")) {
    place.hidden = !document.getElementById(place.dataset.reveal).checked;
  }
}

// A further row of two dates, numbered on from the last.
export function addRow(button) {
  const field = button.closest(".calc-field");
  const rows = field.querySelector("[data-rows]");
  const number = String(rows.children.length + 1);
  const template = field.querySelector("template");
  const row = template.content.cloneNode(true);
  for (const node of row.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("__row__")) node.setAttribute(name, value.replaceAll("__row__", number));
    }
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replaceAll("__row__", number);
    }
  }
  rows.append(row);
  rows.lastElementChild.querySelector("input").focus();
  if (rows.children.length >= Number(field.dataset.mostRows)) button.hidden = true;
}

// Counts the days of the periods in front of the reader, once they can be read.
export async function countPeriods(control, ask) {
  const field = control.closest("[data-most-rows]");
  if (!field) return;
  const answer = await ask({ only: field.dataset.field }).catch(() => ({ words: "" }));
  field.querySelector("[data-part=count]").textContent = answer.words;
}
