// The reader's place on the induction path: which units are done, and on which day, for which role. It is kept in this
// browser under one key and nowhere else; it holds no name. Without scripts the pages are whole and have no ticks.
(function () {
  "use strict";

  const KEY = "omu-induction";
  const FORMAT = "omu-handbook-induction";
  const LARGEST = 200000;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const NOT_KEPT = "This browser does not keep ticks: they are gone when you leave the page.";

  const path = document.querySelector("[data-induction-place]");
  const own = document.querySelector(".unit-place");
  if (!path && !own) return;

  let place = { role: "", done: {} };
  let kept = true;

  // Whatever is stored or brought in is looked at piece by piece: only ids and days pass.
  function sound(found) {
    const done = {};
    const given = found && typeof found.done === "object" && found.done ? found.done : {};
    Object.keys(given).forEach((id) => {
      if (ID.test(id) && DAY.test(given[id])) done[id] = given[id];
    });
    const role = found && typeof found.role === "string" && (found.role === "" || ID.test(found.role)) ? found.role : "";
    return { role, done };
  }

  function load() {
    if (!kept) return; // what stands on this page is all that there is
    try {
      place = sound(JSON.parse(window.localStorage.getItem(KEY) || "{}"));
    } catch (error) {
      if (error instanceof DOMException) kept = false; // the browser refuses
      else place = sound({}); // no place at all, whatever it is
    }
  }

  function save() {
    try {
      if (!place.role && !Object.keys(place.done).length) window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, JSON.stringify(place));
    } catch {
      kept = false;
    }
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    return new Date(year, month - 1, date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function tick(id, done) {
    load();
    if (done) place.done[id] = today();
    else delete place.done[id];
    save();
  }

  load();
  if (own) unitPage(own);
  if (path) pathPage(path);

  function unitPage(where) {
    const id = where.dataset.unit;
    const box = element("input", { type: "checkbox" });
    const note = element("span", { className: "note" });
    where.append(element("label", {}, box, "I have done this"), note);
    where.hidden = false;
    const show = () => {
      const day = place.done[id];
      box.checked = Boolean(day);
      note.textContent = !kept ? NOT_KEPT : day ? `on ${inWords(day)}. Kept in this browser only.` : "";
    };
    box.addEventListener("change", () => { tick(id, box.checked); show(); });
    follow(show);
    show();
  }

  function pathPage(where) {
    const radios = Array.from(where.querySelectorAll("input[type=radio]"));
    const progress = where.querySelector(".progress");
    const told = where.querySelector("[data-told]");
    const file = where.querySelector("input[type=file]");
    const clear = where.querySelector("[data-do=clear]");
    const rows = Array.from(document.querySelectorAll("li[data-unit]")).map((row) => {
      const id = row.dataset.unit;
      const link = row.querySelector("a");
      const box = element("input", { type: "checkbox" });
      box.setAttribute("aria-label", `Done: ${link.textContent}`);
      const note = element("span", { className: "small" });
      row.querySelector(".unit-tick").append(box);
      row.querySelector(".under").append(" ", note);
      box.addEventListener("change", () => { tick(id, box.checked); show(); });
      return { id, row, box, note, name: link.parentElement, roles: row.dataset.roles.split(" ") };
    });
    where.hidden = false;

    function show() {
      if (!radios.some((radio) => radio.value === place.role)) place.role = "";
      radios.forEach((radio) => { radio.checked = radio.value === place.role; });
      let next = null;
      let done = 0;
      let all = 0;
      rows.forEach((each) => {
        const meant = !place.role || each.roles.includes(place.role);
        const day = place.done[each.id];
        each.row.hidden = !meant;
        each.box.checked = Boolean(day);
        each.note.textContent = day ? `Done on ${inWords(day)}.` : "";
        each.name.querySelectorAll(".next").forEach((mark) => mark.remove());
        if (!meant) return;
        all += 1;
        if (day) done += 1;
        else if (!next) next = each;
      });
      if (next) next.name.append(element("span", { className: "next" }, "Next"));
      document.querySelectorAll(".induction-units").forEach((list) => {
        const empty = !list.querySelector("li:not([hidden])");
        for (let part = list; part && (part === list || part.tagName !== "UL"); part = part.previousElementSibling) {
          part.classList.toggle("week-empty", empty);
          if (part.tagName === "H2") break;
        }
      });
      progress.textContent = done === all ? `All ${all} done.` : `${done} of ${all} done.`;
      clear.hidden = !Object.keys(place.done).length && !place.role;
      if (!kept) told.textContent = NOT_KEPT;
    }

    radios.forEach((radio) => radio.addEventListener("change", () => {
      load();
      place.role = radio.value;
      save();
      show();
    }));

    const works = {
      print: () => window.print(),
      keep: () => {
        const text = JSON.stringify({ format: FORMAT, version: 1, saved: today(), ...place }, null, 1);
        const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        element("a", { href: address, download: `induction-${today()}.json` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60000);
        told.textContent = "The file is among your downloads.";
      },
      bring: () => file.click(),
      clear: () => {
        if (!window.confirm("Take all ticks away? They cannot be brought back unless you kept a file.")) return;
        place = sound({});
        save();
        told.textContent = "Your place is cleared.";
        show();
        radios[0].focus();
      },
    };
    where.querySelectorAll("[data-do]").forEach((button) => {
      button.addEventListener("click", () => { told.textContent = ""; works[button.dataset.do](); });
    });
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      file.value = "";
      if (!chosen) return;
      let found = null;
      try {
        if (chosen.size <= LARGEST) found = JSON.parse(await chosen.text());
      } catch {
        found = null;
      }
      if (!found || found.format !== FORMAT) {
        told.textContent = "This is no file with a place on the path. Choose one that was kept from this page.";
        return;
      }
      const { role, done } = sound(found);
      load();
      // What is done in either place is done; the earlier day stands.
      Object.keys(done).forEach((id) => {
        if (!place.done[id] || done[id] < place.done[id]) place.done[id] = done[id];
      });
      place.role = role || place.role;
      save();
      told.textContent = "The file has been brought in. Ticks that were here already are still here.";
      show();
    });
    follow(show);
    show();
  }

  // The same place in two tabs is the same place.
  function follow(show) {
    window.addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) { load(); show(); }
    });
  }
})();
