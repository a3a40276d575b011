// When Python may take the processor. Compiling its machine code, ten megabytes of it on a first visit, keeps every core
// busy, and a page that is still being laid out could not hear a key meanwhile. So a first visit waits until the page
// stands; its files come all the same. On a later visit the browser has compiled it already, and nothing waits.

const PATIENCE = 3000; // milliseconds: a picture that never comes holds nothing up
const THEME = 100; // the theme's own tasks after the page has loaded

export function calm() {
  const [own] = performance.getEntriesByName(import.meta.url);
  const again = own && own.transferSize < own.encodedBodySize; // out of the browser's store
  if (again || document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    addEventListener("load", () => setTimeout(resolve, THEME), { once: true });
  });
}
