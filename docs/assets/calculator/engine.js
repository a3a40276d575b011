// The page's side of the worker: one state value, one worker, one question at a time.
//
//   const engine = new Engine(settings);
//   engine.addEventListener("change", …)    engine.state is {name: "loading" | "ready" | "error", stage, reason, detail}
//   engine.start(); await engine.ask(object);

import { calm, drawn, hurry, still } from "./calm.js";
import { SharedPython } from "./shared.js";

const START_LIMIT = 30_000; // milliseconds until a slow start is told; the start itself goes on
const ANSWER_LIMIT = 20_000;
const REHEARSALS = 15;
const PAUSE = 30; // milliseconds between two rehearsals
const FIRST_PAUSE = 200;

// The first is shared by all pages of the site. After a failure this page gets one of its own, which it can end.
function newWorker(again, base) {
  const address = new URL("worker.js", import.meta.url);
  if (!again && typeof SharedWorker === "function") return new SharedPython(address, base);
  return new Worker(address, { type: "module" });
}

export class EngineError extends Error {
  constructor(reason, detail = "") {
    super(detail);
    this.reason = reason;
  }
}

export class Engine extends EventTarget {
  #settings;
  #newWorker;
  #worker = null;
  #watchdog = 0;
  #starts = 0;
  #begun = false;
  #rehearsals = 0; // still to come
  #calls = new Map();
  #number = 0;

  state = { name: "loading", stage: "wait" };

  // settings: {base: address of the runtime's folder, integrity: {file: digest}, lock: {…}, rehearses: what this page
  // will ask, "forms" or "case"}
  // make: gives a new worker, or what can be used like one
  constructor(settings, make = newWorker) {
    super();
    this.#newWorker = make;
    this.#settings = settings;
  }

  // Starts the worker, or starts it anew after a failure. Questions that wait keep waiting for the new one.
  start() {
    this.stop();
    this.#become({ name: "loading", stage: "worker" });
    const limit = globalThis.calculatorStartLimit ?? START_LIMIT; // tests shorten it
    this.#watchdog = setTimeout(() => this.#fail("slow"), limit);
    const start = this.#starts;
    drawn.then(() => { if (start === this.#starts) this.#begin(); });
  }

  #begin() {
    this.#worker = this.#newWorker(this.#begun, this.#settings.base);
    this.#begun = true;
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail("script", event.message ?? "worker.js");
    });
    const worker = this.#worker;
    worker.postMessage({ start: this.#settings });
    calm.then(() => worker.postMessage({ calm: true }));
  }

  stop() {
    this.#starts += 1; // one that has not begun will not
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
  }

  // Sends a question when Python is ready. Rejects with an EngineError when the start fails or no answer comes.
  ask(question) {
    const call = ++this.#number;
    hurry();
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { text: JSON.stringify(question), resolve, reject, timer: 0 });
      if (this.state.name === "ready") this.#send(call);
      if (this.state.name === "error" && this.state.reason !== "slow") {
        this.#giveUp(this.state.reason, this.state.detail);
      }
    });
  }

  #send(call) {
    const waiting = this.#calls.get(call);
    waiting.timer = setTimeout(() => this.#fail("silent"), ANSWER_LIMIT);
    this.#worker.postMessage({ call, text: waiting.text });
  }

  #hear(data) {
    if (data.stage) {
      if (this.state.name === "loading") this.#become({ name: "loading", stage: data.stage });
    } else if (data.failed) {
      this.#fail(data.failed.reason, data.failed.detail);
    } else if (data.ready) {
      clearTimeout(this.#watchdog);
      this.#become({ name: "ready" });
      for (const call of this.#calls.keys()) this.#send(call);
      this.#rehearse(FIRST_PAUSE, data.fresh ? REHEARSALS : 1); // the page that started it may have had another form
    } else if (data.rehearsed) {
      this.#rehearse(PAUSE, this.#rehearsals - 1);
    } else {
      const waiting = this.#calls.get(data.answer);
      this.#calls.delete(data.answer);
      clearTimeout(waiting?.timer);
      if (data.error) waiting?.reject(new EngineError("python", data.error));
      else waiting?.resolve(JSON.parse(data.text));
    }
  }

  // Through every form while nobody asks or types, so that the first real answer is as quick as the later ones: browsers
  // compile machine code better once it has run a few times, and that keeps the processor busy too.
  async #rehearse(pause, times) {
    this.#rehearsals = times;
    const worker = this.#worker;
    await still(pause);
    if (times > 0 && worker === this.#worker) worker?.postMessage({ rehearse: this.#settings.rehearses });
  }

  // A slow start may still succeed: its worker is left alone and questions keep waiting. Any other failure is the end.
  #fail(reason, detail = "") {
    if (reason === "slow") clearTimeout(this.#watchdog);
    else this.stop();
    this.#become({ name: "error", reason, detail });
    if (reason !== "slow") this.#giveUp(reason, detail);
  }

  #giveUp(reason, detail) {
    for (const { reject, timer } of this.#calls.values()) {
      clearTimeout(timer);
      reject(new EngineError(reason, detail));
    }
    this.#calls.clear();
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
