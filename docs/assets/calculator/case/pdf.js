// The page's side of PDFs. Importing this fetches all that is needed; after that nothing is asked for. The import fails
// where the library is not in the site or no worker can be had: then the page offers printing alone.

const worker = new Worker(new URL("pdf_worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;

await new Promise((ready, fail) => {
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    const wrong = new Error(`The PDF library did not start. ${event.message ?? ""}`.trim());
    for (const call of waiting.values()) call.fail(wrong);
    waiting.clear();
    fail(wrong);
  });
  worker.addEventListener("message", ({ data }) => {
    if (data.ready) return ready();
    const call = waiting.get(data.call);
    waiting.delete(data.call);
    if (data.blob) call.done(data.blob);
    else call.fail(new Error(data.wrong));
  });
});

/** Promises the document (calculator/forms/case/blocks.py) as a Blob of type application/pdf. */
export function makePdf(document) {
  return new Promise((done, fail) => {
    last += 1;
    waiting.set(last, { done, fail });
    worker.postMessage({ call: last, document });
  });
}
