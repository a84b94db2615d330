// The form is the response: the values of the controls a learner has chosen, in the order of the page.

export function controls(form) {
  return [...form.elements].filter((control) => control.name === "response");
}

export function readResponse(form) {
  return controls(form)
    .filter((control) => control.checked)
    .map((control) => control.value);
}

export function writeResponse(form, response) {
  for (const control of controls(form)) control.checked = response.includes(control.value);
}
