// Hints, and what they cost.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

describe("hints", () => {
  let browser;
  let item;
  const visit = async (edit) => ([, item] = (await browser.visit("practice", { edit })).items);
  beforeEach(() => {
    browser = new Browser();
    return visit();
  });

  test("come one after the other", () => {
    assert.deepEqual(item.hints, [true, false]);
    assert.deepEqual(item.openHint().hints, [true, true]);
  });

  const costs = [[[], "2"], [[0], "1"], [[0, 0], "1"], [[0, 1], "0"]];
  for (const [opened, score] of costs) {
    test(`that cost half of the points each leave ${score} of 2 after ${opened.length} were opened`, () => {
      opened.forEach((index) => item.openHint(index));
      item.choose("two", "three", "five").check();
      assert.equal(item.contract[1], score);
    });
  }

  test("never leave less than nothing", () => {
    item.openHint(0).openHint(1).choose("two").check();
    assert.deepEqual(item.contract, ["scored", "0", "2"]);
  });

  test("that were opened are remembered with the answer", async () => {
    item.openHint().choose("two", "three", "five").check();
    await browser.indexedDB.settled();
    await visit();
    assert.deepEqual([item.contract[1], item.hints], ["1", [true, true]]);
  });

  test("that were opened before any check are remembered, and the answer that was not checked is not", async () => {
    item.choose("two").openHint();
    await browser.indexedDB.settled();
    await visit();
    assert.deepEqual([item.contract[0], item.chosen, item.hints], [null, [], [true, true]]);
    item.openHint(1);
    await browser.indexedDB.settled();
    await visit();
    item.choose("two", "three", "five").check();
    assert.equal(item.contract[1], "0");
  });

  test("that are opened after a check leave what is kept of the answer as it was", async () => {
    item.choose("two", "three", "five").check();
    item.openHint();
    await browser.indexedDB.settled();
    await visit();
    assert.deepEqual([item.contract[1], item.hints], ["2", [true, false]]);
  });

  test("start anew with another try", () => {
    item.openHint().choose("two").check();
    item.again();
    assert.deepEqual([item.hints, item.part(".quiz-hint").open], [[true, false], false]);
    item.choose("two", "three", "five").check();
    assert.equal(item.contract[1], "2");
  });

  test("cost nothing where nothing is said of it", async () => {
    await visit((html) => html.replace(/ hint-cost="\d+"/, ""));
    item.openHint().choose("two", "three", "five").check();
    assert.equal(item.contract[1], "2");
  });

  test("that cost a third leave the rest to the hundredth", async () => {
    await visit((html) => html.replace(/ hint-cost="\d+"/, ' hint-cost="33"'));
    item.openHint().choose("two").check();
    assert.equal(item.contract[1], "0.01");
  });
});
