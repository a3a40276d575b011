// On a page that starts Python, the theme's own scripts (search, light and dark, the list of headings) wait until Python
// has started and nobody is typing: they keep a browser busy for a tenth of a second at a stretch. Whoever goes to one of
// their parts gets them at once.
(function () {
  "use strict";

  const { bundle } = document.currentScript.dataset;
  const QUIET = 700; // milliseconds without a key or a click
  const LATEST = 8000; // milliseconds after which they come whatever Python does
  const PARTS = ".md-header, .md-tabs, .md-sidebar, .md-search, .md-top";
  const KEYS = ["f", "s", "/"]; // they open the search
  let begun = false;
  let touched = -QUIET;

  function begin() {
    if (begun) return;
    begun = true;
    const script = document.createElement("script");
    script.src = bundle;
    document.head.append(script);
  }

  function whenQuiet() {
    const wait = touched + QUIET - performance.now();
    if (wait > 0) setTimeout(whenQuiet, wait);
    else if (window.requestIdleCallback) requestIdleCallback(begin, { timeout: QUIET });
    else begin();
  }

  const writes = (target) => target.matches?.("input, select, textarea");
  for (const kind of ["focusin", "pointerover", "pointerdown"]) {
    addEventListener(kind, ({ target }) => { if (target.closest?.(PARTS)) begin(); });
  }
  for (const kind of ["keydown", "pointerdown", "input"]) addEventListener(kind, () => { touched = performance.now(); }, true);
  addEventListener("keydown", ({ key, target }) => {
    if (KEYS.includes(key) && !writes(target)) begin();
  });
  addEventListener("calculator-started", whenQuiet); // docs/assets/calculator/boot.js
  setTimeout(whenQuiet, LATEST);
})();
