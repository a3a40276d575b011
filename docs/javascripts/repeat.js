// What somebody got wrong comes back after 1, 3, 7, 16 and 35 days. A store holds only ids, days and counts:
//
//     { version: 1, kept: { "id": { step: 0, due: "2026-11-23", last: "2026-11-22", missed: 1, right: 0 } } }
//
// `step` is the place in DAYS that `due` was counted with. Days are ISO dates of this computer's calendar. The functions
// change nothing that they are given: each returns a new store. `keeper` alone touches the browser's storage.

export const DAYS = [1, 3, 7, 16, 35];
const VERSION = 1;
const MOST = 5000; // things kept: far more than anybody learns, and far less than a browser refuses
const ID = /^[\w.:+-]{1,160}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function empty() {
  return { version: VERSION, kept: {} };
}

export function daysAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

// "Monday 23 November 2026"
export function inWords(day) {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`)).replace(",", "");
}

// The store after an answer. Only what was missed is kept. What comes back and is right waits longer each time, and is
// forgotten when it was right after the last wait. Right before its day changes nothing: that was no test of memory.
export function noted(store, id, right, today) {
  const before = store.kept[id];
  if (!ID.test(id) || (right && (!before || before.due > today))) return store;
  const kept = { ...store.kept };
  if (!right) {
    const { missed = 0, right: count = 0 } = before ?? {};
    kept[id] = { step: 0, due: daysAfter(today, DAYS[0]), last: today, missed: missed + 1, right: count };
  } else if (before.step + 1 >= DAYS.length) {
    delete kept[id];
  } else {
    const step = before.step + 1;
    kept[id] = { ...before, step, due: daysAfter(today, DAYS[step]), last: today, right: before.right + 1 };
  }
  return { ...store, kept };
}

// Ids to repeat today, the longest waiting first; `among` leaves out those that are no longer there.
export function dueToday(store, today, among = null) {
  return inOrder(store, among).filter((id) => store.kept[id].due <= today);
}

// How many are to be repeated today, how many wait, and the next day on which one comes back ("" if none waits).
export function planned(store, today, among = null) {
  const ids = inOrder(store, among);
  const later = ids.filter((id) => store.kept[id].due > today);
  return { due: ids.length - later.length, later: later.length, next: later.length ? store.kept[later[0]].due : "" };
}

function inOrder(store, among) {
  const known = among && new Set(among);
  const day = (id) => store.kept[id].due;
  return Object.keys(store.kept)
    .filter((id) => !known || known.has(id))
    .sort((one, other) => day(one).localeCompare(day(other)) || one.localeCompare(other));
}

export function forgotten(store, id) {
  const kept = { ...store.kept };
  delete kept[id];
  return { ...store, kept };
}

// The text of a file to keep elsewhere. `what` says whose it is ("omu-practice"), and is asked for when it comes back.
export function exported(store, what, today) {
  return `${JSON.stringify({ what, version: VERSION, made: today, kept: store.kept }, null, 1)}\n`;
}

// The store with what such a file holds: { store, count, problem }. Where both know a thing, the later answer counts.
export function broughtIn(store, text, what) {
  const refused = (problem) => ({ store, count: 0, problem });
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return refused("This file cannot be read. Choose the file that this page saved.");
  }
  if (file?.what !== what) return refused("This file was not saved by this page. Choose the file that this page saved.");
  if (file.version !== VERSION) return refused("This file is of another version of the handbook, and cannot be read here.");
  const { kept: found, dropped } = sound(file.kept);
  const ids = Object.keys(found);
  if (!ids.length && dropped) return refused("Nothing in this file can be read. It may have been changed by hand.");
  const kept = { ...store.kept };
  for (const id of ids) if (!kept[id] || kept[id].last <= found[id].last) kept[id] = found[id];
  if (Object.keys(kept).length > MOST) return refused(`This file would make it more than ${MOST} to repeat. Clear the list first.`);
  const problem = dropped ? `${dropped} of its lines could not be read and were left out.` : "";
  return { store: { ...store, kept }, count: ids.length, problem };
}

// Whatever text a storage holds, as a store: what is not a plan of repeats is left out.
export function read(text) {
  try {
    const found = JSON.parse(text ?? "null");
    return found?.version === VERSION ? { version: VERSION, kept: sound(found.kept).kept } : empty();
  } catch {
    return empty();
  }
}

function sound(found) {
  const kept = {};
  let dropped = 0;
  const rows = found && typeof found === "object" && !Array.isArray(found) ? Object.entries(found) : [];
  for (const [id, row] of rows.slice(0, MOST)) {
    const { step, due, last, missed, right } = row ?? {};
    const good = ID.test(id) && id !== "__proto__" && Number.isInteger(step) && step >= 0 && step < DAYS.length
      && isDay(due) && isDay(last) && [missed, right].every((count) => Number.isInteger(count) && count >= 0);
    if (good) kept[id] = { step, due, last, missed, right };
    else dropped++;
  }
  return { kept, dropped: dropped + Math.max(0, rows.length - MOST) };
}

function isDay(text) {
  return typeof text === "string" && DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

// The store of one page, kept in this browser under `key` alone. A browser may refuse to keep anything (private window,
// rule of the office): then it lasts as long as the page, and `words()` says so. `changed` is called when another tab
// has changed it.
export function keeper(key, { changed = () => {}, storage = () => window.localStorage } = {}) {
  let keeps = true;
  let held = empty();

  function attempt(work) {
    try {
      return work(storage());
    } catch {
      keeps = false;
      return null;
    }
  }

  function load() {
    const text = attempt((place) => {
      place.setItem(`${key}:try`, "1"); // to read may be allowed where to write is not
      place.removeItem(`${key}:try`);
      return place.getItem(key);
    });
    if (keeps) held = read(text);
    return held;
  }

  load();
  globalThis.addEventListener?.("storage", (event) => {
    if (event.key === key || event.key === null) changed(load());
  });
  return {
    now: () => held,
    save(store) {
      held = store;
      const text = JSON.stringify(store);
      attempt((place) => (Object.keys(store.kept).length ? place.setItem(key, text) : place.removeItem(key)));
      return held;
    },
    clear() {
      held = empty();
      attempt((place) => place.removeItem(key));
      return held;
    },
    keeps: () => keeps,
    words: () => (keeps
      ? "Kept in this browser on this computer, until you clear it: what to repeat, on which day, and how often it was missed. Nothing is sent."
      : "This browser keeps nothing: the list is gone when you leave the page. Save it as a file to keep it."),
  };
}
