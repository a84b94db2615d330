// What a finished quiz came to, and another go at what was missed.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

describe("the result", () => {
  let browser;
  let page;
  const result = () => page.text(".quiz-result");
  const judged = (...outcomes) => assert.deepEqual(page.everything.map((item) => item.contract[0]), outcomes);

  beforeEach(async () => {
    browser = new Browser();
    page = await browser.visit("practice");
    page.items[0].besides("certainty", "3").choose("stockholm").check();
  });

  test("is not there before all is answered", () => assert.equal(result(), ""));

  test("sums up points, per cent and pass mark", () => {
    page.items[1].choose("two").check();
    assert.match(result(), /^Result: 1\.67 of 3 points, 55 per cent\. You have reached the pass mark\./);
  });

  test("rounds per cent down, so that nobody reads a pass mark that was not reached", () => {
    page = browser.open("practice", { edit: (html) => html.replace(/pass-mark="\d+"/, 'pass-mark="56"') });
    page.items[0].choose("stockholm").check();
    page.items[1].choose("two").check();
    assert.match(result(), /55 per cent\. You have not reached/);
  });

  test("sums up each objective, and names the page to read again where something was missed", () => {
    page.items[1].choose("two").check();
    assert.match(result(), /Know your cities\.: 1 of 1 points\. Know your numbers\.: 0\.67 of 2 points\. Read again: The lesson/);
  });

  test("names no page to read again where nothing was missed", () => {
    page.items[1].choose("two", "three", "five").check();
    assert.equal(page.shown(".quiz-reread"), false);
    assert.equal(page.shown("[data-do=missed]"), false);
  });

  test("tells how well certainty went with right answers", () => {
    page.items[1].besides("certainty", "1").choose("two").check();
    const levels = page.part(".quiz-calibration").children.map((level) => level.textContent);
    assert.deepEqual(levels, ["Certain: 1 of 1 right", "Fairly certain: 0 of 0 right", "Uncertain: 0 of 1 right"]);
  });

  test("is there again after a return", async () => {
    page.items[1].besides("certainty", "1").choose("two").check();
    const before = result();
    await browser.indexedDB.settled();
    page = await browser.visit("practice");
    assert.equal(result(), before);
  });

  describe("leads to what was missed", () => {
    beforeEach(async () => {
      page.items[1].choose("two").check();
      await browser.indexedDB.settled();
      await page.press("missed");
    });

    test("which alone is shown, blank, without its key, and gets the focus", () => {
      assert.deepEqual(page.names, ["primes"]);
      assert.deepEqual([page.items[0].chosen, page.items[0].shown(".quiz-outcome")], [[], false]);
      assert.equal(page.document.activeElement, page.items[0].controls[0]);
      judged("scored", null);
    });

    test("while there is no result", () => assert.equal(page.shown(".quiz-result"), false));

    test("and back to all of it, with what was won meanwhile", async () => {
      page.items[0].choose("two", "three", "five").check();
      assert.match(result(), /^Result: 2 of 2 points, 100 per cent/);
      await page.press("all");
      assert.deepEqual(page.names, ["capital", "primes"]);
      assert.match(result(), /^Result: 3 of 3 points, 100 per cent\. You have reached/);
      assert.equal(page.shown("[data-do=all]"), false);
    });

    test("and is judged against no pass mark, which is for the whole", () => {
      page.items[0].choose("two", "three", "five").check();
      assert.doesNotMatch(result() + page.total(), /pass mark/);
    });
  });
});
