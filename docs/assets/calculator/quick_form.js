// What changes in a quick calculator's form while it is filled in: rows come and go, and so do questions that depend on
// an answer. What is allowed is decided in Python.

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
  const found = names.split(" ").map((each) => [...form.querySelectorAll(`[name="${CSS.escape(each)}"]`)]);
  const controls = found.find((each) => each.length) ?? [];
  const [first] = controls;
  if (!first || first.closest("[hidden]")) return [];
  if (first.type === "checkbox") return first.checked ? ["yes", "true"] : ["no", "false"];
  if (first.type === "radio") return controls.filter((control) => control.checked).map((control) => control.value);
  return [first.value];
}

// Gives the buttons of every list of rows their work; `changed` is called after each.
export function prepareRows(form, changed) {
  for (const list of form.querySelectorAll("[data-rows-of]")) {
    list.addEventListener("click", (event) => {
      const add = event.target.closest("[data-add-row]");
      const remove = event.target.closest("[data-remove-row]");
      if (add) addRow(list);
      else if (remove) removeRow(list, remove.closest("[data-row]"));
      if (add || remove) changed();
    });
    numbered(list);
  }
}

// After the form was cleared: as many rows as at first.
export function resetRows(form) {
  for (const list of form.querySelectorAll("[data-rows-of]")) {
    for (const row of [...rows(list)].slice(Number(list.dataset.least))) row.remove();
    numbered(list);
  }
}

function addRow(list) {
  const template = list.querySelector("template");
  const row = template.content.cloneNode(true);
  const next = 1 + Math.max(0, ...[...rows(list)].map((each) => Number(each.dataset.row || 0)));
  for (const node of row.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("__row__")) node.setAttribute(name, value.replaceAll("__row__", next));
    }
  }
  list.querySelector("[data-rows]").append(row);
  const added = list.querySelector("[data-rows]").lastElementChild;
  added.dataset.row = next;
  numbered(list);
  added.querySelector("input, select").focus();
}

function removeRow(list, row) {
  const neighbour = row.previousElementSibling ?? row.nextElementSibling;
  row.remove();
  numbered(list);
  neighbour?.querySelector("input, select").focus();
}

const rows = (list) => list.querySelector("[data-rows]").children;

// Rows are counted as they are seen; their controls keep the names that they have.
function numbered(list) {
  const all = [...rows(list)];
  all.forEach((row, index) => {
    if (!row.dataset.row) row.dataset.row = index + 1;
    for (const place of row.querySelectorAll("[data-number]")) place.textContent = index + 1;
    row.querySelector("[data-remove-row]").hidden = all.length <= Number(list.dataset.least);
  });
  list.querySelector("[data-add-row]").hidden = all.length >= Number(list.dataset.most);
}
