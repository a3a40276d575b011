// Makes PDFs of documents with the page's own script: node pdf_of_document.mjs <pdf_draw.js> <document.json> <out.pdf> …

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, ...files] = process.argv.slice(2);
globalThis.fetch = () => {
  throw new Error("nothing may be asked for");
};
const { makePdf } = await import(pathToFileURL(script));
for (let place = 0; place < files.length; place += 2) {
  const made = makePdf(JSON.parse(readFileSync(files[place], "utf8")));
  if (made.type !== "application/pdf") throw new Error(made.type);
  writeFileSync(files[place + 1], Buffer.from(await made.arrayBuffer()));
}
