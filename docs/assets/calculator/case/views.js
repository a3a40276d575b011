// One part of the page at a time: form, check or result. Back and forward in the browser move between them.

export class Views {
  #root;

  constructor(root) {
    this.#root = root;
    addEventListener("popstate", (event) => this.#become(event.state?.view ?? "form"));
  }

  show(name, title = "") {
    if (history.state?.view !== name && !(name === "form" && !history.state?.view)) history.pushState({ view: name }, "");
    this.#become(name, title);
  }

  #become(name, title = "") {
    for (const view of this.#root.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name;
    const heading = this.#root.querySelector(`[data-view=${name}] h2`);
    if (name === "form") {
      document.querySelector("h1").scrollIntoView();
      return;
    }
    if (title) heading.textContent = title;
    heading.focus();
  }
}
