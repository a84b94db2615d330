// An exam that was handed in: marked, gone through again, taken once more.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

const UNTOUCHED = [null, null, null];
const [CAPITAL, PRIMES, LIGHTING, SARA, LIST] = [0, 1, 2, 3, 4];
const keyOf = (name) => `coursekit:course:exam:${name}`;

let browser;
let page;

const visit = async () => (page = await browser.visit("exam"));
const contracts = () => page.everything.map((item) => item.contract);
const overview = () => page.part(".quiz-overview ol").children.map((row) => row.textContent);

beforeEach(async () => {
  browser = new Browser();
  await visit();
});

// Answers all five questions: two right, one partly, one wrong, one by its ending.
function answer() {
  page.items[CAPITAL].choose("stockholm");
  page.items[PRIMES].choose("two");
  page.items[LIGHTING].write("21");
  page.items[SARA].move("Response", -1);
  page.items[LIST].press("[data-to=better]").press("[data-to=patterns]");
}

async function handIn() {
  await page.press("start");
  answer();
  await page.press("submit");
}

describe("an exam that was handed in", () => {
  const MARKED = [["scored", "1", "1"], ["scored", "0.67", "2"], ["scored", "0", "1"], ["scored", "1", "3"], ["scored", "2", "2"]];
  beforeEach(handIn);

  test("is marked as a whole, with the focus on the result", () => {
    assert.deepEqual([page.phase, contracts()], ["done", MARKED]);
    assert.match(page.text(".quiz-result"), /^Result: 4\.67 of 9 points, 51 per cent\. You have reached the pass mark\./);
    assert.equal(page.document.activeElement, page.part(".quiz-result .quiz-verdict"));
    assert.equal(page.shown("[data-do=submit]") || page.shown(".quiz-overview"), false);
  });

  test("can no longer be changed", () => {
    assert.deepEqual(page.items.map((item) => item.part("fieldset").disabled), Array(5).fill(true));
    assert.deepEqual(page.items.map((item) => item.shown(".quiz-again") && item.shown(".quiz-buttons")), Array(5).fill(false));
    page.items[LIST].press("[data-to=grows]");
    assert.deepEqual(contracts(), MARKED);
  });

  test("is shown as it was marked after a reload", async () => {
    const result = page.text(".quiz-result");
    await visit();
    assert.deepEqual([page.phase, contracts(), page.text(".quiz-result")], ["done", MARKED, result]);
    assert.equal(page.document.activeElement, null);
  });

  test("takes the cost of hints off, also after a reload that follows a hint at once", async () => {
    await page.press("again");
    answer();
    page.items[CAPITAL].openHint();
    await browser.indexedDB.settled();
    await visit();
    await page.press("submit");
    assert.deepEqual(page.items[CAPITAL].contract, ["scored", "0.5", "1"]);
  });

  describe("lets what was missed be practised", () => {
    beforeEach(() => page.press("missed"));

    test("blank, open and judged at once", () => {
      assert.deepEqual([page.phase, page.names], ["practice", ["primes", "lighting", "sara"]]);
      assert.deepEqual([page.items[0].chosen, page.items[0].part("fieldset").disabled], [[], false]);
      page.items[0].choose("two", "three", "five").check();
      assert.deepEqual(page.items[0].contract, ["scored", "2", "2"]);
    });

    test("while the exam stays as it was marked", async () => {
      page.items[0].choose("two", "three", "five").check();
      await browser.indexedDB.settled();
      assert.deepEqual(browser.records()[keyOf("primes@1")].response, ["two"]);
      await visit();
      assert.deepEqual([page.phase, contracts()], ["done", MARKED]);
    });

    test("blank each time, whatever was practised before", async () => {
      page.items[0].choose("two", "three", "five").check();
      await browser.indexedDB.settled();
      await visit();
      await page.press("missed");
      assert.deepEqual([page.items[0].chosen, page.items[0].contract], [[], UNTOUCHED]);
    });
  });
});

describe("another attempt", () => {
  beforeEach(async () => {
    await handIn();
    await page.press("again");
  });

  test("is blank and open, and counted", () => {
    assert.deepEqual([page.phase, contracts()], ["exam", Array(5).fill(UNTOUCHED)]);
    assert.deepEqual(page.items.map((item) => item.chosen), Array(5).fill([]));
    assert.equal(page.text(".quiz-attempt"), "Attempt 2 of 2.");
    assert.deepEqual(page.items.map((item) => item.part("fieldset").disabled), Array(5).fill(false));
  });

  test("leaves the answers of the one before", async () => {
    page.items[CAPITAL].choose("uppsala");
    await browser.indexedDB.settled();
    const { [keyOf("capital@1")]: first, [keyOf("capital@2")]: second } = browser.records();
    assert.deepEqual([first.response, second.response], [["stockholm"], ["uppsala"]]);
  });

  test("is the last where there are no more, also after practising", async () => {
    answer();
    await page.press("submit");
    assert.match(page.text(".quiz-attempt"), /^Attempt 2 of 2\. That was your last attempt\.$/);
    assert.equal(page.shown("[data-do=again]"), false);
    await page.press("missed");
    assert.equal(page.shown("[data-do=again]"), false);
  });
});
