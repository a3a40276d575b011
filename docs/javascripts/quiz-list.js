// The list of all subjects: how many questions come back, by subject and by day, and what is done with the list.

import { element, keep, textOf, todayIs } from "./browser.js";
import { broughtIn, exported, inWords, keeper, planned } from "./repeat.js";

const KEY = "omu-questions";
const panel = document.querySelector("[data-quiz-list]");
const [total, coming, said] = [".quiz-today", ".quiz-coming", ".quiz-said"].map((part) => panel.querySelector(part));
const [save, clear] = [panel.querySelector("[data-save]"), panel.querySelector("[data-clear]")];
const file = panel.querySelector("input[type=file]");
const kept = keeper(KEY, { changed: show });

panel.hidden = false;
show();

save.addEventListener("click", () => {
  keep(exported(kept.now(), KEY, todayIs()), `questions-to-repeat-${todayIs()}.json`);
  say("Saved as a file in the place where this browser puts downloads.");
});
panel.querySelector("[data-bring]").addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  const text = await textOf(file, say);
  if (text === null) return;
  const { store, count, problem } = broughtIn(kept.now(), text, KEY);
  kept.save(store);
  show();
  say([count ? `${counted(count, "question", "questions")} brought in.` : "", problem].filter(Boolean).join(" ") || "The file holds no questions.");
});
panel.querySelector("[data-print]").addEventListener("click", () => window.print());
clear.addEventListener("click", () => {
  if (!window.confirm("Clear the list? Nothing comes back then, and it cannot be undone.")) return;
  kept.clear();
  show();
  panel.querySelector("[data-bring]").focus(); // the button pressed can be pressed no more
  say("Cleared. Nothing is kept.");
});

function say(words) {
  said.textContent = words;
}

function show() {
  const today = todayIs();
  const rows = [...document.querySelectorAll("tr[data-topics]")].map((row) => [row, row.dataset.topics.trim().split(" ")]);
  const known = new Set(rows.flatMap(([, topics]) => topics));
  const ids = Object.keys(kept.now().kept).filter((id) => known.has(topicOf(id)));
  const all = planned(kept.now(), today, ids);
  const lines = rows.map(([row, topics]) => line(row, topics, ids, today)).filter(Boolean);
  coming.replaceChildren(...lines);
  coming.hidden = !lines.length;
  document.querySelector(".quiz-subjects").classList.toggle("screen-only", lines.length > 0); // on paper the list alone
  const words = all.due ? `${counted(all.due, "question", "questions")} to repeat today.` : "Nothing to repeat today.";
  const later = all.later ? ` ${counted(all.later, "comes", "come")} back later, the next on ${inWords(all.next)}.` : "";
  total.textContent = words + later;
  for (const button of [save, clear, panel.querySelector("[data-print]")]) button.disabled = !ids.length;
  panel.querySelector("[data-quiz-kept]").textContent = kept.words();
}

// A subject that has something to repeat, with a line for each of its guides; nothing for any other.
function line(row, topics, ids, today) {
  const own = (topic) => ids.filter((id) => topicOf(id) === topic);
  const links = [...row.querySelectorAll(".quiz-topics a")];
  const guides = topics.map((topic, place) => [links[place].textContent, planned(kept.now(), today, own(topic))])
    .filter(([, { due, later }]) => due || later)
    .map(([title, { due, later, next }]) => element("li", {}, `${title}: ${[
      due ? `${due} today` : "", later ? `${later} later, the next on ${inWords(next)}` : "",
    ].filter(Boolean).join(", ")}`));
  if (!guides.length) return null;
  const { due } = planned(kept.now(), today, topics.flatMap(own));
  const start = element("a", { href: `${row.dataset.href}#repeat` }, `repeat ${counted(due, "question", "questions")}`);
  const title = row.querySelector("a").textContent;
  return element("li", {}, element("strong", {}, title), ...(due ? [": ", start] : []), element("ul", {}, ...guides));
}

function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}

function topicOf(id) {
  return id.slice(0, id.lastIndexOf("."));
}
