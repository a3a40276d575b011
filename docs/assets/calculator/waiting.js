// Says how the start of the engine goes, asks it, and waits: the same for every form of a calculator. Where Python cannot
// start or has gone wrong, the page says so, with a button to try again.

import { element } from "../../javascripts/browser.js";
import { engine } from "./boot.js";
import { FAILURES, STAGES } from "./words.js";

const SILENCE = 3000; // a start that is quicker than this needs no words
const PATIENCE = 150; // nor does an answer that is quicker than this

// words: {waiting, working}, said while the engine starts and while it works. Gives `ask(question, again)`: the answer,
// or null when there is none, and then the failure has been shown; `again` asks once more.
export function waiting(root, words) {
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [status, failure] = ["status", "failure"].map(part);
  let asking = false;
  let quiet = true;

  function showState() {
    const { name, stage, reason, detail } = engine.state;
    root.dataset.state = name;
    failure.hidden = name !== "error";
    if (name === "error") showFailure(failure, reason, detail, () => { engine.start(); failure.hidden = true; part("submit").focus(); });
    if (name === "loading" && asking) status.textContent = `${STAGES[stage]} ${words.waiting}`;
    else if (name === "loading" && !quiet) status.textContent = STAGES[stage];
    else if (name === "ready" && !asking) status.textContent = quiet ? "" : "The calculator is ready.";
    else if (name === "error") status.textContent = "";
  }
  engine.addEventListener("change", showState);
  setTimeout(() => {
    quiet = engine.state.name !== "loading";
    if (!quiet) showState(); // a start that is over has been told; a failure told since then stays
  }, SILENCE);
  showState();

  return async function ask(question, again) {
    if (asking) return null;
    asking = true;
    if (engine.state.name === "error" && engine.state.reason !== "slow") engine.start();
    const slow = setTimeout(() => { if (engine.state.name === "ready") status.textContent = words.working; }, PATIENCE);
    if (engine.state.name !== "ready") showState();
    try {
      const answer = await engine.ask(question);
      failure.hidden = true;
      return answer;
    } catch (error) {
      if (engine.state.name !== "error") showFailure(failure, error.reason ?? "python", error.message, again);
      failure.focus();
      return null;
    } finally {
      clearTimeout(slow);
      asking = false;
      status.textContent = "";
    }
  };
}

function showFailure(place, reason, detail, again) {
  const { title, text, mend } = FAILURES[reason] ?? FAILURES.python;
  const button = element("button", { type: "button", class: "calc-button calc-second" }, "Try again");
  button.addEventListener("click", again);
  const worksheet = place.dataset.worksheet;
  const { instead } = place.dataset;
  const level = place.closest(".calculator").dataset.level;
  place.replaceChildren(
    element(`h${level}`, {}, title),
    element("p", {}, text),
    element("p", {}, mend),
    worksheet
      ? element("p", {}, "Until then, use the ", element("a", { href: worksheet }, "paper worksheet"), ".")
      : element("p", {}, instead ?? "Until then, work it out by hand, and have somebody else work it out too."),
    detail ? element("p", { class: "calc-detail" }, `Detail: ${detail}`) : "",
    element("p", {}, button),
  );
  place.hidden = false;
}
