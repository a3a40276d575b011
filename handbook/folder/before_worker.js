// Goes before worker.js when the site is opened from a folder: files come from the page's message, not from a server.

{
  let files = {};
  addEventListener("message", ({ data }) => { if (data.files) files = data.files; });

  // Each file is gzipped, in base64; a damaged one does not pass gzip's own check.
  const inflated = (name) => {
    if (!(name in files)) throw new TypeError(`The calculator may not fetch ${name}.`);
    const packed = Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
    delete files[name]; // each is asked for once, and is large
    return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  };

  self.fetch = async (address) => {
    const name = String(address).split("/").pop();
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(inflated(name), { headers: { "Content-Type": type } });
  };

  self.calculatorAddress = async (name) => {
    const code = await new Response(inflated(name)).blob();
    return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  };

  // Pyodide takes a worker for one of modules, as it wants it, when this throws.
  self.importScripts = () => { throw new TypeError("The calculator may not load scripts."); };
}
