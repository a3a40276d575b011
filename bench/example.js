// Runs before the scripts of the calculator page: fills in the README's case as soon as the form is there, asks for the
// dates, and marks the moment at which they stand on the page.
(() => {
  const CASE = {
    "sentence-date-day": "5", "sentence-date-month": "1", "sentence-date-year": "2026",
    "offence-date-day": "1", "offence-date-month": "6", "offence-date-year": "2025",
    "length-years": "3", "remand-total": "35",
  };
  let asked = false;
  const look = () => {
    const submit = document.querySelector("[data-part=submit]");
    if (!asked && submit && !submit.disabled) {
      asked = true;
      document.getElementById("remand-days").click();
      for (const [id, value] of Object.entries(CASE)) document.getElementById(id).value = value;
      performance.mark("asked");
      submit.click();
    }
    const result = document.querySelector("[data-part=result]");
    if (asked && result && !result.hidden) {
      watch.disconnect();
      performance.mark("shown");
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden", "disabled"] });
})();
