// Compiles the browser's Python with Pyodide itself, under Node.
//
//   node build.mjs PYODIDE_FOLDER SOURCE_FOLDER OUT_FOLDER OPTIONS_JSON
//
// SOURCE_FOLDER holds the package `calculator`; OPTIONS_JSON holds {modules: [...], keep: [...], drop: [...]}.
// Called by handbook/assets.py, which checks the files of Pyodide first.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, source, out, optionsText] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(pyodideFolder);
const { modules, keep, drop } = JSON.parse(optionsText);

// Node would print a line of a million characters around an error that nobody catches.
process.on("uncaughtException", (error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({
  indexURL: folder,
  env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
});
for (const [path, host] of [["/source", source], ["/out", out]]) {
  pyodide.FS.mkdirTree(path);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: resolve(host) }, path);
}

function load(name) {
  const names = pyodide.globals.get("dict")();
  pyodide.runPython(readFileSync(join(here, name), "utf8"), { globals: names, filename: name });
  return names.get("main");
}

const imported = load("measure_modules.py")(pyodide.toPy(modules)).toJs();
const used = imported.filter((name) => !drop.some((left) => name === left || name.startsWith(`${left}.`)));
pyodide.FS.writeFile("/library.zip", readFileSync(join(folder, "python_stdlib.zip")));
const slim = Object.fromEntries(
  readdirSync(join(here, "slim"))
    .filter((name) => name.endsWith(".py"))
    .map((name) => [name.slice(0, -3), readFileSync(join(here, "slim", name), "utf8")]),
);
const compile = load("compile_runtime.py");
compile("/library.zip", ...[[...used, ...keep], modules, slim].map((each) => pyodide.toPy(each)));
