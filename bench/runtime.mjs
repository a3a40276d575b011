// Times the engine inside the shipped runtime, under Node: the same interpreter, library and engine as in the browser.
//
//   node runtime.mjs PYODIDE_FOLDER RUNTIME_FOLDER CASES_JSON
//
// CASES_JSON holds a list of reference cases. Prints {"import": ms, "times": [ms, …]} as its last line.

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, runtime, cases] = process.argv.slice(2);
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
  env: { PYTHONPATH: "/engine/calculator.zip", PYTHONDONTWRITEBYTECODE: "1" },
  fsInit: async (FS) => {
    FS.mkdirTree("/engine");
    FS.writeFile("/engine/calculator.zip", readFileSync(join(runtime, "calculator.zip")));
    FS.writeFile("/engine/cases.json", readFileSync(cases));
    FS.mkdirTree("/checkout");
    FS.mount(FS.filesystems.NODEFS, { root: join(dirname(fileURLToPath(import.meta.url)), "..") }, "/checkout");
  },
});
console.log(pyodide.runPython(`
import json
from time import perf_counter

began = perf_counter()
import calculator.exchange
imported = (perf_counter() - began) * 1000

# What reads the agreed cases is not shipped: it comes from the checkout, the engine itself from the site's files.
import calculator
calculator.__path__.append("/checkout/calculator")

from calculator.derive import steps_for
from calculator.engine import run
from calculator.reference.read import read_case, read_law

loaded = [(read_case(raw), read_law(raw).rules) for raw in json.load(open("/engine/cases.json")) if not raw.get("error")]


def work(case, rules):
    _, out = run(case, rules)
    for kind in out.dates:
        steps_for(out.why[kind], case, rules)


for case, rules in loaded:
    work(case, rules)
times = []
for case, rules in loaded:
    began = perf_counter()
    work(case, rules)
    times.append((perf_counter() - began) * 1000)
json.dumps({"import": imported, "times": times})
`));
