// Everything typed into the form, by the name of its control and in the order of the page. Questions that are not asked
// are left out; that the whole form is out of sight, while dates are shown, makes no difference.

export function typedOf(form) {
  const found = {};
  for (const control of form.elements) {
    if (!control.name || unasked(control, form)) continue;
    if (control.type === "radio") {
      if (control.checked) found[control.name] = control.value;
    } else if (control.type === "checkbox") {
      if (control.checked) found[control.name] = "yes";
    } else {
      found[control.name] = control.value;
    }
  }
  return found;
}

function unasked(control, form) {
  const hidden = control.closest("[hidden]");
  return hidden !== null && hidden !== form && form.contains(hidden);
}
