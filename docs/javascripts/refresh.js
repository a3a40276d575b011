// Shows the changes since a month, in the guides of one subject or of all. The choice stands in the address and nowhere
// else. Without this script every change is shown. A classic script, so that it also runs from a folder.
(function () {
  "use strict";

  const panel = document.querySelector("[data-refresh]");
  const [month, year, group] = ["month", "year", "group"].map((name) => panel.querySelector(`#refresh-${name}`));
  const said = panel.querySelector(".quiz-said");
  const events = [...document.querySelectorAll(".refresh-event")];
  const headings = [...document.querySelectorAll("h2[id^=year-]")];
  const folded = new Map();

  function show() {
    const since = year.value ? `${year.value}-${month.value}` : "";
    month.disabled = !since;
    let changes = 0;
    const days = new Set(), years = new Set();
    for (const event of events) {
      const day = event.dataset.from;
      const recent = day.slice(0, 7) >= since;
      let shown = 0;
      for (const row of event.querySelectorAll("tr[data-group]")) {
        row.hidden = !recent || (group.value !== "" && row.dataset.group !== group.value);
        if (!row.hidden) shown++;
      }
      event.hidden = !shown;
      for (const table of event.querySelectorAll("table")) table.hidden = !table.querySelector("tbody tr:not([hidden])");
      unfold(event);
      if (!shown) continue;
      changes++;
      days.add(day);
      years.add(day.slice(0, 4));
    }
    for (const heading of headings) heading.hidden = !years.has(heading.id.slice("year-".length));
    said.textContent = words(changes, days.size, since);
  }

  // Where one subject is chosen, its guides are not left folded away.
  function unfold(event) {
    const more = event.querySelector(".refresh-more");
    if (!more) return;
    if (!folded.has(more)) folded.set(more, more.querySelector("summary").textContent);
    const count = more.querySelectorAll("tbody tr:not([hidden])").length;
    more.hidden = !count;
    more.open = group.value !== "" && count > 0;
    more.querySelector("summary").textContent = group.value === "" ? folded.get(more)
      : `In ${count} ${count === 1 ? "guide" : "guides"} of this subject`;
  }

  function words(changes, days, since) {
    const when = since ? ` since ${month.selectedOptions[0].textContent} ${year.value}` : " in all";
    const where = group.value ? ` in the guides “${group.value}”` : "";
    if (!changes) return `Nothing has changed${when}${where}.`;
    const many = `${changes} ${changes === 1 ? "change" : "changes"}`;
    return `${many}${where}${when}, on ${days} ${days === 1 ? "day" : "days"}.`;
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const found = /^(\d{4})-(\d{2})$/.exec(asked.get("since") || "");
    if (found) {
      // Trained before the first change that is told here: all of them are news.
      const known = [...year.options].some((option) => option.value === found[1]);
      year.value = known ? found[1] : "";
      month.value = found[2];
    }
    if (asked.has("group")) group.value = [...group.options].some((option) => option.value === asked.get("group")) ? asked.get("group") : "";
    show();
  }

  function toAddress() {
    const asked = new URLSearchParams();
    if (year.value) asked.set("since", `${year.value}-${month.value}`);
    if (group.value) asked.set("group", group.value);
    history.replaceState(history.state, "", `${location.pathname}${location.search}${asked.size ? `#${asked}` : ""}`);
    show();
  }

  panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const choice of [month, year, group]) choice.addEventListener("change", toAddress);
  window.addEventListener("hashchange", fromAddress);
  panel.hidden = false;
  fromAddress();
})();
