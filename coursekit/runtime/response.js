// The form is the response: what learners have chosen or typed, read from the controls in the order of the page.
// The response of a record is an object of its fields; the controls of a field are named `response:` and its name.

const PREFIX = "response";

export function controls(form, field) {
  const name = field === undefined ? PREFIX : `${PREFIX}:${field}`;
  return [...form.elements].filter((control) => control.name === name);
}

export function allControls(form) {
  return [...form.elements].filter((control) => control.name.startsWith(PREFIX));
}

export function readResponse(form, { fields }) {
  if (!fields) return read(controls(form));
  return Object.fromEntries(
    Object.keys(fields)
      .map((field) => [field, read(controls(form, field))])
      .filter(([, parts]) => parts.length),
  );
}

export function writeResponse(form, { fields }, response) {
  if (!fields) return write(controls(form), response);
  return Object.keys(fields).forEach((field) => write(controls(form, field), response[field] ?? []));
}

// Hidden controls take part once something has enabled them: an order nobody has touched is no answer.
function read(list) {
  return list
    .filter((control) => (isTicked(control) ? control.checked : !control.disabled && control.value.trim()))
    .map((control) => control.value);
}

function write(list, response) {
  if (list.length > 1 && list[0].type === "hidden") return writeOrder(list, response);
  for (const control of list) {
    if (isTicked(control)) control.checked = response.includes(control.value);
    else control.value = response[0] ?? "";
    control.disabled = control.type === "hidden" && !response.length;
  }
}

function writeOrder(list, response) {
  for (const value of response) {
    const control = list.find((other) => other.value === value);
    control.disabled = false;
    control.closest("ol").append(control.closest("li"));
  }
}

function isTicked({ type }) {
  return type === "radio" || type === "checkbox";
}
