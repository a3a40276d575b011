// A form's life with the engine in the worker, the same for every calculator: it says how the start goes, takes what
// was typed to the engine, waits, and shows the answer, the problems or the failure.

import { clearProblems, showProblems } from "./problems.js";
import { waiting } from "./waiting.js";

// Joins the form inside `root` with the engine.
// words: {waiting, working}, said while the engine starts and while it works.
// does: {question(), what to ask, or null when nothing is to be asked yet;
//        title(answer), the heading of problems;
//        draw(place, shown, question, ask), which draws a result; `ask` is that of waiting.js;
//        cleared(), after the form was emptied}.
export function attend(root, words, does) {
  const form = root.querySelector("form");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const result = part("result");
  const first = () => form.querySelector("input, select");
  const ask = waiting(root, words);

  async function calculate(event) {
    event.preventDefault();
    const question = does.question();
    const answer = question && await ask(question, () => form.requestSubmit());
    if (answer) show(answer, question);
  }

  function show(answer, question) {
    result.hidden = true;
    if (answer.status !== "result") {
      showProblems(root, answer.problems, does.title(answer));
      return;
    }
    clearProblems(root);
    does.draw(part("answer"), answer.shown, question, ask);
    result.classList.remove("calc-stale");
    result.hidden = false;
    result.scrollIntoView({ block: "nearest" }); // as much of it as fits, and its beginning
    result.querySelector(".calc-result-title").focus({ preventScroll: true });
  }

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
