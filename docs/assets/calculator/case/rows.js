// Rows of sentences, adjustments and movements: add, duplicate, move, remove; and lists that name other rows.
// A row keeps its number, and with it the names of its controls, wherever it moves. Others refer to it by that number.

const rowsOf = (list) => [...list.querySelector("[data-rows]").children];
const numberOf = (row) => Number(row.dataset.row);

export const lists = (form) => [...form.querySelectorAll("[data-rows-of]")];

export function prepareRows(form, { added, changed }) {
  for (const list of lists(form)) {
    const first = rowsOf(list);
    first.forEach((row, index) => { row.dataset.row = index + 1; });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      const row = button?.closest("[data-row]");
      const work = button && Object.keys(WORK).find((name) => button.matches(`[data-${name}-row]`));
      if (!work) return;
      WORK[work](list, row, added);
      count(list);
      changed();
    });
    count(list);
  }
}

const WORK = {
  add: (list, _, added) => focusFirst(addRow(list, added)),
  duplicate(list, row, added) {
    const copy = addRow(list, added, row);
    copyValues(row, copy);
    focusFirst(copy);
  },
  up(list, row) {
    row.previousElementSibling?.before(row);
    keepFocus(row, "up");
  },
  down(list, row) {
    row.nextElementSibling?.after(row);
    keepFocus(row, "down");
  },
  remove(list, row) {
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (neighbour) focusFirst(neighbour);
    else list.querySelector("[data-add-row]").focus();
  },
};

// A further row, after `after` or at the end, with this number or the next that is free.
export function addRow(list, added, after = null, number = null) {
  const made = list.querySelector("template").content.cloneNode(true);
  const next = number ?? 1 + Math.max(0, ...rowsOf(list).map(numberOf));
  for (const node of made.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("__row__")) node.setAttribute(name, value.replaceAll("__row__", next));
    }
  }
  const row = made.firstElementChild;
  row.dataset.row = next;
  if (after) after.after(made);
  else list.querySelector("[data-rows]").append(made);
  added(row);
  return row;
}

export function removeAll(list) {
  for (const row of rowsOf(list)) row.remove();
}

// Rows are counted as they are seen.
export function count(list) {
  const rows = rowsOf(list);
  rows.forEach((row, index) => {
    for (const place of row.querySelectorAll("[data-number]")) place.textContent = index + 1;
    row.querySelector("[data-remove-row]").hidden = rows.length <= Number(list.dataset.least);
    row.querySelector("[data-up-row]").hidden = index === 0;
    row.querySelector("[data-down-row]").hidden = index === rows.length - 1;
    row.querySelector("[data-duplicate-row]").hidden = rows.length >= Number(list.dataset.most);
  });
  list.querySelector("[data-add-row]").hidden = rows.length >= Number(list.dataset.most);
}

// Fills the lists that name a row of `list` ("Consecutive to …"); `names` are words for some of the numbers.
export function nameRows(form, list, names, empty) {
  const rows = rowsOf(list);
  const noun = list.dataset.rowsOf.replace(/^case-/, "").replace(/s$/, "");
  const options = rows.map((row, index) => [String(numberOf(row)), names[numberOf(row)] ?? `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${index + 1}`]);
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
    const pattern = control.name.replace(own, old);
    for (const source of from.querySelectorAll(`[name="${CSS.escape(pattern)}"]`)) {
      if (control.type === "radio" && control.value !== source.value) continue;
      if (control.type === "radio" || control.type === "checkbox") control.checked = source.checked;
      else if (control.tagName === "SELECT") copyChoice(source, control);
      else control.value = source.value;
    }
  }
}

// A list that names rows may not hold the choice yet.
function copyChoice(source, control) {
  if (![...control.options].some((option) => option.value === source.value)) {
    control.append(new Option(source.selectedOptions[0]?.text ?? "", source.value));
  }
  control.value = source.value;
}

function focusFirst(row) {
  row.querySelector("input, select").focus();
}

function keepFocus(row, way) {
  const button = row.querySelector(`[data-${way}-row]`);
  const other = row.querySelector(`[data-${way === "up" ? "down" : "up"}-row]`);
  const last = way === "up" ? !row.previousElementSibling : !row.nextElementSibling;
  (last ? other : button).focus();
}
