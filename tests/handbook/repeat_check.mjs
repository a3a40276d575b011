// node repeat_check.mjs: reads steps as JSON from standard input, runs them with docs/javascripts/repeat.js, and prints
// what came out. A step is [function, ...arguments]; "$" among the arguments stands for the store as it is then.

import { readFileSync } from "node:fs";

const repeat = await import(process.argv[2]);
let store = repeat.empty();
const out = [];
for (const [name, ...given] of JSON.parse(readFileSync(0, "utf8"))) {
  if (name === "keeper") {
    out.push(keeping(...given));
    continue;
  }
  const result = repeat[name](...given.map((each) => (each === "$" ? store : each)));
  if (name === "noted" || name === "forgotten") store = result;
  if (name === "broughtIn") store = result.store;
  if (name === "read") store = result;
  out.push(result);
}
process.stdout.write(JSON.stringify(out));

// What a keeper says and holds with a storage that works, refuses to write, or is not there at all.
function keeping(kind) {
  const items = new Map();
  const refuse = () => { throw new Error("QuotaExceededError"); };
  const works = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  const storage = { works: () => works, "no writing": () => ({ ...works, setItem: refuse }), none: refuse }[kind];
  const kept = repeat.keeper("omu-test", { storage });
  kept.save(repeat.noted(kept.now(), "a", false, "2026-11-22"));
  const afterwards = repeat.keeper("omu-test", { storage }).now();
  const found = { keeps: kept.keeps(), now: Object.keys(kept.now().kept), words: kept.words(), keys: [...items.keys()] };
  kept.clear();
  return { ...found, again: Object.keys(afterwards.kept), cleared: [...items.keys()] };
}
