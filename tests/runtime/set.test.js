// What the questions of one place come to together.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Browser } from "./page.mjs";

const says = (answered, score, max = "2") => `Questions answered: ${answered} of 2. Points: ${score} of ${max}. `;
const PASSED = "You have reached the pass mark.";
const NOT_PASSED = "You have not reached the pass mark yet. Feel free to try again.";
const without = (html) => html.replace(/ pass-mark="\d+"/, "");
const withMark = (mark) => ({ edit: (html) => html.replace(/pass-mark="\d+"/, `pass-mark="${mark}"`) });

let browser;
beforeEach(() => (browser = new Browser()));

function answer(page, ...values) {
  page.items.slice(0, values.length).forEach((item, n) => item.choose(values[n]).check());
  return page.total();
}

test("at first nothing is answered, of all the points there are", async () => {
  assert.equal((await browser.visit("true-false")).total(), says(0, 0));
});

test("each check counts at once", async () => {
  assert.equal(answer(await browser.visit("true-false"), "false"), says(1, 1));
});

test("a question that is checked again counts once, with its last points", async () => {
  const page = await browser.visit("true-false");
  answer(page, "true");
  assert.equal(answer(page, "false"), says(1, 1));
});

test("a blank form counts nothing", async () => {
  const page = await browser.visit("true-false");
  page.items[0].check();
  assert.equal(page.total(), says(0, 0));
});

test("points of different questions add up to the hundredth", async () => {
  const page = await browser.visit("single-choice");
  page.items[1].choose("92afc8d9").check();
  assert.equal(page.total(), says(1, "0.5", "1.5"));
});

test("saved answers count after a return", async () => {
  answer(await browser.visit("true-false"), "false", "true");
  await browser.indexedDB.settled();
  const page = await browser.visit("true-false");
  assert.equal(page.total(), says(2, 2) + PASSED);
});

test("the pass mark is spoken of only when all is answered", async () => {
  assert.equal(answer(await browser.visit("true-false", withMark(1)), "false"), says(1, 1));
});

for (const [mark, words] of [[50, PASSED], [51, NOT_PASSED], [100, NOT_PASSED], [1, PASSED]]) {
  test(`half of the points against a pass mark of ${mark} per cent: ${words}`, async () => {
    const total = answer(await browser.visit("true-false", withMark(mark)), "false", "false");
    assert.equal(total, says(2, 1) + words);
  });
}

test("without a pass mark nobody passes or fails", async () => {
  const total = answer(await browser.visit("true-false", { edit: without }), "false", "false");
  assert.equal(total, says(2, 1));
});

test("a Swedish page speaks Swedish, with a decimal comma", async () => {
  const page = await browser.visit("single-choice", { language: "sv" });
  page.items[1].choose("92afc8d9").check();
  assert.match(page.total(), /: 1 .* 0,5 .* 1,5/);
});
