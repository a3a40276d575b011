// A form's life with the engine in the worker, the same for every calculator: it says how the start goes, takes what
// was typed to the engine, waits, and shows the answer, the problems or the failure.

import { engine } from "./boot.js";
import { showFailure } from "./failure.js";
import { clearProblems, showProblems } from "./problems.js";
import { STAGES } from "./words.js";

const SILENCE = 3000; // a start that is quicker than this needs no words
const PATIENCE = 150; // nor does an answer that is quicker than this

// Joins the form inside `root` with the engine.
// words: {waiting, working}, said while the engine starts and while it works.
// does: {question(), what to ask, or null when nothing is to be asked yet;
//        title(answer), the heading of problems;
//        draw(place, shown, question), which draws a result;
//        cleared(), after the form was emptied}.
export function attend(root, words, does) {
  const form = root.querySelector("form");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [status, result, failure] = ["status", "result", "failure"].map(part);
  const first = () => form.querySelector("input, select");
  let waiting = false;
  let quiet = true;

  function showState() {
    const { name, stage, reason, detail } = engine.state;
    root.dataset.state = name;
    failure.hidden = name !== "error";
    if (name === "error") showFailure(failure, reason, detail, () => { engine.start(); failure.hidden = true; part("submit").focus(); });
    if (name === "loading" && waiting) status.textContent = `${STAGES[stage]} ${words.waiting}`;
    else if (name === "loading" && !quiet) status.textContent = STAGES[stage];
    else if (name === "ready" && !waiting) status.textContent = quiet ? "" : "The calculator is ready.";
    else if (name === "error") status.textContent = "";
  }

  async function calculate(event) {
    event.preventDefault();
    if (waiting) return;
    const question = does.question();
    if (!question) return;
    waiting = true;
    if (engine.state.name === "error" && engine.state.reason !== "slow") engine.start();
    const slow = setTimeout(() => { if (engine.state.name === "ready") status.textContent = words.working; }, PATIENCE);
    if (engine.state.name !== "ready") showState();
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
      showProblems(root, answer.problems, does.title(answer));
      return;
    }
    clearProblems(root);
    does.draw(part("answer"), answer.shown, question);
    result.classList.remove("calc-stale");
    result.hidden = false;
    result.querySelector(".calc-result-title").focus();
  }

  engine.addEventListener("change", showState);
  setTimeout(() => { quiet = engine.state.name !== "loading"; showState(); }, SILENCE);
  showState();
  form.addEventListener("submit", calculate);
  form.addEventListener("input", () => { result.classList.add("calc-stale"); });
  form.addEventListener("reset", () => setTimeout(() => {
    clearProblems(root);
    result.hidden = true;
    does.cleared();
    first().focus();
  }));
  part("print").addEventListener("click", () => print());
  part("change").addEventListener("click", () => first().focus());
  part("submit").disabled = false;
}
