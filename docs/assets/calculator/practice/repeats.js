// What was missed and comes back: kept in this browser alone, as kinds of case, days and counts. A kind is kept as
// `skill:key`, the skill that was missed and the case in which it was; for the repeat another case of the skill is made.

import { element, keep, textOf, todayIs } from "../../../javascripts/browser.js";
import { broughtIn, dueToday, exported, inWords, keeper, noted, planned } from "../../../javascripts/repeat.js";
import { fresh } from "./choose.js";
import { taken } from "./address.js";
import { COMES_BACK, plan } from "./words.js";

const NAME = "omu-practice";
const TRIES = 8; // cases looked at for another one of the same skill

// page: {part, engine, root, paper(document), begin(ids)}
export function repeats(page) {
  const { part } = page;
  const store = keeper(NAME, { changed: () => show() });
  const titles = new Map([...page.root.querySelectorAll("#practice-topic option")].map(({ value, textContent }) => [value, textContent]));
  const known = (now = store.now()) => Object.keys(now.kept).filter((id) => taken(caseOf(id)));

  function show() {
    const planned_ = planned(store.now(), todayIs(), known());
    part("repeats-said").textContent = plan(planned_, inWords);
    part("repeats-start").hidden = !planned_.due;
    part("kept-actions").hidden = !known().length;
    part("kept").replaceChildren(rows().length ? list() : element("p", {}, store.keeps() ? "Nothing is kept." : store.words()));
  }

  function rows() {
    return known().map((id) => ({ ...taken(caseOf(id)), id, ...store.now().kept[id] }))
      .sort((one, other) => one.due.localeCompare(other.due))
      .map(({ topic, level, due, missed, right }) => [titles.get(topic) ?? topic, String(level), due <= todayIs() ? "Today" : inWords(due), String(missed), String(right)]);
  }

  const HEAD = ["Topic", "Level", "Comes back", "Missed", "Right since"];

  function list() {
    const head = HEAD.map((text) => element("th", { scope: "col" }, text));
    const lines = rows().map(([first, ...rest]) => element("tr", {}, element("th", { scope: "row" }, first), rest.map((text) => element("td", {}, text))));
    const table = element("table", { class: "calc-dates" }, element("thead", {}, element("tr", {}, head)), element("tbody", {}, lines));
    return element("div", { class: "calc-scroll", tabindex: "0", role: "group", "aria-label": "What is kept" }, table);
  }

  function printed() {
    const blocks = [
      { kind: "paragraph", text: `From this browser, ${inWords(todayIs())}. Kinds of case that were missed, and the day on which each comes back.`, strong: false },
      { kind: "table", head: HEAD, rows: rows() },
    ];
    page.paper({ title: "Practice: to repeat", language: "en-GB", size: 11, blocks });
  }

  async function bring({ target }) {
    const text = await textOf(target, say);
    if (text === null) return;
    const { store: next, count, problem } = broughtIn(store.now(), text, NAME);
    store.save(next);
    show();
    say([count ? `${count} brought in.` : "", problem].filter(Boolean).join(" "));
  }

  function say(text) {
    part("kept-said").textContent = text;
  }

  part("repeat").addEventListener("click", () => page.begin(dueToday(store.now(), todayIs(), known())));
  part("kept-print").addEventListener("click", printed);
  part("kept-save").addEventListener("click", () => {
    keep(exported(store.now(), NAME, todayIs()), `practice-to-repeat-${todayIs()}.json`);
    say("Saved as a file.");
  });
  part("kept-clear").addEventListener("click", () => {
    if (!confirm("Clear all that is to be repeated? It cannot be brought back, unless you have saved it as a file.")) return;
    store.clear();
    show();
    say("Cleared.");
    part("kept-fold").querySelector("summary").focus();
  });
  page.root.querySelector("#practice-bring").addEventListener("change", bring);
  show();

  return {
    // After the first marking of a case: what follows from it, in words, or nothing.
    note(exercise, right, hinted) {
      const now = store.now();
      const id = known().find((each) => skillOf(each) === exercise.skill.id) ?? `${exercise.skill.id}:${exercise.key}`;
      const before = now.kept[id];
      const next = noted(now, id, right && !(before && hinted), todayIs());
      if (next === now) return "";
      store.save(next);
      show();
      if (!right) return COMES_BACK.missed;
      if (hinted) return COMES_BACK.hinted;
      return next.kept[id] ? COMES_BACK.later : COMES_BACK.learnt;
    },

    // The question for another case of the same skill; where none is found soon, for the case that was missed.
    async another(id) {
      const { topic, level } = taken(caseOf(id));
      const seed = fresh();
      for (let index = 0; index < TRIES; index += 1) {
        const found = await page.engine.ask({ practice: "make", topic, level, seed, index });
        if (found.exercise?.skill.id === skillOf(id)) return { key: found.exercise.key };
      }
      return { key: caseOf(id) };
    },
  };
}

const skillOf = (id) => id.slice(0, id.indexOf(":"));
const caseOf = (id) => id.slice(id.indexOf(":") + 1);
