// Joins the forms of the quick calculators with the engine in the worker, on their own pages and in the guides.

import { engine } from "./boot.js";
import { deadlines } from "./deadlines.js";
import { showFailure } from "./failure.js";
import { typed } from "./form.js";
import { clearProblems, showProblems } from "./problems.js";
import { onlyIf, prepareRows, resetRows } from "./quick_form.js";
import { drawQuick } from "./quick_result.js";
import { PUT_RIGHT, STAGES, WORKING } from "./words.js";

const SILENCE = 3000; // a start that is quicker than this needs no words
const PATIENCE = 150; // nor does an answer that is quicker than this
const WAITING = "Your answer will appear here as soon as the calculator has started.";
const CANNOT = "This cannot be worked out here";

for (const root of document.querySelectorAll(".calculator[data-quick][data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [status, result, failure] = ["status", "result", "failure"].map(part);
  const special = root.dataset.procedures ? deadlines(root, form) : null;
  let waiting = false;
  let quiet = true;

  function showState() {
    const { name, stage, reason, detail } = engine.state;
    root.dataset.state = name;
    failure.hidden = name !== "error";
    if (name === "error") showFailure(failure, reason, detail, () => { engine.start(); failure.hidden = true; part("submit").focus(); });
    if (name === "loading" && waiting) status.textContent = `${STAGES[stage]} ${WAITING}`;
    else if (name === "loading" && !quiet) status.textContent = STAGES[stage];
    else if (name === "ready" && !waiting) status.textContent = quiet ? "" : "The calculator is ready.";
    else if (name === "error") status.textContent = "";
  }
  engine.addEventListener("change", showState);
  setTimeout(() => { quiet = engine.state.name !== "loading"; showState(); }, SILENCE);
  showState();

  async function calculate(event) {
    event.preventDefault();
    if (waiting) return;
    const missing = special?.missing();
    if (missing) {
      result.hidden = true;
      showProblems(root, missing, PUT_RIGHT);
      return;
    }
    waiting = true;
    if (engine.state.name === "error" && engine.state.reason !== "slow") engine.start();
    const slow = setTimeout(() => { if (engine.state.name === "ready") status.textContent = WORKING.replace("the dates", "it"); }, PATIENCE);
    if (engine.state.name !== "ready") showState();
    const question = { quick: root.dataset.quick, typed: typed(form), asOf: today(), ...special?.more() };
    try {
      show(await engine.ask(question), question);
    } catch (error) {
      if (engine.state.name !== "error") showFailure(failure, error.reason ?? "python", error.message, () => form.requestSubmit());
      failure.focus();
    } finally {
      clearTimeout(slow);
      waiting = false;
      status.textContent = "";
    }
  }

  function show(answer, question) {
    failure.hidden = true;
    result.hidden = true;
    if (answer.status !== "result") {
      showProblems(root, answer.problems, answer.status === "problems" ? PUT_RIGHT : CANNOT);
      return;
    }
    clearProblems(root);
    drawQuick(part("answer"), answer.shown);
    special?.offerCalendar(part("answer"), question);
    result.classList.remove("calc-stale");
    result.hidden = false;
    result.querySelector(".calc-result-title").focus();
  }

  form.addEventListener("submit", calculate);
  form.addEventListener("input", () => { result.classList.add("calc-stale"); onlyIf(form); });
  form.addEventListener("change", () => onlyIf(form));
  form.addEventListener("reset", () => setTimeout(() => {
    clearProblems(root);
    result.hidden = true;
    resetRows(form);
    special?.changed();
    onlyIf(form);
    form.querySelector("input, select").focus();
  }));
  part("print").addEventListener("click", () => print());
  part("change").addEventListener("click", () => form.querySelector("input, select").focus());
  addEventListener("pageshow", () => { special?.changed(); onlyIf(form); }); // a browser may fill in again what was chosen
  prepareRows(form, () => { result.classList.add("calc-stale"); onlyIf(form); });
  onlyIf(form);
  part("submit").disabled = false;
}

// The page knows what day it is; the engine never looks at the clock.
function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
