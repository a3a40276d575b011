// Stands in for the worker when the page is opened from a folder: what is said to it goes to a frame, which holds the
// worker (see frame.js). It is used like a Worker.

const PATIENCE = 2000; // milliseconds for the frame to speak once it has been loaded

export class WorkerInFrame extends EventTarget {
  #frame = document.createElement("iframe");
  #fingerprint;
  #waiting = [];
  #open = false;

  // address: of frame.html; fingerprint: of the Python that belongs to this page
  constructor(address, fingerprint) {
    super();
    this.#fingerprint = fingerprint;
    this.#frame.hidden = true;
    this.#frame.title = "Calculator";
    this.#frame.src = address;
    this.#frame.addEventListener("load", () => setTimeout(() => this.#refused(), PATIENCE));
    addEventListener("message", this.#hear);
    document.body.append(this.#frame);
  }

  postMessage(data) {
    if (this.#open) this.#frame.contentWindow.postMessage(data, "*"); // in a folder a page has no address to be named
    else this.#waiting.push(data);
  }

  terminate() {
    removeEventListener("message", this.#hear);
    this.#frame.remove();
  }

  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || source === null) return;
    if (!data.open) {
      this.#open ||= Boolean(data.failed);
      this.#say(data);
    } else if (data.open === this.#fingerprint) {
      this.#open = true;
      for (const each of this.#waiting.splice(0)) this.postMessage(each);
    } else {
      this.#open = true;
      this.#say({ failed: { reason: "changed", detail: "assets/folder and this page come from two builds of the site" } });
    }
  };

  #refused() {
    if (!this.#open && this.#frame.isConnected) this.#say({ failed: { reason: "folder", detail: "" } });
  }

  #say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
