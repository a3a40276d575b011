// The box in which an offence is looked up: a combobox with a list of offences below it, and under both the release rule
// that follows. Every word shown comes from calculator/forms/case/offence.py.

import { element } from "../../../javascripts/browser.js";
import { drawRule } from "./offence_rule.js";

const PAUSE = 150; // milliseconds without a key before the list is asked for

// Makes `input` a combobox. `ask` takes {find: text} or {rule: {offence, facts}} and promises the answer; `apply(settings)`
// fills the form. Gives back `refresh()`, to be called when something has changed on which the rule depends.
export function lookUp(input, { ask, apply }) {
  const id = input.id;
  const list = element("ul", { id: `${id}-list`, class: "case-offence-list", role: "listbox", hidden: true });
  const count = element("p", { id: `${id}-count`, class: "calc-hint case-offence-count", role: "status" });
  const place = element("div", { id: `${id}-rule`, class: "case-offence-rule", hidden: true });
  const box = element("div", { class: "case-offence-box" });
  input.replaceWith(box);
  box.append(input, list);
  box.after(count, place);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  })) input.setAttribute(name, value);
  const label = input.labels?.[0];
  if (label) {
    label.id ||= `${id}-label`;
    list.setAttribute("aria-labelledby", label.id);
  }

  let hits = [];
  let active = -1;
  let finding = 0; // turns: an answer to an older question is dropped
  let ruling = 0;
  let timer = 0;
  let settled = null; // the text whose rule is shown
  let facts = {}; // answers to the questions of this text

  function point(index) {
    const options = [...list.children];
    active = index;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    }
  }

  const isOpen = () => !list.hidden;

  function open() {
    if (!hits.length) return false;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return true;
  }

  function close() {
    clearTimeout(timer);
    finding += 1; // what is still under way must not open the list again
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function showHits(answer) {
    hits = answer.hits;
    list.replaceChildren(
      ...hits.map(({ title, detail }, index) =>
        element(
          "li",
          { id: `${id}-option-${index}`, role: "option", class: "case-offence-option", "aria-selected": "false" },
          element("span", { class: "case-offence-title" }, title),
          " ",
          element("span", { class: "case-offence-detail" }, detail),
        ),
      ),
    );
    count.textContent = answer.count;
    point(-1);
    if (!open()) list.hidden = true;
    input.setAttribute("aria-expanded", String(isOpen()));
  }

  async function search() {
    const turn = ++finding;
    const text = input.value;
    if (!text.trim()) {
      showHits({ hits: [], count: "" });
      return;
    }
    const answer = await ask({ find: text }).catch(() => null);
    if (turn === finding && answer?.hits && document.activeElement === input) showHits(answer);
  }

  function typed(event) {
    if (settled !== null && input.value !== settled) forget();
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  }

  // Another offence: what stands below is no longer about it, and nor are the answers.
  function forget() {
    ruling += 1;
    settled = null;
    facts = {};
    place.hidden = true;
  }

  function choose(index) {
    if (input.value !== hits[index].value) forget();
    input.value = hits[index].value;
    count.textContent = "";
    close();
    hits = [];
    input.dispatchEvent(new Event("change", { bubbles: true }));
    settle();
  }

  async function settle(again = false) {
    const text = input.value;
    if (!again && text === settled) return;
    settled = text;
    const turn = ++ruling;
    if (!text.trim()) {
      place.hidden = true;
      return;
    }
    const answer = await ask({ rule: { offence: text, facts } }).catch(() => null);
    if (turn !== ruling) return;
    if (!answer?.parts || !answer.outcome.length) {
      place.hidden = true;
      settled = null; // asked again when the box is left again
      return;
    }
    place.hidden = false;
    drawRule(place, answer, {
      id,
      answered(question, value) {
        facts = { ...facts, [question]: value };
        settle(true);
      },
      use: () => apply(answer.settings),
    });
  }

  const last = () => list.children.length - 1;

  function key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const moves = {
      ArrowDown: () => {
        if (!isOpen() && (!open() || event.altKey)) return true;
        point(active >= last() ? 0 : active + 1);
        return true;
      },
      ArrowUp: () => {
        if (event.altKey) close();
        else if (isOpen() || open()) point(active <= 0 ? last() : active - 1);
        return true;
      },
      Enter: () => {
        if (!isOpen()) return false;
        if (active >= 0) choose(active);
        else {
          close();
          settle();
        }
        return true;
      },
      Escape: () => {
        if (!isOpen()) return false;
        close();
        return true;
      },
    };
    if (!(event.key in moves)) {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) point(-1); // the caret moves in the box
      return;
    }
    if (moves[event.key]()) event.preventDefault();
  }

  // The lists are read by the first question, which takes a moment: it is asked while the first letters are typed.
  input.addEventListener("focus", () => ask({ find: "" }).catch(() => null), { once: true });
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("keydown", key);
  input.addEventListener("click", () => { if (!isOpen()) open(); });
  input.addEventListener("blur", () => {
    close();
    count.textContent = "";
    settle();
  });
  // A press in the list must not take the focus out of the box: that would close the list before the choice.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });

  return { refresh: () => settle(true) };
}
