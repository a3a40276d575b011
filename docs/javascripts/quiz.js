// Asks the questions of a page one at a time, and keeps what was missed for another day (see repeat.js). Without this
// script the page is whole: every answer folds open below its question.

import { element, todayIs } from "./browser.js";
import { dueToday, forgotten, inWords, keeper, noted, planned } from "./repeat.js";

const panel = document.querySelector("[data-quiz]");
const page = panel.parentElement;
const before = panel.querySelectorAll(".quiz-choose, .quiz-before");
const [choose, run] = [panel.querySelector(".quiz-choose"), panel.querySelector(".quiz-run")];
const [progress, asked] = [run.querySelector(".quiz-progress"), run.querySelector(".quiz-asked")];
const [which, howMany] = [panel.querySelector("#quiz-which"), panel.querySelector("#quiz-count")];
const questions = new Map([...page.querySelectorAll("[data-question]")].map((item) => [item.dataset.question, item]));
const kept = keeper("omu-questions", { changed: showKept });

let round = null; // { ids, place, answered, right, missed: [] }

choose.addEventListener("submit", (event) => {
  event.preventDefault();
  const ids = which.value === "due" ? due() : shuffled([...questions.keys()].filter(wanted));
  const most = Number(howMany.value) || ids.length;
  if (ids.length) begin(ids.slice(0, most));
});
panel.hidden = false;
forget();
showKept();
fromAddress();
window.addEventListener("hashchange", fromAddress);

function wanted(id) {
  return !which.value || id.startsWith(`${which.value}.`);
}

// A question that was reworded has another id: the old one would wait for ever.
function forget() {
  const topics = new Set([...questions.keys()].map((id) => id.split(".")[0]));
  const gone = Object.keys(kept.now().kept).filter((id) => topics.has(id.split(".")[0]) && !questions.has(id));
  if (gone.length) kept.save(gone.reduce(forgotten, kept.now()));
}

function due() {
  return dueToday(kept.now(), todayIs(), questions.keys());
}

// A link may name a guide ("#recall"), or ask for what is to be repeated ("#repeat").
function fromAddress() {
  const named = location.hash.slice(1);
  const value = named === "repeat" ? "due" : named;
  if (value && [...which.options].some((option) => option.value === value && !option.disabled)) which.value = value;
}

function showKept() {
  const { due: today, later, next: soonest } = planned(kept.now(), todayIs(), questions.keys());
  const [option] = which.options;
  option.textContent = `To repeat today (${today})`;
  option.disabled = !today;
  if (!today && which.value === "due") which.value = "";
  const waiting = later ? `${today ? ", " : ""}${later} on a later day, the next on ${inWords(soonest)}` : "";
  const words = today || later ? `From this page: ${today ? `${today} to repeat today` : ""}${waiting}.` : "";
  panel.querySelector(".quiz-today").textContent = words;
  panel.querySelector("[data-quiz-kept]").textContent = kept.words();
}

function begin(ids) {
  round = { ids, place: 0, answered: 0, right: 0, missed: [] };
  showRun(true);
  ask();
}

function ask() {
  const item = questions.get(round.ids[round.place]);
  showProgress();
  const about = element("p", { class: "quiz-about" }, headingOf(item));
  if (item.dataset.right === undefined) askShort(item, about);
  else askChoice(item, about);
}

