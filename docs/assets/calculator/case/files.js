// A case as a file that the reader keeps. It is made in this page and read in this page; nothing is stored or sent.

import { element } from "../dom.js";

const FORMAT = "omu-handbook-case";
const LARGEST = 2_000_000;

export function save(typed, engine) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const saved = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
  const text = JSON.stringify({ format: FORMAT, version: 1, saved, engine, typed }, null, 1);
  keep(new Blob([text], { type: "application/json" }), `sentence-case-${saved.slice(0, 10)}.json`);
}

export function keep(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// The text of the file chosen, or null with the reason told.
export async function textOf(input, tell) {
  const [file] = input.files;
  input.value = "";
  if (!file) return null;
  if (file.size > LARGEST) {
    tell("This file is too large to be a saved case.");
    return null;
  }
  return file.text();
}
