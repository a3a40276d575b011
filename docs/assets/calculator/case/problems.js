// Problems grouped by the sentence, adjustment or movement that they belong to, each with a link to its field.

import { element } from "../../../javascripts/browser.js";
import { showProblems } from "../problems.js";
import { PUT_RIGHT, UNSUPPORTED } from "../words.js";

export function showGrouped(root, { problems, unsupported }, form) {
  for (const { control } of problems) {
    for (let fold = form.querySelector(`#${CSS.escape(control || "none")}`)?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  showProblems(root, problems, unsupported ? UNSUPPORTED : PUT_RIGHT);
  const summary = root.querySelector("[data-part=summary]");
  const items = [...summary.querySelectorAll("li")];
  const groups = new Map();
  problems.forEach(({ group }, n) => groups.set(group, [...(groups.get(group) ?? []), items[n]]));
  if (groups.size > 1 || ![...groups.keys()][0]) regroup(summary, groups);
  for (const [n, { worksheet }] of problems.entries()) {
    if (worksheet) items[n].append(" ", element("a", { href: worksheet.page }, `Worksheet: ${worksheet.title}`));
  }
}

function regroup(summary, groups) {
  const lists = [...groups].flatMap(([group, members]) => [
    group ? element("p", { class: "case-group" }, group) : "",
    element("ul", {}, members),
  ]);
  summary.querySelector("ul").replaceWith(...lists.filter((each) => each !== ""));
}
