// What a learner finds of an answer after the author has renamed its question or its quiz.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

const OLD = "coursekit:course:single-choice:capital";
const NEW = "coursekit:course:towns:main-town";
const UNTOUCHED = [null, null, null];

// The page as it is once the quiz and its first question are renamed; the question was called `seat` before that.
const FORMERLY = "towns:capital towns:seat single-choice:main-town single-choice:capital single-choice:seat";
const renamed = (formerly = FORMERLY) => (html) =>
  html.replaceAll('quiz="single-choice"', 'quiz="towns"').replace('item="capital"', `item="main-town" formerly="${formerly}"`);

let browser;

const visit = async (edit) => {
  const { items } = await browser.visit("single-choice", edit && { edit });
  return items;
};

beforeEach(() => (browser = new Browser()));

describe("an answer saved under a former name", () => {
  beforeEach(async () => {
    const [item] = await visit();
    item.choose("gothenburg").check();
    await browser.indexedDB.settled();
  });

  test("is shown under the new one, and nothing is written before the next check", async () => {
    const [item] = await visit(renamed());
    assert.deepEqual([item.chosen, item.contract], [["gothenburg"], ["scored", "0", "1"]]);
    assert.deepEqual(Object.keys(browser.records()), [OLD]);
  });

  test("is saved under the new one at the next check, and that one counts from then on", async () => {
    const [item] = await visit(renamed());
    item.choose("stockholm").check();
    await browser.indexedDB.settled();
    assert.deepEqual([browser.records()[NEW].response, browser.records()[OLD].response], [["stockholm"], ["gothenburg"]]);
    const [again] = await visit(renamed());
    assert.deepEqual([again.chosen, again.contract], [["stockholm"], ["scored", "1", "1"]]);
  });

  test("is found where only one of the storages is left", async () => {
    browser.indexedDB.rows.clear();
    assert.deepEqual((await visit(renamed()))[0].chosen, ["gothenburg"]);
  });

  test("is not shown where the question claims other names, or has changed", async () => {
    const [stranger] = await visit(renamed("towns:village single-choice:village"));
    assert.deepEqual([stranger.chosen, stranger.contract], [[], UNTOUCHED]);
    const [changed] = await visit((html) => renamed()(html).replace(/ digest="\w+"/, ' digest="00000000"'));
    assert.deepEqual([changed.chosen, changed.contract, changed.shown(".quiz-note")], [[], UNTOUCHED, true]);
  });

  test("moves to no other question", async () => {
    const [, ...others] = await visit(renamed());
    assert.ok(others.length > 0);
    for (const item of others) assert.deepEqual([item.chosen, item.contract], [[], UNTOUCHED]);
  });
});

test("of several former names the latest that has an answer counts", async () => {
  for (const [name, chosen] of [["seat", "uppsala"], ["capital", "gothenburg"]]) {
    const [item] = await visit((html) => html.replace('item="capital"', `item="${name}"`));
    item.choose(chosen).check();
    await browser.indexedDB.settled();
  }
  assert.deepEqual((await visit(renamed()))[0].chosen, ["gothenburg"]);
});

describe("an attempt", () => {
  const RENAMED = (html) =>
    html
      .replace('<quiz-set ', '<quiz-set formerly="drawn" ')
      .replaceAll('quiz="drawn"', 'quiz="chosen"')
      .replaceAll(/item="(own-\d)"/g, 'item="$1" formerly="drawn:$1"')
      .replaceAll(
        /item="(bank-\d)" from="bank"/g,
        'item="$1x" from="bench" formerly="chosen:bench/$1 chosen:bank/$1x drawn:bench/$1 drawn:bank/$1"',
      );

  test("goes on with the same questions and their answers", async () => {
    const page = await browser.visit("drawn");
    const { names } = page;
    for (const item of page.items) item.choose("two").check();
    await browser.indexedDB.settled();

    const later = await browser.visit("drawn", { edit: RENAMED });
    assert.deepEqual(later.names, names.map((name) => name.replace(/^bank\/(.*)$/, "bench/$1x")));
    assert.ok(later.names.some((name) => name.startsWith("bench/")));
    for (const item of later.items) assert.deepEqual([item.chosen, item.contract[0]], [["two"], "scored"]);
    await later.press("again");
    assert.deepEqual(browser.records()["coursekit:course:chosen:@"].number, 2);
    assert.deepEqual(browser.records()["coursekit:course:drawn:@"].number, 1);
  });
});
