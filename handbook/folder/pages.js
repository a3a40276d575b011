// The scripts of all pages with a calculator or with questions in one classic file, for a site that is opened from a
// folder: browsers load no modules from there. Each page runs those that it names, and nothing else. Made by
// handbook/bundle.mjs.

import { WorkerInFrame } from "./worker_in_frame.js";

const SCRIPTS = {
  "boot.js": () => import("calculator/boot.js"),
  "boxes.js": () => import("calculator/boxes.js"),
  "case/case.js": () => libraries().then(() => import("calculator/case/case.js")),
  "practice/practice.js": () => libraries().then(() => import("calculator/practice/practice.js")),
  "quick.js": () => import("calculator/quick.js"),
  "quiz-list.js": () => import("javascripts/quiz-list.js"),
  "quiz.js": () => import("javascripts/quiz.js"),
  "start.js": () => import("calculator/start.js"),
};
const LIBRARIES = ["jspdf.js", "jspdf-autotable.js"];
const FOLDERS = /^.*\/(?:assets\/calculator|javascripts)\//;

const here = document.currentScript.src;
const boot = document.getElementById("calculator-boot"); // questions need no Python, and so have none

if (boot) {
  const { fingerprint } = JSON.parse(boot.dataset.settings);
  globalThis.calculatorWorker = () => new WorkerInFrame(new URL("frame.html", here).href, fingerprint);
}

for (const { src } of document.querySelectorAll("script[type=module][src]")) SCRIPTS[src.replace(FOLDERS, "")]?.();

// One after the other; each is a classic script already. Without them the page offers printing in place of a PDF.
async function libraries() {
  for (const name of LIBRARIES) {
    await new Promise((done) => {
      const script = document.createElement("script");
      script.src = new URL(`../calculator/libraries/${name}`, here).href;
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
  }
}
