// The page of the full sentence calculation: form, check of what was entered, result, and what can be done with it.

import { todayIs } from "../../../javascripts/browser.js";
import { onlyIf } from "../asks.js";
import { engine } from "../boot.js";
import { DATE, typed as typedIn } from "../form.js";
import { clearProblems } from "../problems.js";
import { waiting } from "../waiting.js";
import { OTHERS } from "../words.js";
import { drawComparison, drawDifferences } from "./compare.js";
import { drawParts, drawResult, makeForPrint } from "./draw.js";
import { fill } from "./fill.js";
import { looker } from "./looker.js";
import { papers } from "./papers.js";
import { showGrouped } from "./problems.js";
import { prepareRows } from "./rows.js";
import { drawTimeline } from "./timeline.js";
import { tools } from "./tools.js";
import { Views } from "./views.js";
import { BANNERS, TITLES } from "./words.js";

const root = document.querySelector("[data-case]");
const form = root.querySelector("form[data-view=form]");
const part = (name) => root.querySelector(`[data-part=${name}]`);
const views = new Views(root);
const ask = waiting(root, OTHERS);
const look = looker(root, form);

let mode = { name: "plain" }; // or what-if {old}, or second {first}
let kept = ""; // what was typed when it was last saved, or empty

// What stands in the form now, and the same as text: to see whether anything has changed.
const typed = () => typedIn(form);
const asText = (values) => JSON.stringify(Object.entries(values).filter(([, text]) => text.trim()));
const blank = () => asText(Object.fromEntries(Object.entries(typed()).filter(([name]) => !/^case-(as-of|law)/.test(name)))) === "[]";

function added(row) {
  look.prepare(row);
}

function changed(event) {
  onlyIf(form);
  look.soon(event?.target);
}

// Asks; problems are shown at the top of the form, and only a result comes back.
async function answered(question, again) {
  const answer = await ask({ today: todayIs(), ...question }, again);
  if (answer === null) return null;
  if (answer.status !== "problems" && answer.status !== "refusal") {
    clearProblems(root);
    return answer;
  }
  views.show("form");
  showGrouped(root, answer, form);
  return null;
}

async function check() {
  const values = typed();
  if (mode.name === "what-if") return compare(values);
  const answer = await answered({ case: "check", typed: values }, check);
  if (!answer) return;
  drawParts(part("check-answer"), answer, change);
  views.show("check");
}

async function work() {
  const values = typed();
  const question = mode.name === "second" ? { case: "second", typed: values, first: mode.first } : { case: "work", typed: values };
  const answer = await answered(question, work);
  if (!answer) return;
  part("differences").replaceChildren();
  if (answer.differences) drawDifferences(part("differences"), answer.differences, change);
  showDates(answer.shown, values);
  part("gaps").replaceChildren();
  views.show("result", answer.differences ? TITLES.second : TITLES.result);
}

// The picture comes after the dates, so that they do not wait for it.
async function showDates(shown, values) {
  drawResult(part("answer"), shown);
  const place = part("timeline");
  const answer = await engine.ask({ case: "timeline", typed: values, today: todayIs() }).catch(() => null);
  if (answer?.status === "result") drawTimeline(place, answer.timeline);
}

async function compare(values) {
  const answer = await answered({ case: "compare", old: mode.old, typed: values }, check);
  if (!answer) return;
  drawComparison(part("differences"), answer.comparison);
  showDates(answer.shown, values);
  part("gaps").replaceChildren();
  views.show("result", TITLES.compare);
}

function become(next) {
  mode = next;
  const words = BANNERS[mode.name];
  part("banner").hidden = !words;
  if (words) for (const name of ["title", "text", "stop"]) part(`banner-${name}`).textContent = words[name];
  part("submit").textContent = mode.name === "what-if" ? "Compare" : "Check what you entered";
}

function put(values) {
  fill(form, values, added);
  fillToday();
  changed();
}

function goTo(field) {
  const place = document.getElementById(`${field}-error`)?.closest(".calc-field");
  place?.closest("details")?.setAttribute("open", "");
  place?.scrollIntoView({ block: "start" });
  place?.querySelector("input, select")?.focus({ preventScroll: true });
}

function change(field) {
  views.show("form");
  goTo(field);
}

function begin(name) {
  clearProblems(root);
  views.show("form");
  become(name);
  part("banner-title").focus();
}

const onClick = {
  work,
  back: () => views.show("form"),
  change: () => views.show("form"),
  "what-if": () => begin({ name: "what-if", old: typed() }),
  second: () => secondCheck(typed()),
  "banner-stop": () => {
    const { name, old } = mode;
    if (name === "what-if") put(old);
    become({ name: "plain" });
    part("submit").focus();
  },
};

function secondCheck(first) {
  put({});
  begin({ name: "second", first });
}

function fillToday() {
  const [year, month, day] = todayIs().split("-").map(Number);
  [day, month, year].forEach((value, n) => {
    const box = form.elements[`case-as-of-${DATE[n][0]}`];
    if (!box.value) box.value = value;
  });
  const law = [...form.querySelectorAll("[name=case-law]")];
  if (!law.some((option) => option.checked)) law[0].checked = true;
}

function unsaved() {
  return !blank() && asText(typed()) !== kept;
}

prepareRows(form, { added, changed });
for (const row of form.querySelectorAll("[data-row]")) added(row);
for (const [name, does] of Object.entries(onClick)) part(name).addEventListener("click", does);
form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
form.addEventListener("input", changed);
form.addEventListener("change", changed);
part("submit").disabled = false;
const own = { root, part, typed, put, added, changed, ask: answered, showDates, secondCheck, unsaved, saved: () => { kept = asText(typed()); }, form };
tools(own);
papers(own);
form.addEventListener("reset", () => setTimeout(() => { clearProblems(root); fillToday(); changed(); }));
part("clear").addEventListener("click", () => {
  if (unsaved() && !confirm("Clear everything that you entered? It is not saved.")) return;
  put({});
  become({ name: "plain" });
  form.querySelector("section :is(select, input)").focus(); // the tools above it are folded
});
addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
addEventListener("pageshow", () => { fillToday(); changed(); }); // a browser may fill in again what was typed
makeForPrint(root);
fillToday();
changed();
