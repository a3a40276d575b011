// Only while `handbook serve` runs: shows a saved change at once, and says when a file cannot be built.
(function () {
  "use strict";

  let shown = null;
  let banner = null;

  function say(lines) {
    if (banner) banner.remove();
    banner = null;
    if (!lines.length) return;
    banner = document.createElement("div");
    banner.id = "live-errors";
    banner.setAttribute("role", "alert");
    Object.assign(banner.style, {
      position: "fixed", inset: "0 0 auto 0", zIndex: "1000", maxHeight: "50vh", overflow: "auto",
      padding: "0.8rem 1rem", background: "#fcefe3", color: "#1c2426", borderBottom: "4px solid #8a3b00", fontSize: "0.8rem",
    });
    const title = document.createElement("p");
    title.textContent = "Something in the newest change must be mended. Until then this is the last good version.";
    Object.assign(title.style, { margin: "0 0 0.4rem", fontWeight: "700" });
    const list = document.createElement("ul");
    Object.assign(list.style, { margin: "0", paddingLeft: "1.2rem" });
    for (const line of lines) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    banner.append(title, list);
    document.body.append(banner);
  }

  new EventSource("/_live/events").addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (shown !== null && state.build !== shown) {
      window.location.reload();
      return;
    }
    shown = state.build;
    say(state.errors);
  });
})();
