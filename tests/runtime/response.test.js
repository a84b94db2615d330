import assert from "node:assert/strict";
import { test } from "node:test";
import { controls, readResponse, writeResponse } from "../../coursekit/runtime/response.js";

const control = (value, checked = false, name = "response") => ({ name, value, checked });
const form = (...elements) => ({ elements });
const checked = ({ elements }) => elements.filter((element) => element.checked).map((element) => element.value);

test("the controls are those named response; fieldset, buttons and others are not", () => {
  const [a, b] = [control("a"), control("b")];
  assert.deepEqual(controls(form(control("", false, ""), a, control("x", true, "other"), b)), [a, b]);
});

test("the response is what is chosen, in the order of the page", () => {
  assert.deepEqual(readResponse(form(control("b", true), control("c"), control("a", true))), ["b", "a"]);
});

test("nothing chosen is an empty response", () => {
  assert.deepEqual(readResponse(form(control("a"), control("b"))), []);
});

test("controls of another name are no part of the response", () => {
  assert.deepEqual(readResponse(form(control("x", true, "other"), control("a", true))), ["a"]);
});

test("writing a response chooses its choices and no others", () => {
  const written = form(control("a", true), control("b"), control("c"));
  writeResponse(written, ["c", "b"]);
  assert.deepEqual(checked(written), ["b", "c"]);
});

test("writing an empty response leaves nothing chosen", () => {
  const written = form(control("a", true), control("b", true));
  writeResponse(written, []);
  assert.deepEqual(checked(written), []);
});

test("identifiers that are not on the page choose nothing", () => {
  const written = form(control("a"), control("toString"));
  writeResponse(written, ["z", "__proto__"]);
  assert.deepEqual(checked(written), []);
});

test("a written response is read back, whatever its identifiers are called", () => {
  const names = ["__proto__", "", "constructor", "å", "1", "ａ"];
  const written = form(...names.map((name) => control(name)));
  writeResponse(written, ["constructor", "", "__proto__"]);
  assert.deepEqual(readResponse(written), ["__proto__", "", "constructor"]);
});
