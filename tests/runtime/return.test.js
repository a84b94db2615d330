// What a learner finds when coming back to a question, on rendered examples and with the bundle a browser gets.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { words } from "./fixtures.mjs";
import { Browser } from "./page.mjs";

const KEY = "coursekit:course:single-choice:capital";
const UNTOUCHED = [null, null, null];
const MEANWHILE = (html) => html.replace(/ digest="\w+"/, ' digest="00000000"');

let browser;
let page;
let item;

async function visit(type = "single-choice", options) {
  page = await browser.visit(type, options);
  [item] = page.items;
}

beforeEach(async () => {
  browser = new Browser();
  await visit();
});

describe("a return", () => {
  beforeEach(async () => {
    item.choose("gothenburg").check();
    await browser.indexedDB.settled();
  });

  test("shows the answer again, judged, without taking the focus or saving anew", async () => {
    await visit();
    assert.deepEqual(item.chosen, ["gothenburg"]);
    assert.deepEqual(item.contract, ["scored", "0", "1"]);
    assert.equal(item.text(".quiz-verdict"), "✗ Not correct. 0 of 1 points.");
    assert.match(item.text(".quiz-feedback"), /second largest/);
    assert.deepEqual(item.marks, ["wrong", "", ""]);
    assert.equal(page.document.activeElement, null);
    assert.equal(browser.records()[KEY].attempts, 1);
  });

  test("to another item shows nothing", async () => {
    await visit("single-choice", { edit: (html) => html.replace('item="capital"', 'item="other"') });
    assert.deepEqual([item.chosen, item.contract], [[], UNTOUCHED]);
  });

  test("to a question that has changed says only that", async () => {
    await visit("single-choice", { edit: MEANWHILE });
    assert.deepEqual([item.chosen, item.contract], [[], UNTOUCHED]);
    assert.equal(item.text(".quiz-note"), words.en.changed);
    assert.equal(item.shown(".quiz-note"), true);
  });

  test("to a changed question that is answered again keeps the new answer", async () => {
    await visit("single-choice", { edit: MEANWHILE });
    item.choose("stockholm").check();
    await browser.indexedDB.settled();
    assert.equal(item.shown(".quiz-note"), false);
    assert.deepEqual([browser.records()[KEY].digest, browser.records()[KEY].attempts], ["00000000", 2]);
  });

  test("judges anew by the key the question has now, whatever was saved", async () => {
    const edit = (html) => html.replace(/(&#34;correct&#34;:\[&#34;)stockholm/, "$1gothenburg");
    await visit("single-choice", { edit });
    assert.deepEqual(item.contract, ["scored", "1", "1"]);
  });

  test("of a response that this form cannot give shows nothing", async () => {
    const record = browser.records()[KEY];
    browser.indexedDB.rows.clear();
    browser.localStorage.setItem(KEY, JSON.stringify({ ...record, response: ["stockholm", "uppsala"] }));
    await visit();
    assert.deepEqual([item.chosen, item.contract], [[], UNTOUCHED]);
  });

  test("does not disturb a choice made while the answer was on its way", async () => {
    [item] = browser.open("single-choice").items;
    item.choose("uppsala");
    await browser.indexedDB.settled();
    assert.deepEqual([item.chosen, item.contract], [["uppsala"], UNTOUCHED]);
  });

  test("does not disturb a check made while the answer was on its way", async () => {
    [item] = browser.open("single-choice").items;
    item.choose("stockholm").check();
    item.again();
    await browser.indexedDB.settled();
    assert.deepEqual([item.chosen, item.contract], [[], UNTOUCHED]);
    assert.deepEqual(browser.records()[KEY].response, ["stockholm"]);
  });
});
