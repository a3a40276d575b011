// The worker that holds Python. The page sends {start}, then {call, text} and {rehearse}; the worker answers with {stage},
// {ready}, {failed}, {answer, text} or {rehearsed}. Whatever is typed stays in this worker: after the start it cannot fetch
// anything.

// WebAssembly's smallest module. A policy that forbids WebAssembly refuses it at once, where Pyodide would wait for ever.
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const WASM = "pyodide.asm.wasm";

// The worker's own fetch: `self.fetch` is taken away from Python below.
const get = self.fetch.bind(self);

const SHARED = "onconnect" in self;

const pages = SHARED ? [] : [self]; // to which is told how the start goes
let said = null; // the last of it
let submit = null;
let rehearse = null;
let letGo;
const calm = new Promise((resolve) => { letGo = resolve; }); // the page says when its own start is over (calm.js)
let checked = null;
let failed = false;

class Failure extends Error {
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

const tell = (data) => {
  said = data;
  for (const page of pages) page.postMessage(data);
};

function fail(error) {
  if (failed) return;
  failed = true;
  const reason = error instanceof Failure ? error.reason : "python";
  tell({ failed: { reason, detail: String(error?.message ?? error).slice(0, 400) } });
  if (SHARED) self.close(); // the next page starts another
}

// The files are named by their content's fingerprint, so a copy in the browser's cache is as good as the server's;
// `integrity` makes the browser compare it with the digest from the page. On any trouble the server is asked again.
async function download(base, name, integrity) {
  const address = new URL(name, base);
  const first = await get(address, { integrity, cache: "force-cache" }).catch(() => null);
  if (first?.ok) return first;
  let again;
  try {
    again = await get(address, { cache: "reload" });
  } catch (error) {
    throw new Failure("download", `${name}: ${error.message}`);
  }
  if (!again.ok) throw new Failure("download", `${name}: the server answered ${again.status}`);
  const bytes = await again.arrayBuffer();
  const second = await get(address, { integrity, cache: "force-cache" }).catch(() => null);
  if (!second?.ok) throw new Failure("changed", `${name}: ${bytes.byteLength} bytes that are not the file expected`);
  return second;
}

// The machine code is asked for without its digest: browsers keep compiled code for the next visit only then, and that
// saves a third of a second visit. Its digest is compared by `check`, before any answer is given.
async function machineCode(base) {
  const address = new URL(WASM, base);
  const first = await get(address, { cache: "force-cache" }).catch(() => null);
  if (first?.ok) return first;
  const again = await get(address, { cache: "reload" }).catch((error) => {
    throw new Failure("download", `${WASM}: ${error.message}`);
  });
  if (!again.ok) throw new Failure("download", `${WASM}: the server answered ${again.status}`);
  return again;
}

// Gives a function that says whether a file in the browser's own store is the one expected. What compares them (check.js)
// is started now: later this thread is busy with Python and could not start anything.
function comparer() {
  const helper = new Worker(new URL("check.js", self.location));
  const answered = new Promise((resolve) => {
    helper.addEventListener("message", ({ data }) => resolve(data));
    helper.addEventListener("error", () => resolve(false));
  });
  return (address, integrity) => {
    helper.postMessage({ address: address.href, integrity });
    return answered;
  };
}

// Compares the machine code with its digest. Opened from a folder there is nothing to ask: there the bundle has been
// unpacked from a file that says itself whether it is whole.
async function check(base, integrity, same) {
  if (self.calculatorAddress) return;
  const address = new URL(WASM, base);
  if (await same?.(address, integrity)) return; // a worker that pages share has no helper
  const answer = await get(address, { integrity, cache: "force-cache" }).catch(() => null); // the helper may not have run
  if (answer?.ok) return;
  await get(address, { cache: "reload" }).catch(() => null); // so that trying again finds the server's own file
  throw new Failure("changed", `${WASM}: not the file expected`);
}

// Browsers compile WebAssembly while it downloads, but only under its own type; many servers do not know that type.
function asWasm(response) {
  if ((response.headers.get("Content-Type") ?? "").startsWith("application/wasm")) return response;
  return new Response(response.body, { headers: { "Content-Type": "application/wasm" } });
}

async function importFrom(base, name) {
  try {
    // Opened from a folder, the file has no address of its own (handbook/folder/before_worker.js).
    return await import((await self.calculatorAddress?.(name)) ?? new URL(name, base).href);
  } catch (error) {
    throw new Failure("script", `${name}: ${error.message}`);
  }
}

async function start({ base, integrity, lock }) {
  try {
    new WebAssembly.Module(SMALLEST);
  } catch (error) {
    throw new Failure("policy", error.message);
  }
  tell({ stage: "download" });
  const wasm = machineCode(base).then(asWasm);
  const library = download(base, "stdlib.zip", integrity["stdlib.zip"]);
  const engine = download(base, "calculator.zip", integrity["calculator.zip"]).then((answer) => answer.arrayBuffer());
  for (const promise of [wasm, library, engine]) promise.catch(fail);
  if (!self.calculatorAddress) await calm;
  // Pyodide begins to compile only once its own scripts are there; the machine code need not wait for them.
  const compiled = wasm.then((answer) => WebAssembly.compileStreaming(answer));
  const same = typeof Worker === "function" && !self.calculatorAddress ? comparer() : null;
  checked = compiled.catch(() => null).then(() => check(base, integrity[WASM], same));
  checked.catch(fail);
  const [loader, machine] = await Promise.all([
    importFrom(base, "pyodide.js"),
    importFrom(base, "pyodide.asm.js"),
  ]);

  // Pyodide asks for its two files through fetch: it is handed those that are on their way, and nothing else.
  self.fetch = async (address) => {
    const name = String(address).split("/").pop();
    if (name === WASM) return wasm;
    if (name === "stdlib.zip") return library;
    throw new TypeError(`The calculator may not fetch ${name}.`);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    try {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) { // Pyodide only warns when the machine code is refused, and then waits for ever
      fail(await checked.then(() => new Failure("wasm", error.message), (changed) => changed));
      throw error;
    }
  };

  tell({ stage: "python" });
  const python = await loader.loadPyodide({
    indexURL: base,
    stdLibURL: new URL("stdlib.zip", base).href,
    packageBaseUrl: base, // without it Pyodide would look for packages on another host
    lockFileContents: { info: lock, packages: {} },
    createPyodideModule: machine.default,
    env: { PYTHONPATH: "/engine/calculator.zip", PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: async (FS) => {
      FS.mkdirTree("/engine");
      FS.writeFile("/engine/calculator.zip", new Uint8Array(await engine));
    },
  });
  tell({ stage: "engine" });
  const forms = python.pyimport("calculator.forms");
  submit = forms.submit;
  rehearse = forms.rehearse;
  tell({ ready: true, fresh: true });
  said = { ready: true };
}

async function hear(page, data) {
  if (data.start) {
    if (said) page.postMessage(said); // another page has started it
    else start(data.start).catch(fail);
  } else if (data.calm) {
    letGo();
  } else if (data.rehearse) {
    try {
      rehearse(data.rehearse);
      page.postMessage({ rehearsed: true });
    } catch (error) {
      fail(error);
    }
  } else if (submit !== null) {
    try {
      await checked;
    } catch {
      return; // told already
    }
    try {
      page.postMessage({ answer: data.call, text: submit(data.text) });
    } catch (error) {
      page.postMessage({ answer: data.call, error: String(error.message).slice(-600) });
    }
  }
}

self.addEventListener("message", ({ data }) => hear(self, data));
self.addEventListener("connect", ({ ports: [page] }) => {
  pages.push(page);
  page.addEventListener("message", ({ data }) => hear(page, data));
  page.start();
});
