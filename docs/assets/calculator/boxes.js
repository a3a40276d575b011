// The calculators inside a guide: nothing of them is loaded before a reader opens one. This script also carries, as
// `calculator-boot`, what the engine needs in order to start (see boot.js).

let printing = false; // on paper every folded part is opened, and closed afterwards: nobody asked for a calculator
addEventListener("beforeprint", () => { printing = true; });
addEventListener("afterprint", () => setTimeout(() => { printing = false; }));

for (const box of document.querySelectorAll("details.calc-box")) {
  box.addEventListener("toggle", () => start(box));
  start(box); // a browser may open it again when it comes back to the page
}

async function start(box) {
  if (printing || !box.open || box.dataset.started) return;
  box.dataset.started = "yes";
  try {
    await import(box.querySelector("[data-form]") ? "./start.js" : "./quick.js");
  } catch {
    delete box.dataset.started; // opening it again tries again; the page says meanwhile that it has not started
  }
}
