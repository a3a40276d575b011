// What has to be settled before the theme's own program starts. Runs in the head, before there is a page.

// The theme sets these later, when there is a page, and then every element of it would be styled anew.
document.documentElement.classList.replace("no-js", "js");
document.documentElement.classList.add("js-focus-visible");

// Parts of a long form that nobody sees at first are laid out after the rest, so that a key is heard between.
addEventListener("DOMContentLoaded", () => {
  const parts = [...document.querySelectorAll("[data-later]")];
  const next = () => {
    parts.shift()?.removeAttribute("data-later");
    if (parts.length) setTimeout(next, 20); // in another frame: the browser lays out each by itself
  };
  setTimeout(next);
});

// The search index holds every word of the site. It is fetched when somebody goes to the search, not by every page.
(function () {
  "use strict";

  const arrived = new URLSearchParams(location.search);
  let wanted = arrived.has("h") || arrived.has("q"); // come from the search: its words are marked on the page
  const held = [];
  const { open, send } = XMLHttpRequest.prototype;
  const late = new WeakSet();

  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    if (String(address).endsWith("/search_index.json")) late.add(this);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (wanted || !late.has(this)) send.apply(this, body);
    else held.push(() => send.apply(this, body));
  };

  function fetchNow() {
    wanted = true;
    for (const request of held.splice(0)) request();
  }
  const search = (event) => { if (event.target.closest?.("[data-md-component=search], [for=__search]")) fetchNow(); };
  for (const kind of ["focusin", "pointerover", "pointerdown"]) addEventListener(kind, search);

  // The theme answers when a key is let go. A letter is there earlier, and pasted or spoken words come without a key.
  addEventListener("input", ({ target }) => {
    if (target.matches?.(".md-search__input")) target.dispatchEvent(new KeyboardEvent("keyup"));
  });
})();
