// What changes in a form of asks (handbook/forms_html/asks.html) while it is filled in: rows come and go, and so do
// questions that depend on an answer. What is allowed is decided in Python.

import { newRow } from "./form.js";

// Shows the questions whose condition holds. A hidden question is not sent.
export function onlyIf(form) {
  for (const place of form.querySelectorAll("[data-only-if]")) {
    const wanted = place.dataset.onlyValues.split("|");
    place.hidden = !answers(form, place.dataset.onlyIf).some((answer) => wanted.includes(answer));
  }
}

// The answer of a question, in every way in which a condition may name it: `names` are where it may stand, in the same
// row or outside, the nearest first.
function answers(form, names) {
  const found = names.split(" ").map((each) => form.elements[each]).find(Boolean); // one control, or a list of them
  const controls = found instanceof RadioNodeList ? [...found] : [found];
  const [first] = controls;
  if (!first || first.closest("[hidden]")) return [];
  if (first.type === "checkbox") return first.checked ? ["yes", "true"] : ["no", "false"];
  if (first.type === "radio") return controls.filter((control) => control.checked).map((control) => control.value);
  return [first.value];
}

export const lists = (form) => [...form.querySelectorAll("[data-rows-of]")];
export const rowsOf = (list) => [...list.querySelector("[data-rows]").children];
export const firstOf = (row) => row.querySelector("input, select");

export const buttonOf = (place, name) => place.querySelector(`[data-${name}-row]`);

// Gives the buttons of every list of rows their work; `changed` is called after each, `added` with each new row. `more`
// is work for further buttons: {name: (list, row) => the buttons and boxes of which the first that is seen gets the focus}.
export function prepareRows(form, changed, added = () => {}, more = {}) {
  const work = {
    add: (list) => [firstOf(addRow(list, added))],
    remove: (list, row) => {
      const neighbour = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      return [neighbour ? firstOf(neighbour) : buttonOf(list, "add")];
    },
    ...more,
  };
  for (const list of lists(form)) {
    rowsOf(list).forEach((row, index) => { row.dataset.row = index + 1; });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      const name = button && Object.keys(work).find((each) => button.matches(`[data-${each}-row]`));
      if (!name) return;
      const next = work[name](list, button.closest("[data-row]"));
      count(list);
      changed();
      next.find((each) => !each.hidden).focus(); // only now: what is hidden still takes no focus
    });
    count(list);
  }
}

// After the form was cleared: as many rows as at first.
export function resetRows(form) {
  for (const list of lists(form)) {
    for (const row of rowsOf(list).slice(Number(list.dataset.least))) row.remove();
    count(list);
  }
}

// A further row, after `after` or at the end, with this number or the next that is free. It keeps its number, and with it
// the names of its controls, wherever it moves.
export function addRow(list, added = () => {}, after = null, number = null) {
  const next = number ?? 1 + Math.max(0, ...rowsOf(list).map((row) => Number(row.dataset.row)));
  const row = newRow(list.querySelector("template"), next);
  row.dataset.row = next;
  if (after) after.after(row);
  else list.querySelector("[data-rows]").append(row);
  added(row);
  return row;
}

// Rows are counted as they are seen; what cannot be done to one is not offered.
export function count(list) {
  const rows = rowsOf(list);
  const full = rows.length >= Number(list.dataset.most);
  const hide = (place, name, hidden) => { const button = buttonOf(place, name); if (button) button.hidden = hidden; };
  rows.forEach((row, index) => {
    for (const place of row.querySelectorAll("[data-number]")) place.textContent = index + 1;
    hide(row, "remove", rows.length <= Number(list.dataset.least));
    hide(row, "up", index === 0);
    hide(row, "down", index === rows.length - 1);
    hide(row, "duplicate", full);
  });
  hide(list, "add", full);
}
