// The form is the response: reading it from the controls, and writing it into them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { controls, isResponse, readResponse, writeResponse } from "../../coursekit/runtime/response.js";
import { Browser } from "./page.mjs";

const control = (value, checked = false, name = "response") => ({ type: "checkbox", name, value, checked });
const text = (value, name = "response") => ({ type: "text", name, value });
const hidden = (value, disabled = false) => ({ type: "hidden", name: "response", value, disabled });
const form = (...elements) => ({ elements });
const checked = ({ elements }) => elements.filter((element) => element.checked).map((element) => element.value);

// An item with a form, as far as it is read.
const list = (given) => ({ form: given, declaration: {} });
const record = (given) => ({ form: given, declaration: { fields: { one: {}, two: {} } } });

describe("controls", () => {
  const all = form(control("", false, ""), control("a"), control("x", true, "other"), text("b", "response:one"));

  test("of a list are those named response; fieldset, buttons and others are not", () => {
    assert.deepEqual(controls(all), [all.elements[1]]);
  });

  test("of a field have its name", () => assert.deepEqual(controls(all, "one"), [all.elements[3]]));

});

describe("reading", () => {
  const lists = [
    ["what is ticked, in the order of the page", form(control("b", true), control("c"), control("a", true)), ["b", "a"]],
    ["nothing where nothing is ticked", form(control("a"), control("b")), []],
    ["no control of another name", form(control("x", true, "other"), control("a", true)), ["a"]],
    ["a text as it was typed", form(text("  Crime triangle ")), ["  Crime triangle "]],
    ["nothing where nothing was typed", form(text("")), []],
    ["nothing where only blanks were typed", form(text(" \t\u00a0")), []],
    ["hidden controls in the order of the page", form(hidden("b"), hidden("a")), ["b", "a"]],
    ["nothing of hidden controls that nothing has enabled", form(hidden("b", true), hidden("a", true)), []],
  ];
  for (const [name, given, expected] of lists) {
    test(`gives ${name}`, () => assert.deepEqual(readResponse(list(given)), expected));
  }

  const records = [
    ["every field by its name", form(text("x", "response:one"), control("y", true, "response:two")), { one: ["x"], two: ["y"] }],
    ["no field that says nothing", form(text("", "response:one"), control("y", true, "response:two")), { two: ["y"] }],
    ["no field that is not declared", form(text("x", "response:three")), {}],
    ["an empty object where nothing is said", form(text("", "response:one")), {}],
  ];
  for (const [name, given, expected] of records) {
    test(`a record gives ${name}`, () => assert.deepEqual(readResponse(record(given)), expected));
  }
});

describe("writing", () => {
  const written = (response, ...elements) => {
    const given = form(...elements);
    writeResponse(list(given), response);
    return given;
  };

  test("ticks what was chosen and nothing else", () => {
    assert.deepEqual(checked(written(["c", "b"], control("a", true), control("b"), control("c"))), ["b", "c"]);
  });

  test("an empty response leaves nothing ticked and nothing typed", () => {
    const given = written([], control("a", true), text("b"));
    assert.deepEqual(readResponse(list(given)), []);
  });

  test("identifiers that are not on the page tick nothing", () => {
    assert.deepEqual(checked(written(["z", "__proto__"], control("a"), control("toString"))), []);
  });

  test("what is ticked is read back, whatever its identifiers are called", () => {
    const names = ["__proto__", "", "constructor", "å", "1", "ａ"];
    const given = written(["constructor", "", "__proto__"], ...names.map((name) => control(name)));
    assert.deepEqual(readResponse(list(given)), ["__proto__", "", "constructor"]);
  });

  test("hidden controls keep what they have", () => {
    assert.deepEqual(written(["b"], hidden("a"), hidden("b")).elements, [hidden("a"), hidden("b")]);
  });

  test("a record fills in its fields and empties those it does not name", () => {
    const given = form(text("old", "response:one"), control("y", true, "response:two"));
    writeResponse(record(given), { two: ["y"] });
    assert.deepEqual(readResponse(record(given)), { two: ["y"] });
    writeResponse(record(given), { one: ["new"] });
    assert.deepEqual(readResponse(record(given)), { one: ["new"] });
  });
});

// A response of each type that its rendered form can give.
const RESPONSES = {
  "single-choice": ["uppsala"],
  "multiple-choice": ["two", "five"],
  "true-false": ["false"],
  hotspot: ["hedge"],
  "short-text": [" Crime triangle"],
  number: ["14,2 %"],
  ordering: ["e70d8eb9", "9061383b", "7808eeeb", "474ad819"],
  gaps: { "gap-1": ["motivated"], "gap-2": ["2d92fc51"], "gap-3": ["x"] },
  matching: { b1b6a012: ["10ab3134"], "0bb68c1f": ["0ab12f2e"] },
  categorise: { "39f4d2a1": ["b1b6a012"] },
  matrix: { "7b8825d2": ["b78c1618"], "8fc03b1a": ["979d6300"] },
  reflection: { text: ["First line.\nSecond line."] },
  scenario: { ending: ["patterns"] },
};

describe("a value read back", () => {
  for (const value of [[], ["a"], {}, { one: ["a"], two: [] }]) {
    test(`may be ${JSON.stringify(value)}`, () => assert.equal(isResponse(value), true));
  }
  for (const value of [undefined, null, 7, 0, true, false, "", "a", [1], [["a"]], { one: "a" }, { one: [1] }, { one: {} }]) {
    test(`may not be ${JSON.stringify(value)}`, () => assert.equal(isResponse(value), false));
  }
});

describe("the form of an example", () => {
  for (const [type, response] of Object.entries(RESPONSES)) {
    test(`of ${type} gives back what is filled in, and nothing once it is emptied`, () => {
      const [item] = new Browser().open(type).items;
      const { element } = item;
      const given = plain(real(type, response, element.declaration));
      writeResponse(element, given);
      element.filled?.(given);
      assert.deepEqual(plain(readResponse(element)), given);
      item.again();
      assert.deepEqual(plain(readResponse(element)), Array.isArray(given) ? [] : {});
    });
  }
});

// What comes out of the page is of another realm.
const plain = (value) => JSON.parse(JSON.stringify(value));

// Ids made from texts stand in the declaration alone.
function real(type, response, { fields }) {
  if (type === "reflection") return { ...response, checklist: fields.checklist.choices.slice(1) };
  if (type !== "scenario") return response;
  const { choices } = fields.path;
  const [first, second] = ["chat", "better"].map((step) => choices.filter((way) => way.startsWith(step)));
  return { ...response, path: [first[1], second[0]] };
}
