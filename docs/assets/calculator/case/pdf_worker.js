// Makes PDFs beside the page, so that typing never waits for one. In: {call, document}. Out: {call, blob} or {call, wrong}.

import { makePdf } from "./pdf_draw.js";

self.addEventListener("message", ({ data }) => {
  try {
    self.postMessage({ call: data.call, blob: makePdf(data.document) });
  } catch (error) {
    self.postMessage({ call: data.call, wrong: String(error) });
  }
});
self.postMessage({ ready: true });
