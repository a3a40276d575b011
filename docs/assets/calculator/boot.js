// Starts Python as early as the page allows: this module stands in the head and runs before the page has been read
// (`async`); the form finds the engine under way. One engine for the whole page.

import { Engine } from "./engine.js";

const { folder, integrity, lock, rehearses } = JSON.parse(document.getElementById("calculator-boot").dataset.settings);
const base = new URL(folder, document.baseURI).href;

// Opened from a folder, the page starts its worker in another way (handbook/folder/).
export const engine = new Engine({ base, integrity, lock, rehearses }, globalThis.calculatorWorker);
engine.start();
