// When Python may take the processor. On a first visit its files arrive and its machine code, ten megabytes of it, is
// compiled: that keeps every core busy, and a page that is still being laid out could not hear a key meanwhile. So the
// files are asked for when the page has been drawn, and compiled when it stands and nobody is typing. On a later visit the
// browser has all of it already, and nothing waits.

const PATIENCE = 3000; // milliseconds: a picture that never comes holds nothing up
const THEME = 250; // the theme's own tasks after the page has loaded
const DRAWN = 300; // a page that nobody looks at is not drawn
const STILL = 400; // milliseconds without a key or a click: the reader has paused

const [own] = performance.getEntriesByName(import.meta.url);
const again = own && own.transferSize < own.encodedBodySize; // out of the browser's store
const now = again || document.readyState === "complete";

// The page has been drawn for the first time.
export const drawn = now ? Promise.resolve() : new Promise((resolve) => {
  setTimeout(resolve, DRAWN);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
});

let touched = -STILL;
for (const kind of ["keydown", "pointerdown", "input"]) {
  addEventListener(kind, () => { touched = performance.now(); }, { capture: true, passive: true });
}

// Promises that so many milliseconds are over, and that nobody is typing.
export async function still(pause) {
  let wait = pause;
  while (wait > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = touched + STILL - performance.now();
  }
}

// Somebody waits for an answer: then nothing waits for a pause in the typing.
let release;
const hurried = new Promise((resolve) => { release = resolve; });
export const hurry = () => release();

// The page stands, and nobody is typing.
export const calm = now ? Promise.resolve() : new Promise((resolve) => {
  setTimeout(resolve, PATIENCE);
  addEventListener("load", () => setTimeout(resolve, THEME), { once: true });
}).then(() => Promise.race([still(touched + STILL - performance.now()), hurried]));
