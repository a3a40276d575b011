// Puts a typed case back into the form: from a file, from a spreadsheet, or as it was before "what if".

import { addRow, count, lists, rowsOf } from "../asks.js";
import { choose } from "./rows.js";

// `typed` is what form.js reads: text by the name of its control, rows in the order of the page.
export function fill(form, typed, added) {
  form.reset();
  for (const list of lists(form)) {
    const pattern = new RegExp(`^${list.dataset.rowsOf}-(\\d+)-`);
    const numbers = [...new Set(Object.keys(typed).map((name) => name.match(pattern)?.[1]).filter(Boolean))];
    for (const row of rowsOf(list)) row.remove();
    for (const number of numbers) addRow(list, added, null, Number(number));
    asManyAsLeast(list, added);
  }
  write(form, typed);
}

const NAMES_A_SENTENCE = ["follows", "sentence"];

// Adds rows to a list: each an object of texts by the part of the name after the row's number. Where a text names a
// sentence, it is the place among `sentences`, the numbers of the rows that were added together. Gives the new numbers.
export function append(form, name, rows, added, sentences = null) {
  const list = form.querySelector(`[data-rows-of="case-${name}"]`);
  for (const row of rowsOf(list).filter(isBlank)) row.remove();
  const numbers = rows.map(() => addRow(list, added).dataset.row);
  rows.forEach((texts, index) => {
    const named = (key, text) => (NAMES_A_SENTENCE.includes(key) ? (sentences ?? numbers)[text - 1] : text);
    const start = `case-${name}-${numbers[index]}-`;
    write(form, Object.fromEntries(Object.entries(texts).map(([key, text]) => [start + key, named(key, text)])));
  });
  asManyAsLeast(list, added);
  return numbers;
}

function asManyAsLeast(list, added) {
  while (rowsOf(list).length < Number(list.dataset.least)) addRow(list, added);
  count(list);
}

function isBlank(row) {
  return ![...row.querySelectorAll("[name]")].some((control) => (["radio", "checkbox"].includes(control.type) ? control.checked : control.value.trim()));
}

function write(form, typed) {
  for (const [name, text] of Object.entries(typed)) {
    for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === "radio") control.checked = control.value === text;
      else if (control.type === "checkbox") control.checked = text === "yes";
      else if (control.tagName === "SELECT") choose(control, text);
      else control.value = text;
    }
  }
}
