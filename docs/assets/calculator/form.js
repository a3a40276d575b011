// What every form needs: what was typed is read, and boxes and rows are made. What is allowed is decided in Python.

import { element } from "../../javascripts/browser.js";

// Everything typed, by the name of its control and in the order of the page. Hidden questions are left out, and so is a
// box that is not ticked; that the whole form is out of sight, while dates are shown, makes no difference.
export function typed(form) {
  const found = {};
  for (const control of form.elements) {
    if (!control.name || unasked(control, form)) continue;
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

function unasked(control, form) {
  const hidden = control.closest("[hidden]");
  return hidden !== null && hidden !== form && form.contains(hidden);
}

// What stands in a form of boxes alone, by their names; empty boxes are left out.
export function given(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, text]) => text.trim()));
}

export const DATE = [["day", "Day", "calc-two"], ["month", "Month", "calc-two"], ["year", "Year", "calc-four"]];

// Boxes for a day, a month and a year, as handbook/forms_html draws them.
export function dateBoxes(id, name = id) {
  return DATE.map(([part, label, size]) => box(`${id}-${part}`, label, size, `${name}-${part}`));
}

export function box(id, label, size, name = id) {
  const input = element("input", { type: "text", inputmode: "numeric", id, name });
  return element("div", { class: `calc-part ${size}` }, element("label", { for: id }, label), input);
}

// A further row from its template, in which `__row__` stands for its number.
export function newRow(template, number) {
  const made = template.content.cloneNode(true);
  for (const node of made.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("__row__")) node.setAttribute(name, value.replaceAll("__row__", number));
    }
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replaceAll("__row__", number);
    }
  }
  return made.firstElementChild;
}
