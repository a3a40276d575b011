// The list of all subjects: how many questions come back, by subject and by day, and what is done with the list.

import { broughtIn, exported, keeper, planned, todayIs } from "./repeat.js";
import { counted, day, saveFile } from "./quiz-parts.js";

const KEY = "omu-questions";
const panel = document.querySelector("[data-quiz-list]");
const [total, said] = [panel.querySelector(".quiz-today"), panel.querySelector(".quiz-said")];
const [save, clear] = [panel.querySelector("[data-save]"), panel.querySelector("[data-clear]")];
const file = panel.querySelector("input[type=file]");
const kept = keeper(KEY, { changed: show });

panel.hidden = false;
show();

save.addEventListener("click", () => {
  saveFile(exported(kept.now(), KEY, todayIs()), `questions-to-repeat-${todayIs()}.json`);
  say("Saved as a file in the place where this browser puts downloads.");
});
panel.querySelector("[data-bring]").addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const { store, count, problem } = broughtIn(kept.now(), await chosen.text(), KEY);
  file.value = "";
  kept.save(store);
  show();
  say([count ? `${counted(count, "question", "questions")} brought in.` : "", problem].filter(Boolean).join(" ") || "The file holds no questions.");
});
panel.querySelector("[data-print]").addEventListener("click", () => window.print());
clear.addEventListener("click", () => {
  if (!window.confirm("Clear the list? Nothing comes back then, and it cannot be undone.")) return;
  kept.clear();
  show();
  say("Cleared. Nothing is kept.");
});

function say(words) {
  said.textContent = words;
}

function show() {
  const today = todayIs();
  const ids = Object.keys(kept.now().kept);
  const all = planned(kept.now(), today);
  for (const cell of document.querySelectorAll(".quiz-due, .quiz-due-head")) cell.hidden = !ids.length;
  for (const row of document.querySelectorAll("tr[data-topics]")) showRow(row, ids, today);
  const words = all.due ? `${counted(all.due, "question", "questions")} to repeat today.` : "Nothing to repeat today.";
  const later = all.later ? ` ${counted(all.later, "comes", "come")} back later, the next on ${day(all.next)}.` : "";
  total.textContent = words + later;
  for (const button of [save, clear, panel.querySelector("[data-print]")]) button.disabled = !ids.length;
  panel.querySelector("[data-quiz-kept]").textContent = kept.words();
}

function showRow(row, ids, today) {
  const topics = row.dataset.topics.trim().split(" ");
  const own = ids.filter((id) => topics.includes(id.slice(0, id.lastIndexOf("."))));
  const { due, later, next } = planned(kept.now(), today, own);
  const cell = row.querySelector(".quiz-due");
  cell.replaceChildren();
  if (due) {
    const link = document.createElement("a");
    link.href = `${row.dataset.href}#repeat`;
    link.textContent = `${due} today`;
    cell.append(link);
  }
  if (later) cell.append(`${due ? ", " : ""}${later} later, the next on ${day(next)}`);
  if (!due && !later) cell.append("None");
}
