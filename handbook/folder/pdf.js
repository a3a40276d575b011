// Takes the place of case/pdf.js when the site is opened from a folder: PDFs are made by the page itself, for their worker
// is one of modules. pages.js has loaded the libraries before this runs; where they are not in the site, this throws, and
// the page offers printing alone.

import { makePdf as made } from "calculator/case/pdf_draw.js";

/** Promises the document as a Blob, as in case/pdf.js. */
export async function makePdf(document) {
  return made(document);
}
