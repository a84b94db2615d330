// A question that was missed is asked again: its record counts the boxes, and a link to it shows no former answer.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { words } from "./fixtures.mjs";
import { Browser } from "./page.mjs";

const KEY = "coursekit:course:single-choice:capital";
const HASH = "#quiz--single-choice--capital";
const DAY = 86_400_000;

let browser;
let item;

async function visit(options) {
  [item] = (await browser.visit("single-choice", options)).items;
}
async function answer(choice) {
  item.choose(choice).check();
  await browser.indexedDB.settled();
}
const box = () => browser.records()[KEY].box;
const later = (days) => browser.tamper(KEY, { time: Date.now() - days * DAY });

beforeEach(async () => {
  browser = new Browser();
  await visit();
});

describe("the box of a question", () => {
  test("is none where it was right at once", async () => {
    await answer("stockholm");
    assert.equal(box(), 0);
  });

  test("is the first where it was wrong, the second where it is right then, and waits for its day", async () => {
    await answer("uppsala");
    assert.equal(box(), 1);
    await answer("stockholm");
    assert.equal(box(), 2);
    await answer("stockholm");
    assert.equal(box(), 2);
  });

  test("is counted on after a reload, until it leaves", async () => {
    await answer("uppsala");
    const boxes = [];
    for (const days of [0, 1, 3, 7, 14]) {
      later(days);
      await visit();
      await answer("stockholm");
      boxes.push(box());
    }
    assert.deepEqual(boxes, [2, 3, 4, 5, 0]);
  });

  test("starts over with a question that has changed", async () => {
    await answer("uppsala");
    await visit({ edit: (html) => html.replace(/ digest="\w+"/, ' digest="00000000"') });
    await answer("stockholm");
    assert.equal(box(), 0);
  });

  test("is not that of an answer which only cost a hint", async () => {
    [, item] = (await browser.visit("practice")).items;
    item.openHint().choose("two", "three", "five").check();
    await browser.indexedDB.settled();
    const records = Object.entries(browser.records());
    assert.deepEqual(records.map(([, record]) => [record.score, record.max_score, record.box]), [[100, 200, 0]]);
  });

  test("is nothing an exam knows of", async () => {
    const exam = await browser.visit("exam");
    await exam.press("start");
    exam.items[0].choose("uppsala");
    await browser.indexedDB.settled();
    const answers = Object.entries(browser.records()).filter(([key]) => key.endsWith("@1"));
    assert.deepEqual(answers.map(([, record]) => [record.score, "box" in record]), [[0, false]]);
  });
});

describe("a link to a question", () => {
  test("that was missed asks it without the former answer, and says why", async () => {
    await answer("uppsala");
    await visit({ hash: HASH });
    assert.deepEqual([item.chosen, item.contract], [[], [null, null, null]]);
    assert.equal(item.text(".quiz-note"), words.en.asked_again);
    assert.equal(browser.records()[KEY].response[0], "uppsala");
  });

  test("that is not due shows the answer", async () => {
    await answer("uppsala");
    await answer("stockholm");
    await visit({ hash: HASH });
    assert.deepEqual(item.chosen, ["stockholm"]);
  });

  test("that was never missed shows the answer", async () => {
    await answer("stockholm");
    await visit({ hash: HASH });
    assert.deepEqual(item.chosen, ["stockholm"]);
  });

  test("asks no other question anew", async () => {
    await answer("uppsala");
    await visit({ hash: `${HASH}-2` });
    assert.deepEqual(item.chosen, ["uppsala"]);
  });
});

describe("an attempt that was handed in", () => {
  test("is kept under its number too, and stays when another begins", async () => {
    const exam = await browser.visit("exam");
    await exam.press("start");
    await exam.press("submit");
    await exam.press("submit-anyway");
    await exam.press("again");
    const { "coursekit:course:exam:@": now, "coursekit:course:exam:@1": first } = browser.records();
    assert.deepEqual([now.number, now.state, first.number, first.state], [2, "open", 1, "done"]);
  });
});
