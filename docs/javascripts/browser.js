// What the scripts of every page ask of the browser: elements, files to save and to read, and the day. Text is always set
// as text: nothing typed or answered can become markup.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}

const LARGEST = 2_000_000; // bytes: far more than any page saves

// Offers a file to save. It is made in this page and handed to the browser; nothing is sent.
export function keep(content, name, type = "application/json") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// The text of the file chosen, or null with the reason told.
export async function textOf(input, tell) {
  const [file] = input.files;
  if (!file) return null;
  input.value = ""; // so that the same file can be chosen again
  if (file.size > LARGEST) {
    tell("This file is too large to be one that this page saved.");
    return null;
  }
  return file.text();
}

// Today in this computer's own calendar, not in universal time: after midnight in summer the two differ. The page knows
// what day it is; the engine never looks at the clock.
export function todayIs(now = new Date()) {
  const pad = (number, digits = 2) => String(number).padStart(digits, "0");
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
