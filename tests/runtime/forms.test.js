// A form of each kind: asked for while blank, judged by what stands in it.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { words } from "./fixtures.mjs";
import { Browser } from "./page.mjs";

const UNTOUCHED = [null, null, null];

let browser;
let page;
let item;

async function visit(type) {
  browser = new Browser();
  page = await browser.visit(type);
  [item] = page.items;
}

// What is done with a form of each kind, and what comes of it: `[status, score, max-score]`.
const FORMS = [
  ["short-text", (form) => form.write("Crime–triangle "), ["scored", "1", "1"]],
  ["number", (form) => form.write("14,7 %"), ["scored", "1", "1"]],
  ["ordering", (form) => form.move("Response", -1), ["scored", "1", "3"]],
  ["gaps", (form) => form.write("willing", "response:gap-1").write("2d92fc51", "response:gap-2"), ["scored", "2", "3"]],
  ["matching", (form) => form.write("10ab3134", "response:b1b6a012"), ["scored", "1", "2"]],
  ["categorise", (form) => form.tick("response:39f4d2a1", ["b1b6a012"]), ["scored", "1", "3"]],
  ["matrix", (form) => form.tick("response:7b8825d2", ["b78c1618"]), ["scored", "1", "3"]],
  ["hotspot", (form) => form.choose("hedge"), ["scored", "1", "1"]],
  ["reflection", (form) => form.write("The tunnel.", "response:text"), ["scored", "0", "0"]],
];
for (const [type, handle, contract] of FORMS) {
  describe(`a form of ${type}`, () => {
    beforeEach(() => visit(type));

    test("that is blank is asked for, and its first control gets the focus", () => {
      item.check();
      assert.equal(item.text(".quiz-error"), words.en.blank);
      assert.equal(item.contract[0], "unanswered");
      assert.equal(page.document.activeElement, item.first);
    });

    test("is judged by what stands in it", () => {
      handle(item).check();
      assert.deepEqual(item.contract, contract);
    });

    test("is open again after any touch, and blank after another try", () => {
      handle(item).check();
      handle(item);
      assert.deepEqual(item.contract, UNTOUCHED);
      item.check();
      item.again();
      item.check();
      assert.equal(item.contract[0], "unanswered");
    });
  });
}

describe("a number that nobody can read", () => {
  beforeEach(async () => {
    await visit("number");
    item.write("many").check();
  });

  test("is asked for in words of its own, not judged, and stays in the form", () => {
    assert.match(item.text(".quiz-error"), /cannot be read as a number/);
    assert.deepEqual(item.contract, ["malformed", "0", "1"]);
    assert.equal(item.shown(".quiz-outcome"), false);
    assert.deepEqual(item.written, ["many"]);
  });

  test("is not saved", async () => {
    await browser.indexedDB.settled();
    assert.deepEqual(browser.records(), {});
  });
});

test("a reflection is kept without a verdict on it", async () => {
  await visit("reflection");
  item.write("The tunnel.", "response:text").check();
  assert.equal(item.text(".quiz-verdict"), "✓ Your answer is saved.");
  await browser.indexedDB.settled();
  assert.deepEqual(browser.records()["coursekit:course:reflection:place"].response, { text: ["The tunnel."] });
});

test("ticks beside a reflection that is yet to be written are no answer", async () => {
  await visit("reflection");
  item.touch(Object.assign(item.controls[1], { checked: true })).check();
  assert.equal(item.contract[0], "unanswered");
});
