// Compiles the browser's Python with Pyodide itself, under Node.
//
//   node build.mjs PYODIDE_FOLDER SOURCE_FOLDER OUT_FOLDER OPTIONS_JSON
//
// SOURCE_FOLDER holds the package `calculator`; OPTIONS_JSON holds {modules: [...], keep: [...]}.
// Called by handbook/assets.py, which checks the files of Pyodide first.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, source, out, optionsText] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(pyodideFolder);
const { modules, keep } = JSON.parse(optionsText);

// Node would print a line of a million characters around an error that nobody catches.
process.on("uncaughtException", (error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const slim = Object.fromEntries(
  readdirSync(join(here, "slim"), { recursive: true })
    .filter((name) => name.endsWith(".py"))
    .map((name) => [name.slice(0, -3).replaceAll(sep, "."), readFileSync(join(here, "slim", name), "utf8")]),
);

// Starts Python with the library `stdLibURL` and gives a function that loads one of the scripts beside this one.
async function start(stdLibURL) {
  const pyodide = await loadPyodide({
    indexURL: folder,
    stdLibURL,
    // Without columns in the code: a fifth less to send, and lines are enough to find a fault.
    env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONNODEBUGRANGES: "1" },
  });
  for (const [path, host] of [["/source", source], ["/out", out]]) {
    pyodide.FS.mkdirTree(path);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: resolve(host) }, path);
  }
  const load = (name) => {
    const names = pyodide.globals.get("dict")();
    pyodide.runPython(readFileSync(join(here, name), "utf8"), { globals: names, filename: name });
    return names.get("main");
  };
  return { pyodide, load };
}

const published = join(folder, "python_stdlib.zip");
const whole = await start(published);
const measure = ({ load, pyodide }) => load("measure_modules.py")(pyodide.toPy(modules)).toJs();
whole.pyodide.FS.writeFile("/library.zip", readFileSync(published));
const workshop = whole.load("compile_runtime.py")("/library.zip", whole.pyodide.toPy(slim));

// Once with whatever the whole library imports, then with what is still asked for when the stand-ins are in their places.
workshop.write_library(whole.pyodide.toPy([...measure(whole)[0], ...keep]));
const [used, first] = measure(await start(join(resolve(out), "stdlib.zip")));
const finder = readFileSync(join(here, "bundle_finder.py"), "utf8");
workshop.write_all(...[[...used, ...keep], modules, first].map((each) => whole.pyodide.toPy(each)), finder);
