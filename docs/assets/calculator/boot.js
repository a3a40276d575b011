// Starts Python as early as the page allows: this module stands in the head and runs before the page has been read
// (`async`); the form finds the engine under way. One engine for the whole page.

import { Engine } from "./engine.js";

const { fingerprint, integrity, lock } = JSON.parse(document.getElementById("calculator-boot").dataset.settings);
const base = new URL(`../runtime/${fingerprint}/`, import.meta.url).href;

export const engine = new Engine({ base, integrity, lock });
engine.start();
searchLater();

// The theme builds its search index in a worker as soon as a page is open, and takes the processor from Python just then.
// Here that waits until Python is up, or until somebody goes to the search.
function searchLater() {
  const held = [];
  let waiting = true;
  const release = () => {
    waiting = false;
    for (const send of held.splice(0)) send();
  };
  globalThis.Worker = class extends Worker {
    postMessage(...message) {
      if (waiting) held.push(() => super.postMessage(...message));
      else super.postMessage(...message);
    }
  };
  engine.addEventListener("change", () => { if (engine.state.name !== "loading") release(); });
  addEventListener("focusin", ({ target }) => { if (target.closest?.("[data-md-component=search]")) release(); });
}
