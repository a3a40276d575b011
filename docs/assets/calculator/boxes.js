// The calculators inside a guide: nothing of them is loaded before a reader opens one. This script also carries, as
// `calculator-boot`, what the engine needs in order to start (see boot.js).

for (const box of document.querySelectorAll("details.calc-box")) {
  box.addEventListener("toggle", () => { if (box.open) start(box); });
  if (box.open) start(box); // a browser may open it again when it comes back to the page
}

async function start(box) {
  if (box.dataset.started) return;
  box.dataset.started = "yes";
  try {
    await import("./quick.js");
  } catch {
    delete box.dataset.started; // opening it again tries again; the page says meanwhile that it has not started
  }
}
