// An exam: begun, answered, handed in, marked, gone through again.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { words } from "./fixtures.mjs";
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

describe("an exam that waits", () => {
  test("shows what awaits and a button to begin, and no question", () => {
    assert.deepEqual([page.phase, page.names], ["waiting", []]);
    assert.match(page.text(".quiz-facts"), /Questions: 5.*Attempts: 2/);
    assert.deepEqual([".quiz-total", ".quiz-overview", ".quiz-attempt", ".quiz-result"].map(page.shown, page), [false, false, false, false]);
    assert.equal(page.shown("[data-do=submit]"), false);
  });

  test("saves nothing", () => assert.deepEqual(browser.records(), {}));
});

describe("an exam that has begun", () => {
  beforeEach(() => page.press("start"));

  test("shows its questions, tells the attempt, and has the focus on the first", () => {
    assert.deepEqual([page.phase, page.names], ["exam", ["capital", "primes", "lighting", "sara", "list"]]);
    assert.equal(page.text(".quiz-attempt"), "Attempt 1 of 2.");
    assert.equal(page.document.activeElement, page.items[0].controls[0]);
    assert.equal(page.shown("[data-do=start]"), false);
  });

  test("says nothing of points, whatever is answered", () => {
    answer();
    assert.deepEqual(contracts(), [UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED]);
    assert.equal(page.shown(".quiz-total") || page.shown(".quiz-result"), false);
  });

  test("judges nothing when the Enter key submits the form of a question", () => {
    const event = page.items[LIGHTING].write("14").check();
    assert.equal(event.defaultPrevented, true);
    assert.deepEqual([page.items[LIGHTING].contract, page.items[LIGHTING].shown(".quiz-outcome")], [UNTOUCHED, false]);
  });

  test("saves every touch under the attempt with what it is worth, without a word", async () => {
    page.items[CAPITAL].choose("uppsala").choose("stockholm");
    await browser.indexedDB.settled();
    const { response, score } = browser.records()[keyOf("capital@1")];
    assert.deepEqual([response, score], [["stockholm"], 100]);
    assert.deepEqual(page.items[CAPITAL].contract, [null, null, null]);
    assert.equal(page.items[CAPITAL].text(".quiz-saved"), "");
  });

  test("lists its questions with how they stand", () => {
    page.items[CAPITAL].choose("stockholm");
    page.items[PRIMES].besides("flag");
    const expected = ["answered", "not answered, flagged", "not answered", "not answered", "not answered"];
    assert.deepEqual(overview(), expected.map((state, index) => `Question ${index + 1}: ${state}`));
    assert.equal(page.part(".quiz-overview a").href, "#quiz--exam--capital");
  });

  test("goes on after a reload with all that was said, unjudged", async () => {
    answer();
    page.items[CAPITAL].besides("certainty", "2").besides("flag");
    page.items[PRIMES].openHint();
    await browser.indexedDB.settled();
    const before = page.items.map((item) => [item.chosen, item.written]);
    const listed = overview();
    await visit();
    assert.deepEqual([page.phase, overview(), contracts()], ["exam", listed, Array(5).fill(UNTOUCHED)]);
    assert.deepEqual(page.items.map((item) => [item.chosen, item.written]), before);
    assert.deepEqual([page.items[CAPITAL].certainty, page.items[PRIMES].hints], [2, [true, true]]);
    assert.equal(page.items[LIST].shown("[data-step=patterns]"), true);
  });

  test("keeps a number that nobody can read, which counts as wrong", async () => {
    page.items[LIGHTING].write("many");
    await browser.indexedDB.settled();
    await visit();
    assert.deepEqual(page.items[LIGHTING].written, ["many"]);
    await page.press("submit");
    await page.press("submit-anyway");
    assert.deepEqual([page.items[LIGHTING].written, page.items[LIGHTING].contract], [["many"], ["malformed", "0", "1"]]);
    assert.match(page.items[LIGHTING].text(".quiz-verdict"), /^✗ Not correct/);
  });

  test("tells of a question that has changed since it was answered", async () => {
    page.items[CAPITAL].choose("stockholm");
    await browser.indexedDB.settled();
    page = await browser.visit("exam", { edit: (html) => html.replace(/ digest="\w+"/, ' digest="00000000"') });
    assert.deepEqual([page.items[CAPITAL].chosen, page.items[CAPITAL].text(".quiz-note")], [[], words.en.changed]);
  });

  test("asks about blank answers once, with the focus on what it asks, and judges nothing yet", async () => {
    page.items[PRIMES].choose("two");
    await page.press("submit");
    assert.equal(page.text(".quiz-blanks"), "You have not answered everything. Unanswered questions: 1, 3, 4, 5.");
    assert.equal(page.document.activeElement, page.part(".quiz-blanks"));
    assert.deepEqual([page.phase, contracts()], ["exam", Array(5).fill(UNTOUCHED)]);
    await page.press("submit-anyway");
    assert.deepEqual([page.phase, page.shown(".quiz-blanks")], ["done", false]);
    assert.deepEqual(contracts().map(([status]) => status), ["unanswered", "scored", "unanswered", "unanswered", "unanswered"]);
    assert.match(page.items[CAPITAL].text(".quiz-verdict"), /^✗ No answer\. 0 of 1/);
  });
});

test("an exam of one question is begun, handed in and marked like any other", async () => {
  page = await browser.visit("single");
  await page.press("start");
  page.items[0].choose("stockholm");
  await page.press("submit");
  assert.match(page.text(".quiz-result"), /^Result: 1 of 1 points, 100 per cent/);
  await page.press("again");
  assert.equal(page.text(".quiz-attempt"), "Attempt 2.");
});

test("an exam in a browser that keeps nothing lasts as long as the page, and says so once", async () => {
  browser.denied = true;
  await visit();
  await page.press("start");
  page.items[CAPITAL].choose("uppsala").choose("stockholm");
  page.items[PRIMES].choose("two");
  await browser.indexedDB.settled();
  const told = page.items.map((item) => item.text(".quiz-saved"));
  assert.deepEqual(told.filter(Boolean), [words.en.unsaved]);
  await page.press("submit");
  await page.press("submit-anyway");
  assert.deepEqual(contracts().slice(0, 2), [["scored", "1", "1"], ["scored", "0.67", "2"]]);
});
