import { loadPyodide } from "./pyodide.mjs";

const pyodide = await loadPyodide({ indexURL: new URL(".", import.meta.url).href });
postMessage(pyodide.runPython("1 + 1"));
