// node bundle.mjs NODE_MODULES SCRIPTS: prints pages.js with all that it imports as one classic script.
// SCRIPTS is the folder of the calculators' scripts; NODE_MODULES holds esbuild-wasm.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
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

const ENTRY = join(dirname(fileURLToPath(import.meta.url)), "pages.js");
// How pages.js names SCRIPTS, and the scripts of pages without a calculator.
const OURS = { "calculator/": scripts, "javascripts/": join(scripts, "..", "..", "javascripts") };

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
    onLoad({ filter: /.*/, namespace: "files" }, ({ path }) => ({ contents: readFileSync(path, "utf8") }));
    onLoad({ filter: /.*/, namespace: "loaded" }, () => ({ contents: "" }));
  },
};

const { outputFiles } = await esbuild.build({
  entryPoints: [ENTRY],
  bundle: true,
  format: "iife",
  minify: true,
  charset: "utf8",
  target: "es2022",
  // Only modules know their own address; no script in the bundle may rest on it (see calculatorWorker in boot.js).
  define: { "import.meta.url": "document.baseURI" },
  plugins: [files],
  write: false,
  logLevel: "error",
});
process.stdout.write(outputFiles[0].text, () => process.exit(0)); // esbuild would keep Node up
