// What the questions of one place come to together.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { words } from "./fixtures.mjs";
import { Browser } from "./page.mjs";

const START = "0 of 2 questions answered, 0 of 2 points. ";
const without = (html) => html.replace(/ pass-mark="\d+"/, "");
const withMark = (mark) => ({ edit: (html) => html.replace(/pass-mark="\d+"/, `pass-mark="${mark}"`) });

let browser;
beforeEach(() => (browser = new Browser()));

function answer(page, ...values) {
  page.items.slice(0, values.length).forEach((item, n) => item.choose(values[n]).check());
  return page.total();
}

test("at first nothing is answered, of all the points there are", async () => {
  assert.equal((await browser.visit("true-false")).total(), START);
});

test("each check counts at once", async () => {
  assert.equal(answer(await browser.visit("true-false"), "false"), "1 of 2 questions answered, 1 of 2 points. ");
});

test("a question that is checked again counts once, with its last points", async () => {
  const page = await browser.visit("true-false");
  answer(page, "true");
  assert.equal(answer(page, "false"), "1 of 2 questions answered, 1 of 2 points. ");
});

test("a blank form counts nothing", async () => {
  const page = await browser.visit("true-false");
  page.items[0].check();
  assert.equal(page.total(), START);
});

test("points of different questions add up to the hundredth", async () => {
  const page = await browser.visit("single-choice");
  page.items[1].choose("92afc8d9").check();
  assert.equal(page.total(), "1 of 2 questions answered, 0.5 of 1.5 points. ");
});

test("saved answers count after a return", async () => {
  answer(await browser.visit("true-false"), "false", "true");
  await browser.indexedDB.settled();
  const page = await browser.visit("true-false");
  assert.equal(page.total(), `2 of 2 questions answered, 2 of 2 points. ${words.en.passed}`);
});

test("the pass mark is spoken of only when all is answered", async () => {
  assert.equal(answer(await browser.visit("true-false", withMark(1)), "false").endsWith("points. "), true);
});

for (const [mark, word] of [[50, "passed"], [51, "not_passed"], [100, "not_passed"], [1, "passed"]]) {
  test(`half of the points against a pass mark of ${mark} per cent: ${word}`, async () => {
    const total = answer(await browser.visit("true-false", withMark(mark)), "false", "false");
    assert.equal(total, `2 of 2 questions answered, 1 of 2 points. ${words.en[word]}`);
  });
}

test("without a pass mark nobody passes or fails", async () => {
  const total = answer(await browser.visit("true-false", { edit: without }), "false", "false");
  assert.equal(total, "2 of 2 questions answered, 1 of 2 points. ");
});

test("a Swedish page speaks Swedish, with a decimal comma", async () => {
  const page = await browser.visit("single-choice", { language: "sv" });
  page.items[1].choose("92afc8d9").check();
  assert.match(page.total(), /^1 .* 0,5 .* 1,5 /);
});
