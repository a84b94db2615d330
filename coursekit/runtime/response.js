// The form is the response: what learners have chosen or typed, read from the controls in the order of the page.
// The response of a record is an object of its fields; the controls of a field are named `response:` and its name.

import { areTexts, isObject } from "./typed.js";

export function controls(form, field) {
  const name = field === undefined ? "response" : `response:${field}`;
  return [...form.elements].filter((control) => control.name === name);
}

export function readResponse({ form, declaration: { fields } }) {
  if (!fields) return read(controls(form));
  const entries = Object.keys(fields).map((field) => [field, read(controls(form, field))]);
  return Object.fromEntries(entries.filter(([, parts]) => parts.length));
}

export function writeResponse({ form, declaration: { fields } }, response) {
  if (!fields) return write(controls(form), response);
  return Object.keys(fields).forEach((field) => write(controls(form, field), response[field] ?? []));
}

// Whether a value read back from storage is one that some form may have sent.
export function isResponse(value) {
  return isObject(value) && (Array.isArray(value) ? [value] : Object.values(value)).every(areTexts);
}

// Hidden controls take part once something has enabled them: an order nobody has touched is no answer.
function read(list) {
  return list
    .filter((control) => (isTicked(control) ? control.checked : !control.disabled && control.value.trim()))
    .map((control) => control.value);
}

// Hidden controls are left to the type that has them.
function write(list, response) {
  for (const control of list) {
    if (isTicked(control)) control.checked = response.includes(control.value);
    else if (control.type !== "hidden") control.value = response[0] ?? "";
  }
}

function isTicked({ type }) {
  return type === "radio" || type === "checkbox";
}