function shuffled(all) {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

function headingOf(item) {
  const heading = item.closest("ol").parentElement.querySelector(`#${CSS.escape(item.dataset.question.split(".")[0])}`);
  return heading.firstChild.textContent.trim();
}

function askChoice(item, about) {
  const options = [...item.querySelectorAll(".options > li")].map((option) => option.textContent);
  const boxes = options.map((words, index) => element("label", { class: "quiz-option" },
    element("input", { type: "radio", name: "quiz-answer", value: index, required: "" }), element("span", {}, words)));
  const legend = element("legend", { tabindex: "-1" },
    element("span", { class: "ask" }, ...copies(item, ".ask")), " ", element("span", { class: "detail" }, ...copies(item, ".detail")));
  const set = element("fieldset", {}, legend, ...boxes);
  const check = element("button", { type: "submit" }, "Check");
  shown(legend, about, set, buttons(check));
  asked.onsubmit = (event) => {
    event.preventDefault();
    const given = Number(new FormData(asked).get("quiz-answer"));
    const right = Number(item.dataset.right);
    for (const [index, box] of boxes.entries()) {
      box.firstChild.disabled = true;
      if (index === right) mark(box, "right", "The right answer");
      else if (index === given) mark(box, "wrong", "Your answer");
    }
    set.append(element("p", { class: "quiz-verdict", role: "status" }, given === right ? "Right." : `Not right. It is ${options[right]}.`));
    answered(item, given === right, check);
  };
}

function mark(box, kind, words) {
  box.classList.add(kind);
  box.append(element("strong", {}, words));
}

function askShort(item, about) {
  const heading = element("p", { class: "ask", tabindex: "-1" }, ...copies(item, ".ask"));
  const hint = element("p", { class: "small" }, "Say your answer, or write it down. Then compare.");
  const show = element("button", { type: "submit" }, "Show the answer");
  shown(heading, about, heading, hint, buttons(show));
  asked.onsubmit = (event) => {
    event.preventDefault();
    const answer = explanation(item);
    const [knew, missed] = [element("button", { type: "button" }, "I knew it"), element("button", { type: "button" }, "I did not know it")];
    hint.remove();
    show.parentElement.replaceWith(answer, buttons(knew, missed));
    answer.focus();
    knew.addEventListener("click", () => { count(item, true); next(); });
    missed.addEventListener("click", () => { count(item, false); next(); });
    asked.onsubmit = (again) => again.preventDefault();
  };
}

function answered(item, right, check) {
  count(item, right);
  const onwards = element("button", { type: "submit" }, round.place + 1 < round.ids.length ? "Next question" : "See how it went");
  check.parentElement.replaceWith(explanation(item), buttons(onwards));
  onwards.focus();
  asked.onsubmit = (event) => { event.preventDefault(); next(); };
}

function count(item, right) {
  const id = item.dataset.question;
  round.answered++;
  if (right) round.right++;
  else round.missed.push(id);
  kept.save(noted(kept.now(), id, right, todayIs()));
  showProgress();
}

function showProgress() {
  const { ids, place, right } = round;
  progress.textContent = `Question ${place + 1} of ${ids.length}. ${right} right so far.`;
}

function next() {
  round.place++;
  if (round.place < round.ids.length) ask();
  else finish();
}

function finish() {
  const { right, missed, answered: all } = round; // not `place`: the question that stands there may be answered or not
  progress.textContent = "";
  const verdict = element("p", { class: "ask", tabindex: "-1" }, all ? `${right} of ${all} right.` : "No question answered.");
  const list = missed.map((id) => {
    const item = questions.get(id);
    return element("li", {}, `${headingOf(item)}: `, ...copies(item, ".ask"), ...(item.dataset.right ? [". ", ...copies(item, ".detail")] : []));
  });
  const words = missed.length ? [element("p", {}, "Missed, and back tomorrow:"), element("ul", {}, ...list)] : [];
  const again = element("button", { type: "submit" }, "Ask the missed ones again now");
  const other = element("button", { type: "button" }, "Choose other questions");
  asked.replaceChildren(verdict, ...words, buttons(...(missed.length ? [again] : []), other));
  verdict.focus();
  asked.onsubmit = (event) => { event.preventDefault(); begin(shuffled(missed)); };
  other.addEventListener("click", () => stop());
  showKept();
}

function stop() {
  round = null;
  asked.replaceChildren();
  showRun(false);
  showKept();
  which.focus();
}

function showRun(running) {
  page.classList.toggle("quiz-running", running);
  for (const part of before) part.hidden = running;
  run.hidden = !running;
}

// Puts one question in place of the last, and the keyboard and the screen reader to its words.
function shown(first, ...parts) {
  const end = element("button", { type: "button", class: "quiz-end" }, "Stop here");
  end.addEventListener("click", finish);
  asked.replaceChildren(...parts, element("p", { class: "quiz-stop" }, end));
  first.focus();
}

function buttons(...each) {
  return element("p", { class: "quiz-buttons" }, ...each.flatMap((button) => [button, " "]));
}

function explanation(item) {
  const copy = element("div", { class: "quiz-answer", tabindex: "-1" });
  for (const part of item.querySelectorAll("details > :not(summary)")) copy.append(part.cloneNode(true));
  return copy;
}

function copies(item, part) {
  return [...(item.querySelector(part)?.childNodes ?? [])].map((node) => node.cloneNode(true));
}
