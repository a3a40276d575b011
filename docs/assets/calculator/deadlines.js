// The deadlines of a procedure: its key dates as boxes to fill in, and the dates as a calendar file. What the procedures'
// deadlines are was written into the page when the site was built (data-procedures); nothing is fetched.

import { element, keep } from "../../javascripts/browser.js";
import { box, dateBoxes } from "./form.js";

export function deadlines(root) {
  const procedures = JSON.parse(root.dataset.procedures);
  const chooser = root.querySelector("[data-part=procedure]");
  const events = root.querySelector("[data-part=events]");
  const id = root.dataset.quick;
  let drawn = null;

  const chosen = () => (chooser ? procedures.find((each) => each.id === chooser.value) : procedures[0]) ?? null;

  function changed() {
    const procedure = chosen();
    if (procedure === drawn) return;
    drawn = procedure;
    events.replaceChildren(...(procedure ? [intro(procedure), ...procedure.events.map((each, n) => event(id, procedure, each, n))] : []));
  }

  function missing() {
    if (chosen()) return null;
    return [{ field: `${id}-procedure`, control: chooser.id, text: "Choose the procedure." }];
  }

  // `ask` puts a question to the engine, and tells the reader when no answer comes.
  function offerCalendar(place, question, ask) {
    const lines = [...place.querySelectorAll(".calc-quick-lines > div")];
    const save = (only) => download(question, only, ask);
    lines.forEach((line, n) => {
      const name = element("span", { class: "calc-hidden" }, ` for: ${line.querySelector("dt").textContent}`);
      line.querySelector("dd").append(button("Calendar file", name, () => save(n)));
    });
    if (lines.length < 2) return;
    const all = button(`Calendar file of all ${lines.length} dates`, "", () => save(null));
    const words = element("p", {}, all, " ", element("span", { class: "calc-hint" }, "A file (.ics) that calendars open. It holds no names: add none that others may not see."));
    place.querySelector(".calc-quick-lines").after(words);
  }

  chooser?.addEventListener("change", changed);
  changed();
  return { changed, missing, offerCalendar, more: () => ({ limits: chosen() }) };
}

function intro(procedure) {
  const several = procedure.events.length > 1;
  const words = several ? "Fill in the key dates that you know, and leave the others empty." : "Fill in the key date.";
  return element("p", {}, words);
}

function event(id, procedure, { of, clock }, n) {
  const name = `${id}-e${n}`;
  const due = procedure.limits.filter((limit) => limit.event === n).map((limit) => limit.what);
  const hint = `For: ${due.join("; ")}.`;
  const boxes = dateBoxes(name);
  if (clock) boxes.push(box(`${name}-at`, "Time, such as 14:30 (you may leave this empty)", "calc-time"));
  return element(
    "fieldset",
    { class: "calc-field", "aria-describedby": `${name}-hint` },
    element("legend", { class: "calc-label" }, of.charAt(0).toUpperCase() + of.slice(1)),
    element("p", { class: "calc-hint", id: `${name}-hint` }, hint),
    element("p", { class: "calc-error", id: `${name}-error`, hidden: true }),
    element("div", { class: "calc-parts" }, boxes),
  );
}

function button(text, more, work) {
  const made = element("button", { type: "button", class: "calc-button calc-second calc-small" }, text, more);
  made.addEventListener("click", work);
  return made;
}

async function download(question, only, ask) {
  const stamp = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const token = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const answer = await ask({ ...question, calendar: { stamp, token, only } }, () => download(question, only, ask));
  if (answer) keep(answer.text, answer.name, "text/calendar;charset=utf-8");
}
