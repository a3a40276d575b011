// From a folder browsers load no modules: there, one classic file of the same scripts does their work. On a served page
// this does nothing.

if (location.protocol === "file:") {
  const bundle = document.createElement("script");
  bundle.src = new URL("../folder/pages.js", document.currentScript.src).href;
  bundle.addEventListener("error", () => {
    const said = "This calculator does not work in this copy of the site when it is opened from a folder. ";
    for (const note of document.querySelectorAll(".calc-asleep")) note.prepend(said);
  });
  document.head.append(bundle);
}
