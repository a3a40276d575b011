// Runs pytest inside the shipped runtime, under Node: the same interpreter, library and engine as in the browser.
//
//   node run_tests.mjs PYODIDE_FOLDER RUNTIME_FOLDER SITE_PACKAGES CHECKOUT TARGETS_JSON
//
// Prints pytest's output, and as its last line a JSON object with the counts.

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, runtime, sitePackages, checkout, targets] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(pyodideFolder);
// Node would print a line of a million characters around an error that nobody catches.
process.on("uncaughtException", (error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);

const pyodide = await loadPyodide({
  indexURL: folder,
  stdLibURL: join(resolve(runtime), "stdlib.zip"),
  env: {
    PYTHONPATH: "/engine/calculator.zip",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1",
  },
  fsInit: async (FS) => {
    FS.mkdirTree("/engine");
    FS.writeFile("/engine/calculator.zip", readFileSync(join(runtime, "calculator.zip")));
    FS.writeFile("/engine/whole_library.zip", readFileSync(join(folder, "python_stdlib.zip")));
    for (const [path, host] of [["/site-packages", sitePackages], ["/checkout", checkout]]) {
      FS.mkdirTree(path);
      FS.mount(FS.filesystems.NODEFS, { root: resolve(host) }, path);
    }
  },
});
function load(name) {
  const names = pyodide.globals.get("dict")();
  pyodide.runPython(readFileSync(join(here, name), "utf8"), { globals: names, filename: name });
  return names.get("main");
}
const listing = JSON.parse(readFileSync(join(runtime, "manifest.json"), "utf8")).modules;
const loaded = load("whole_library.py")(pyodide.toPy(listing.slim));
console.log(load("in_runtime.py")(targets, JSON.stringify(listing), loaded));
process.exit(0);
