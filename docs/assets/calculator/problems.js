// Problems with what was typed: a summary at the top with links, and the words beside each field.

import { element } from "../../javascripts/browser.js";

const TITLE = document.title;

// problems: [{field, control, text}]; in a box of a guide, every id begins with the form's `data-prefix`. Moves to the
// summary, so that it is read out and seen.
export function showProblems(root, problems, heading) {
  clearProblems(root);
  const summary = root.querySelector("[data-part=summary]");
  const items = problems.map(({ control, text }) => {
    const target = control && named(root, control);
    if (!target) return element("li", {}, text);
    const link = element("a", { href: `#${target.id}` }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the address of the page stays as it is
      goTo(target);
    });
    return element("li", {}, link);
  });
  const title = element(`h${root.dataset.level}`, { id: summary.getAttribute("aria-labelledby") }, heading);
  summary.replaceChildren(title, element("ul", {}, items));
  summary.hidden = false;
  for (const [field, found] of groupBy(problems)) markField(root, field, found);
  document.title = `Problem: ${TITLE}`;
  summary.focus();
}

export function clearProblems(root) {
  const summary = root.querySelector("[data-part=summary]");
  summary.hidden = true;
  summary.replaceChildren();
  for (const place of root.querySelectorAll(".calc-error")) {
    place.hidden = true;
    place.replaceChildren();
  }
  for (const control of root.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
    describe(control, control.dataset.error, false);
  }
  for (const field of root.querySelectorAll(".calc-wrong")) field.classList.remove("calc-wrong");
  document.title = TITLE;
}

function markField(root, field, found) {
  const place = named(root, `${field}-error`);
  if (!place || !root.contains(place)) return;
  const hidden = element("span", { class: "calc-hidden" }, "Problem: ");
  const lines = found.map(({ text }) => element("span", { class: "calc-line" }, text));
  place.replaceChildren(hidden, ...lines);
  place.hidden = false;
  place.closest(".calc-field").classList.add("calc-wrong");
  for (const { control } of found) {
    const box = named(root, control);
    if (!box) continue;
    box.setAttribute("aria-invalid", "true");
    box.dataset.error = place.id;
    describe(box, place.id, true);
  }
}

const named = (root, id) => document.getElementById(`${root.dataset.prefix ?? ""}${id}`);

function describe(control, id, on) {
  const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) control.setAttribute("aria-describedby", [...ids].join(" "));
  else control.removeAttribute("aria-describedby");
}

function goTo(target) {
  target.closest(".calc-field")?.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

function groupBy(problems) {
  const groups = new Map();
  for (const problem of problems) groups.set(problem.field, [...(groups.get(problem.field) ?? []), problem]);
  return groups;
}
