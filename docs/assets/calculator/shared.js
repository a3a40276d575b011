// One Python for all pages of the site: a worker that pages share, and that the browser keeps for a while after a page is
// left, where it knows how (Chrome and Edge do). Used like a Worker.

export class SharedPython extends EventTarget {
  #port;

  // name: says which Python it is. A page of another build of the site gets another.
  constructor(address, name) {
    super();
    const worker = new SharedWorker(address, { type: "module", name, extendedLifetime: true });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.dispatchEvent(new ErrorEvent("error", { message: event.message, cancelable: true }));
    });
    this.#port = worker.port;
    this.#port.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
    this.#port.start();
  }

  postMessage(data) {
    this.#port.postMessage(data);
  }

  // Other pages may be using it: only this page leaves.
  terminate() {
    this.#port.close();
  }
}
