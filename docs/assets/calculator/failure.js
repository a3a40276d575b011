// What the page says when Python cannot start or has gone wrong, with a button to try again.

import { element } from "./dom.js";
import { FAILURES } from "./words.js";

export function showFailure(place, reason, detail, again) {
  const { title, text, mend } = FAILURES[reason] ?? FAILURES.python;
  const button = element("button", { type: "button", class: "calc-button calc-second" }, "Try again");
  button.addEventListener("click", again);
  const worksheet = place.dataset.worksheet;
  const { instead } = place.dataset;
  const level = place.closest(".calculator").dataset.level;
  place.replaceChildren(
    element(`h${level}`, {}, title),
    element("p", {}, text),
    element("p", {}, mend),
    worksheet
      ? element("p", {}, "Until then, use the ", element("a", { href: worksheet }, "paper worksheet"), ".")
      : element("p", {}, instead ?? "Until then, work it out by hand, and have somebody else work it out too."),
    detail ? element("p", { class: "calc-detail" }, `Detail: ${detail}`) : "",
    element("p", {}, button),
  );
  place.hidden = false;
}
