// Rows of sentences, adjustments and movements: beside adding and removing, they are duplicated and moved, and lists in
// them name other rows. A row is named by its number, which it keeps wherever it moves.

import { addRow, buttonOf, firstOf, prepareRows as prepare, rowsOf } from "../asks.js";

export function prepareRows(form, { added, changed }) {
  prepare(form, changed, added, {
    duplicate: (list, row) => {
      const copy = addRow(list, added, row);
      copyValues(row, copy);
      return [firstOf(copy)];
    },
    up: (_, row) => {
      row.previousElementSibling?.before(row);
      return [buttonOf(row, "up"), buttonOf(row, "down")];
    },
    down: (_, row) => {
      row.nextElementSibling?.after(row);
      return [buttonOf(row, "down"), buttonOf(row, "up")];
    },
  });
}

// Fills the lists that name a row of `list` ("Consecutive to …"); `names` are words for some of the numbers.
export function nameRows(form, list, names, empty) {
  const noun = list.dataset.rowsOf.replace(/^case-/, "").replace(/s$/, "");
  const options = rowsOf(list).map(({ dataset: { row } }, index) => [row, names[row] ?? `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${index + 1}`]);
  for (const select of form.querySelectorAll(`[data-row-ask=${noun}s] select`)) {
    const own = list.contains(select) ? select.closest("[data-row]").dataset.row : null;
    const wanted = [["", select.name.endsWith("-follows") ? empty.follows : empty.other], ...options.filter(([value]) => value !== own)];
    const chosen = select.value;
    const same = select.options.length === wanted.length && wanted.every(([value, text], n) => select.options[n].value === value && select.options[n].text === text);
    if (same) continue;
    select.replaceChildren(...wanted.map(([value, text]) => new Option(text, value, false, value === chosen)));
  }
}

function copyValues(from, to) {
  const [old, own] = [from, to].map((row) => row.querySelector("[name]").name.match(/^case-[a-z]+-\d+-/)[0]);
  for (const control of to.querySelectorAll("[name]")) {
    const name = control.name.replace(own, old);
    for (const source of from.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === "radio" && control.value !== source.value) continue;
      if (control.type === "radio" || control.type === "checkbox") control.checked = source.checked;
      else if (control.tagName === "SELECT") choose(control, source.value, source.selectedOptions[0]?.text);
      else control.value = source.value;
    }
  }
}

// A list that names rows learns their names a moment later, and may not hold the choice yet.
export function choose(select, value, text = "") {
  if (![...select.options].some((option) => option.value === value)) select.append(new Option(text, value));
  select.value = value;
}
