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
    const back = name === "form" && this.#root.querySelector("[data-view=form]").hidden;
    for (const view of this.#root.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name;
    if (name === "form") {
      const top = document.querySelector("h1");
      top.scrollIntoView();
      if (!back) return;
      top.tabIndex = -1; // what was pressed is out of sight now: the keyboard's place would be lost
      top.focus({ preventScroll: true });
      return;
    }
    const heading = this.#root.querySelector(`[data-view=${name}] h2`);
    if (title) heading.textContent = title;
    heading.scrollIntoView(); // at the top: what was pressed stood elsewhere
    heading.focus({ preventScroll: true });
  }
}
