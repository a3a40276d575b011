// Ticks of a checklist stay in this browser, under one key for the page and the wording of its items.
// Nothing else is stored, and nothing is sent. Without scripts the page says so and is printed instead.
(function () {
  "use strict";

  const PREFIX = "omu-handbook-ticks:";
  const bar = document.querySelector("[data-ticks]");
  if (!bar) return;

  const boxes = Array.from(document.querySelectorAll(".items input[type=checkbox]"));
  const progress = bar.querySelector(".progress");
  const clear = bar.querySelector("button.clear");
  const note = bar.querySelector("[data-ticks-note]");
  const page = PREFIX + bar.dataset.ticks + ":";
  const key = page + bar.dataset.ticksVersion;

  function storage(work) {
    // A browser may refuse storage (private window, policy of the office): ticks then last as long as the page.
    try {
      return work(window.localStorage);
    } catch {
      note.textContent = "This browser does not keep ticks: they are gone when you leave the page.";
      return null;
    }
  }

  function load() {
    const text = storage((store) => {
      // Ticks set on an earlier wording would say that something is done that nobody has read.
      Object.keys(store).filter((name) => name.startsWith(page) && name !== key).forEach((name) => store.removeItem(name));
      return store.getItem(key);
    });
    let ticked;
    try {
      ticked = JSON.parse(text || "[]");
    } catch {
      ticked = [];
    }
    boxes.forEach((box) => { box.checked = Array.isArray(ticked) && ticked.includes(box.id); });
  }

  function save() {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.id);
    storage((store) => (ticked.length ? store.setItem(key, JSON.stringify(ticked)) : store.removeItem(key)));
  }

  function show() {
    const done = boxes.filter((box) => box.checked).length;
    progress.textContent = done === boxes.length ? `All ${boxes.length} done.` : `${done} of ${boxes.length} done.`;
    clear.hidden = done === 0;
  }

  note.textContent = "Ticks stay in this browser on this computer until you clear them.";
  load();
  show();
  boxes.forEach((box) => box.addEventListener("change", () => { save(); show(); }));
  clear.addEventListener("click", () => {
    boxes.forEach((box) => { box.checked = false; });
    save();
    show();
    if (boxes.length) boxes[0].focus();
  });
  // The same checklist open in two tabs shows the same ticks.
  window.addEventListener("storage", (event) => { if (event.key === key || event.key === null) { load(); show(); } });
})();
