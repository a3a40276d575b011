// Joins the form on the page with the engine in the worker. Loaded by calculator pages only.

import { engine } from "./boot.js";
import { clearProblems, showProblems } from "./problems.js";
import { addRow, countPeriods, fillToday, reveal, typed } from "./form.js";
import { drawResult } from "./result.js";
import { showFailure } from "./failure.js";
import { PUT_RIGHT, STAGES, UNSUPPORTED, WAITING, WORKING } from "./words.js";

const SILENCE = 3000; // a start that is quicker than this needs no words
const PATIENCE = 150; // nor does an answer that is quicker than this

for (const root of document.querySelectorAll(".calculator[data-state=asleep]")) attach(root);

function attach(root) {
  const form = root.querySelector("form");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [status, result, failure] = ["status", "result", "failure"].map(part);
  const ask = (question) => engine.ask({ form: root.dataset.form, typed: typed(form), ...question });
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
    waiting = true;
    reveal(form);
    if (engine.state.name === "error" && engine.state.reason !== "slow") engine.start();
    const slow = setTimeout(() => { if (engine.state.name === "ready") status.textContent = WORKING; }, PATIENCE);
    if (engine.state.name !== "ready") showState();
    try {
      show(await ask({}));
    } catch (error) {
      if (engine.state.name !== "error") showFailure(failure, error.reason ?? "python", error.message, () => form.requestSubmit());
      failure.focus();
    } finally {
      clearTimeout(slow);
      waiting = false;
      status.textContent = "";
    }
  }

  function show(answer) {
    failure.hidden = true;
    result.hidden = true;
    if (answer.status === "problems") {
      showProblems(root, answer.problems, PUT_RIGHT);
    } else if (answer.status === "refusal") {
      showProblems(root, answer.problems, answer.unsupported ? UNSUPPORTED : PUT_RIGHT);
    } else {
      clearProblems(root);
      drawResult(result.querySelector("[data-part=answer]"), answer.shown);
      result.classList.remove("calc-stale");
      result.hidden = false;
      result.querySelector("h2").focus();
    }
  }

  form.addEventListener("submit", calculate);
  form.addEventListener("input", () => { result.classList.add("calc-stale"); });
  form.addEventListener("change", (event) => {
    reveal(form);
    countPeriods(event.target, ask);
  });
  form.addEventListener("reset", () => setTimeout(() => {
    clearProblems(root);
    result.hidden = true;
    fillToday(form);
    reveal(form);
    form.querySelector("input").focus();
  }));
  for (const button of root.querySelectorAll("[data-add-row]")) button.addEventListener("click", () => addRow(button));
  root.querySelector("[data-part=print]").addEventListener("click", () => print());
  root.querySelector("[data-part=change]").addEventListener("click", () => form.querySelector("input").focus());
  openForPrint(result);
  addEventListener("pageshow", () => reveal(form)); // a browser may fill in again what was typed before
  fillToday(form);
  reveal(form);
  root.querySelector("[data-part=submit]").disabled = false;
}

// Folded workings are printed too.
function openForPrint(result) {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...result.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
