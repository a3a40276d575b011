// Compiles the browser's Python with Pyodide itself, under Node.
//
//   node build.mjs PYODIDE_FOLDER LIBRARY SOURCE_FOLDER OUT_FOLDER OPTIONS_JSON
//
// LIBRARY is an archive of Python's library as source; SOURCE_FOLDER holds the package `calculator`; OPTIONS_JSON holds
// {sources: {module: file}, keep: [module]}. Writes bytecode into OUT_FOLDER/library and OUT_FOLDER/engine, and prints the
// names of the modules that stand in the engine's file `bundle`, as JSON.
// Called by handbook/runtime/compiled.py; handbook/assets.py checks the files of Pyodide first.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, library, source, out, optionsText] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(pyodideFolder);
const { sources, keep } = JSON.parse(optionsText);
const text = (name) => readFileSync(join(here, name), "utf8");

// Node would print a line of a million characters around an error that nobody catches.
process.on("uncaughtException", (error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({
  indexURL: folder,
  stdLibURL: resolve(library),
  // Without columns in the code: a fifth less to send, and lines are enough to find a fault.
  env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONNODEBUGRANGES: "1" },
});
pyodide.FS.mkdirTree("/source");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: resolve(source) }, "/source");
const globals = pyodide.globals.get("dict")();
pyodide.runPython(text("compile_runtime.py"), { globals, filename: "compile_runtime.py" });
const asked = [sources, keep].map((each) => pyodide.toPy(each));
const [kept, engine, first] = globals.get("main")(...asked, text("bundle_finder.py")).toJs();
for (const [name, files] of Object.entries({ library: kept, engine })) {
  for (const [file, bytes] of Object.entries(files)) {
    const path = join(resolve(out), name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
console.log(JSON.stringify(first));
