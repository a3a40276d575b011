// While the form is filled in: days are counted in front of the reader, rows get names that others can refer to, and
// offences are looked up.

import { engine } from "../boot.js";
import { typed } from "../form.js";
import { lookUp } from "./offence.js";
import { nameRows } from "./rows.js";

const SOON = 250; // milliseconds without typing
const EMPTY = { follows: "None: concurrent, or the only one", other: "The first sentence" };

export function looker(root, form) {
  const list = (name) => form.querySelector(`[data-rows-of="case-${name}"]`);
  const say = (place, text) => { if (place.textContent !== text) place.textContent = text; };
  let timer = 0;
  let number = 0;
  let names = {};
  const lookedUp = new WeakMap(); // row → its look-up of the offence

  async function look() {
    const mine = ++number;
    const answer = await engine.ask({ case: "look", typed: typed(form) }).catch(() => null);
    if (answer?.status !== "look" || mine !== number) return;
    names = answer.sentences;
    nameRows(form, list("sentences"), names, EMPTY);
    for (const row of list("adjustments").querySelectorAll("[data-row]")) {
      say(row.querySelector("[data-part=row-said]"), answer.adjustments[row.dataset.row] ?? "");
    }
    say(root.querySelector("[data-part=totals]"), answer.totals);
  }

  // What is typed is sent when the reader pauses; what needs no answer comes at once. The rule that follows from an
  // offence depends on the other answers of its row.
  function soon(target = null) {
    nameRows(form, list("sentences"), names, EMPTY);
    ticks(form, say);
    clearTimeout(timer);
    timer = setTimeout(() => {
      look();
      const row = target?.closest("[data-row]");
      if (row && !target.closest("[data-offence]")) lookedUp.get(row)?.refresh();
    }, SOON);
  }

  function prepare(row) {
    const input = row.querySelector("[data-offence] input");
    if (!input) return;
    lookedUp.set(row, lookUp(input, {
      ask: ({ find, rule }) => engine.ask(rule
        ? { case: "offence-rule", typed: typed(form), row: row.dataset.row, ...rule }
        : { case: "offence-find", text: find }),
      apply: (settings) => { apply(row, settings); soon(); },
    }));
  }

  return { soon, prepare };
}

// What follows from the offence goes into the boxes of its sentence; null is for the reader to decide.
function apply(row, { sdsPlus, sdsPlusOffence, exclusions, schedule19za }) {
  const within = (name, rest = "") => row.querySelector(`[name$="-${name}"]${rest}`);
  if (sdsPlus != null) within("sds-plus", `[value=${sdsPlus ? "yes" : "no"}]`)?.click();
  const would = within("would-be-plus");
  if (would && sdsPlusOffence != null) would.checked = sdsPlusOffence;
  if (exclusions) {
    for (const box of row.querySelectorAll(".calc-ticks input")) box.checked = exclusions.some((code) => box.name.endsWith(`-exclusions-${code}`));
  }
  const terrorist = within("terrorist");
  if (terrorist && schedule19za != null) terrorist.checked = schedule19za;
}

function ticks(form, say) {
  for (const fold of form.querySelectorAll(".calc-ticks")) {
    const chosen = fold.querySelectorAll("input:checked").length;
    say(fold.querySelector("[data-part=ticked]"), chosen ? `(${chosen} ticked)` : "(none ticked)");
  }
}
