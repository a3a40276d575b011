// The page of practice cases: a case is chosen or repeated, answered, marked, and the next one follows.

import { element } from "../../../javascripts/browser.js";
import { engine } from "../boot.js";
import { printAlone } from "../case/record.js";
import { given } from "../form.js";
import { clearProblems, showProblems } from "../problems.js";
import { waiting } from "../waiting.js";
import { chooser } from "./choose.js";
import { drawMarks } from "./marks.js";
import { packs } from "./pack.js";
import { drawAsks, drawPapers } from "./papers.js";
import { repeats } from "./repeats.js";
import { warm } from "./warm.js";
import { PUT_RIGHT } from "../words.js";
import { count, hintsLeft, NOTHING, READY, verdict, WORDS } from "./words.js";

const root = document.querySelector("[data-practice]");
const { up } = root.dataset;
const part = (name) => root.querySelector(`[data-part=${name}]`);
const form = part("answers");
const wait = waiting(root, WORDS);
const choice = chooser(part("choose"), up);

let exercise = null;
let hints = 0; // shown
let first = true; // nothing has been marked or shown yet
let round = []; // ids still to be repeated
let [cases, good] = [0, 0]; // of this visit

// Asks; problems are shown at the top, and only a result comes back.
async function ask(question, again) {
  const answer = await wait(question, again);
  if (answer === null) return null;
  if (answer.status === "result") {
    clearProblems(root);
    return answer;
  }
  part("result").hidden = true;
  showProblems(root, answer.problems.map(placed), PUT_RIGHT);
  for (const box of root.querySelectorAll("details [aria-invalid]")) box.closest("details").open = true;
  return null;
}

// The number of a case is typed where a word may stand.
function placed({ field, control, text }) {
  if (field === "key") return { field: "practice-seed", control: "practice-seed", text };
  return { field: `practice-${field}`, control, text };
}

async function make(question, moved = true) {
  const answer = await ask({ practice: "make", ...question }, () => make(question));
  if (!answer) return;
  ({ exercise } = answer);
  [hints, first] = [0, true];
  part("case-title").textContent = exercise.title;
  part("about").replaceChildren(...about());
  drawPapers(part("papers"), exercise);
  drawAsks(part("asks"), exercise.asks.filter(({ step }) => !step));
  const steps = exercise.asks.filter(({ step }) => step);
  drawAsks(part("steps"), steps);
  part("steps-fold").hidden = !steps.length;
  part("steps-fold").open = false;
  part("hints").replaceChildren();
  part("hints").hidden = true;
  hintButton(exercise.hints);
  part("result").hidden = true;
  part("answer").replaceChildren();
  part("case").hidden = false;
  if (moved) part("case-title").focus();
  else part("status").textContent = READY; // the reader has just come, and may be reading elsewhere
}

function about() {
  const left = round.length ? ` ${round.length} more to repeat after this.` : "";
  return [`${exercise.topicTitle}, level ${exercise.level}. Number `, element("span", { class: "practice-key" }, exercise.key), `.${left}`];
}

function hintButton(left) {
  part("hint").textContent = hintsLeft(left, hints);
  part("hint").setAttribute("aria-disabled", left <= 0); // not disabled outright: the keyboard's place would be lost
}

async function hint() {
  if (part("hint").getAttribute("aria-disabled") === "true") return;
  const { key } = exercise;
  const answer = await ask({ practice: "hint", key, number: hints + 1 }, hint);
  if (!answer || key !== exercise.key) return;
  hints += 1;
  part("hints").append(element("li", {}, answer.hint));
  part("hints").hidden = false;
  hintButton(answer.left);
}

async function mark() {
  const answers = given(form);
  if (!Object.keys(answers).length) {
    const [{ id, kind }] = exercise.asks;
    showProblems(root, [{ field: `practice-${id}`, control: `practice-${id}${kind === "date" ? "-day" : ""}`, text: NOTHING }], PUT_RIGHT);
    return;
  }
  const answer = await ask({ practice: "mark", key: exercise.key, given: answers }, mark);
  if (answer) show(answer, false);
}

async function solve() {
  const answer = await ask({ practice: "solve", key: exercise.key }, solve);
  if (answer) show(answer, true);
}

function show(answer, looked) {
  drawMarks(part("answer"), answer, up, looked);
  if (first) {
    const right = answer.right && !looked;
    [cases, good, first] = [cases + 1, good + (right ? 1 : 0), false];
    const follows = kept.note(exercise, right, hints > 0);
    if (follows) part("answer").prepend(element("p", { class: "calc-decides" }, follows));
  }
  part("tally").textContent = `In this visit: ${count(cases, "case")}, ${good} right at the first go.`;
  part("next").textContent = round.length ? "Next to repeat" : "Next case";
  const result = part("result");
  result.classList.remove("calc-stale");
  result.hidden = false;
  part("result-title").textContent = verdict(answer, looked);
  part("result-title").focus();
}

async function next() {
  if (round.length) return repeat(round);
  choice.next();
  return make(choice.question());
}

async function repeat([id, ...rest]) {
  const question = await kept.another(id).catch(() => null); // a fault is shown by the question that follows
  round = rest;
  return make(question ?? { key: id.slice(id.indexOf(":") + 1) });
}

function arrive() {
  const { key, known } = choice.take();
  if (key) make({ key }, exercise !== null);
  else if (known) make(choice.question(), exercise !== null);
}

const page = { root, part, engine, ask, paper: (one) => printAlone(part("paper"), [one]), choice: choice.pack, begin: repeat };
const kept = repeats(page);
packs(page);
part("choose").addEventListener("submit", (event) => {
  event.preventDefault();
  round = [];
  choice.begin();
  make(choice.question());
});
form.addEventListener("submit", (event) => { event.preventDefault(); mark(); });
form.addEventListener("input", () => part("result").classList.add("calc-stale"));
part("hint").addEventListener("click", hint);
part("solve").addEventListener("click", solve);
part("next").addEventListener("click", next);
part("again").addEventListener("click", () => make({ key: exercise.key }));
for (const button of root.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
addEventListener("hashchange", arrive);
part("submit").disabled = false;
arrive();
warm(engine, [...root.querySelector("#practice-topic").options]);
