// node bundle.mjs NODE_MODULES SCRIPTS: prints the browser scripts bundled, as JSON: {pages, modules: {path: code}}.
// SCRIPTS is the folder of the calculators' scripts; NODE_MODULES holds esbuild-wasm.
//
// `pages` is pages.js with all that it imports as one classic script, for a site opened from a folder. `modules` holds
// each module that a page of a served site names, with what it imports inside: a page asks for one file in place of twenty.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

// One second in place of four: esbuild's machine code runs for so short a time that making it better is not worth it.
setFlagsFromString("--liftoff-only");
globalThis.self ??= globalThis; // it takes Node for a browser: run in this way it needs no second process

const [, , packages, scripts] = process.argv;
const found = createRequire(join(resolve(packages), "x"));
const esbuild = found("esbuild-wasm/lib/browser.js");
const wasmModule = await WebAssembly.compile(readFileSync(found.resolve("esbuild-wasm/esbuild.wasm")));
await esbuild.initialize({ wasmModule, worker: false });

const ENTRY = join(dirname(fileURLToPath(import.meta.url)), "folder", "pages.js");
const SITE = resolve(scripts, "..", "..");
// How pages.js names SCRIPTS, and the scripts of pages without a calculator.
const OURS = { "calculator/": resolve(scripts), "javascripts/": join(SITE, "javascripts") };
// What pages and other scripts ask for by its own address. One that imports another of these leaves it outside: there is
// one engine to a page (boot.js), and PDFs are asked for when somebody wants one (pdf.js).
const MODULES = [
  "assets/calculator/boot.js",
  "assets/calculator/boxes.js",
  "assets/calculator/start.js",
  "assets/calculator/quick.js",
  "assets/calculator/case/case.js",
  "assets/calculator/case/pdf.js",
  "assets/calculator/practice/practice.js",
  "javascripts/quiz.js",
  "javascripts/quiz-list.js",
];

const read = ({ path }) => ({ contents: readFileSync(path, "utf8") });
const common = { bundle: true, minify: true, charset: "utf8", target: "es2022", write: false, logLevel: "error" };

const files = {
  name: "files",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) => {
      // Libraries of others are classic scripts as they are: pages.js loads them.
      if (path.includes("/libraries/")) return { path, namespace: "loaded" };
      // A worker of modules makes PDFs on a served page, and a folder cannot have one.
      if (path.endsWith("/pdf.js")) return { path: join(dirname(ENTRY), "pdf.js"), namespace: "files" };
      const named = Object.keys(OURS).find((name) => path.startsWith(name));
      const place = named ? join(OURS[named], path.slice(named.length)) : resolve(dirname(importer), path);
      return { path: place, namespace: "files" };
    });
    onLoad({ filter: /.*/, namespace: "files" }, read);
    onLoad({ filter: /.*/, namespace: "loaded" }, () => ({ contents: "" }));
  },
};

const others = (entry) => ({
  name: "others",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const place = importer ? resolve(dirname(importer), path) : path;
      if (!importer || !MODULES.includes(relative(SITE, place))) return { path: place, namespace: "files" };
      const address = relative(dirname(entry), place);
      return { path: address.startsWith(".") ? address : `./${address}`, external: true };
    });
    onLoad({ filter: /.*/, namespace: "files" }, read);
  },
});

async function module(name) {
  const entry = join(SITE, name);
  const built = await esbuild.build({ ...common, entryPoints: [entry], format: "esm", plugins: [others(entry)] });
  return [name, built.outputFiles[0].text];
}

const pages = await esbuild.build({
  ...common,
  entryPoints: [ENTRY],
  format: "iife",
  // Only modules know their own address; no script in the bundle may rest on it (see calculatorWorker in boot.js).
  define: { "import.meta.url": "document.baseURI" },
  plugins: [files],
});
const modules = Object.fromEntries(await Promise.all(MODULES.map(module)));
const printed = JSON.stringify({ pages: pages.outputFiles[0].text, modules });
process.stdout.write(printed, () => process.exit(0)); // esbuild would keep Node up
