// Draws the release rule that follows from an offence: outcome, why and law, open questions, and the button that fills
// the form. The words come from calculator/forms/case/offence_rule.py.

import { element } from "../../../javascripts/browser.js";
import { citations, list } from "../drawing.js";

// Draws `answer` into `place`. What was open and what had the focus stays so. `answered(question, value)` is called for a
// yes or no, `use()` for the button.
export function drawRule(place, answer, { id, answered, use }) {
  const { words } = answer;
  const drawn = place.querySelector("details");
  const open = new Set(drawn ? [...place.querySelectorAll("details[open]")].map((part) => part.dataset.key) : ["plus"]);
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  const status = place.querySelector("[role=status]") ?? element("div", { role: "status", class: "case-offence-outcome" });
  const needed = answer.questions.filter((one) => one.needed);
  const optional = answer.questions.filter((one) => !one.needed);

  const said = [answer.read, ...answer.outcome].filter(Boolean);
  const spoken = said.join("\n");
  if (status.dataset.said !== spoken) {
    status.dataset.said = spoken;
    status.replaceChildren(
      element("p", { class: "case-offence-heading" }, answer.heading),
      ...said.map((text, index) => element("p", { class: answer.read && !index ? "calc-hint" : null }, text)),
    );
  }
  const folded = (key, title, ...inside) =>
    element("details", { class: "calc-working case-offence-part", "data-key": key, open: open.has(key) }, element("summary", {}, title), ...inside);
  const ask = (one) => question(one, words, id, answered);

  const rest = [
    answer.missing.length ? named(words.missing, list(answer.missing.map(({ text }) => text))) : null,
    needed.length ? named(words.questions, needed.map(ask)) : null,
    ...answer.parts.map((part) => folded(part.key, `${part.title}${part.title.endsWith("?") ? "" : ":"} ${part.says}`, list(part.why), citations(part.law))),
    optional.length ? folded("optional", words.optional, ...optional.map(ask)) : null,
    answer.unconfirmed.length
      ? folded("unconfirmed", words.unconfirmed, list(answer.unconfirmed.map(({ what, ask: who }) => `${what} ${who}`)))
      : null,
    ...button(answer, id, use),
  ].filter(Boolean);

  if (status.parentNode !== place) place.replaceChildren(status);
  while (status.nextSibling) status.nextSibling.remove();
  place.append(...rest);
  if (focused) document.getElementById(focused)?.focus();
}

function named(title, inside) {
  return element("div", { class: "case-offence-named" }, element("p", { class: "case-offence-name" }, title), inside);
}

function question(one, words, id, answered) {
  const name = `${id}-${one.id}`;
  const radios = [true, false].map((value) => {
    // Of no form: these answers are not fields of the case.
    const radio = element("input", { type: "radio", id: `${name}-${value}`, name, form: `${id}-none`, value: String(value), checked: one.answer === value });
    radio.addEventListener("change", () => answered(one.id, value));
    return element("div", { class: "calc-answer" }, radio, element("label", { for: radio.id }, value ? words.yes : words.no));
  });
  return element(
    "fieldset",
    { class: "calc-field case-offence-question", "aria-describedby": `${name}-hint` },
    element("legend", {}, one.text),
    element("p", { class: "calc-hint", id: `${name}-hint` }, one.hint),
    element("div", { class: "case-offence-answers" }, radios),
  );
}

function button(answer, id, use) {
  const { label, sets, open, done } = answer.use;
  if (!sets.length) return [open ? element("p", { class: "calc-hint" }, open) : null];
  const told = element("p", { class: "case-offence-done", role: "status" });
  const press = element("button", { type: "button", id: `${id}-use`, class: "calc-button calc-second" }, label);
  press.addEventListener("click", () => {
    use();
    told.textContent = done;
  });
  return [
    named(answer.words.settings, list(sets)),
    open ? element("p", { class: "calc-hint" }, open) : null,
    element("div", { class: "calc-actions" }, press),
    told,
  ];
}
