// The scorer in JavaScript gives each vector's outcome, as written and as bundled. `test_scoring.py` is its twin.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { decimal, isRight } from "../../coursekit/runtime/scoring.js";
import { vectors } from "./fixtures.mjs";
import { scorers } from "./scorers.mjs";

const FOLDER = new URL("../vectors/", import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const written = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")));

for (const [name, score] of Object.entries(scorers)) {
  describe(name, () => {
    for (const { description, declaration, response, outcome } of [...written, ...vectors]) {
      test(description, () => assert.deepEqual(score(declaration, response), outcome));
    }
    test("leaves declaration and response as they were", () => {
      for (const { declaration, response } of [...written, ...vectors]) {
        const before = JSON.stringify([declaration, response]);
        score(declaration, response);
        assert.equal(JSON.stringify([declaration, response]), before);
      }
    });
  });
}

test("no response at all is malformed", () => {
  for (const score of Object.values(scorers)) {
    assert.equal(score(written[0].declaration, undefined).status, "malformed");
  }
});

const POINTS = { 0: "0", 1: "0.01", 10: "0.1", 33: "0.33", 50: "0.5", 100: "1", 10050: "100.5", 100000: "1000" };

for (const [hundredths, text] of Object.entries(POINTS)) {
  test(`${hundredths} hundredths are written ${text}`, () => assert.equal(decimal(Number(hundredths)), text));
}

const KEY = { rule: "match_correct", correct: ["a", "constructor"] };
const MAPPED = { rule: "map_response", mapping: JSON.parse('{"a": 2, "b": 0, "c": -1, "__proto__": 1}') };
const RIGHT = [
  [KEY, "a", true],
  [KEY, "b", false],
  [KEY, "constructor", true],
  [KEY, "toString", false],
  [MAPPED, "a", true],
  [MAPPED, "b", false],
  [MAPPED, "c", false],
  [MAPPED, "__proto__", true],
  [MAPPED, "toString", false],
];

for (const [declaration, choice, right] of RIGHT) {
  test(`by ${declaration.rule} the choice ${choice} is ${right ? "right" : "not right"}`, () => {
    assert.equal(isRight(declaration, choice), right);
  });
}
