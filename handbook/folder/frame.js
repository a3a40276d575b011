// Runs in a frame of a page that is opened from a folder. The page's own policy allows no worker made of text, and from
// a folder browsers start no other; so this frame, which has a policy of its own, starts it and passes words on.
// `calculatorWorkerCode` stands before this, and runtime.js calls `calculatorRuntime` with the files of Python.

if (location.protocol === "file:" && parent !== window) {
  const tell = (data) => parent.postMessage(data, "*"); // in a folder a page has no address that could be named

  globalThis.calculatorRuntime = ({ fingerprint, files }) => {
    try {
      const code = URL.createObjectURL(new Blob([calculatorWorkerCode], { type: "text/javascript" }));
      const worker = new Worker(code);
      worker.addEventListener("message", ({ data }) => tell(data));
      worker.addEventListener("error", (event) => tell({ failed: { reason: "folder", detail: event.message ?? "" } }));
      addEventListener("message", ({ source, data }) => { if (source === parent) worker.postMessage(data); });
      worker.postMessage({ files });
      tell({ open: fingerprint });
    } catch (error) {
      tell({ failed: { reason: "folder", detail: error.message } });
    }
  };
}
