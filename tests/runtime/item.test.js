// The life of a question, on rendered examples and with the bundle a browser gets.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { words } from "./fixtures.mjs";
import { Browser } from "./page.mjs";

const KEY = "coursekit:course:single-choice:capital";
const UNTOUCHED = [null, null, null];

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

describe("before a check", () => {
  test("choosing judges nothing and saves nothing", async () => {
    item.choose("gothenburg").choose("stockholm");
    await browser.indexedDB.settled();
    assert.deepEqual(item.contract, UNTOUCHED);
    assert.equal(item.shown(".quiz-outcome"), false);
    assert.equal(item.shown(".quiz-again"), false);
    assert.deepEqual(browser.records(), {});
  });

  test("opening a page takes no focus", () => assert.equal(page.document.activeElement, null));
});

describe("a blank form", () => {
  beforeEach(() => item.check());

  test("is asked for, not judged", () => {
    assert.equal(item.text(".quiz-error"), words.en.blank);
    assert.deepEqual(item.contract, ["unanswered", "0", "1"]);
    assert.equal(item.shown(".quiz-outcome"), false);
  });

  test("gets the focus on its first choice", () => assert.equal(page.document.activeElement, item.controls[0]));

  test("is not saved", async () => {
    await browser.indexedDB.settled();
    assert.deepEqual(browser.records(), {});
  });

  test("is no longer asked for once something is chosen", () => {
    item.choose("stockholm");
    assert.equal(item.text(".quiz-error"), "");
    assert.deepEqual(item.contract, UNTOUCHED);
  });
});

describe("a check", () => {
  test("sends no form", () => assert.equal(item.choose("stockholm").check().defaultPrevented, true));

  test("puts status and points on the element", () => {
    item.choose("stockholm").check();
    assert.deepEqual(item.contract, ["scored", "1", "1"]);
  });

  test("shows the verdict and gives it the focus", () => {
    item.choose("stockholm").check();
    assert.equal(item.shown(".quiz-outcome"), true);
    assert.equal(item.part(".quiz-outcome").dataset.verdict, "correct");
    assert.equal(item.text(".quiz-verdict"), "✓ Correct. 1 of 1 points.");
    assert.equal(page.document.activeElement, item.part(".quiz-verdict"));
  });

  test("shows the feedback of what was chosen, and offers another try", () => {
    item.choose("gothenburg").check();
    assert.match(item.text(".quiz-feedback"), /second largest/);
    assert.deepEqual(item.marks, ["your_wrong", "", ""]);
    assert.equal(item.shown(".quiz-again"), true);
  });

  test("saves response, digest and points under the item's own key, and says so", async () => {
    item.choose("stockholm").check();
    assert.equal(item.text(".quiz-saved"), "");
    await browser.indexedDB.settled();
    const { [KEY]: record, ...others } = browser.records();
    const { response, digest, score, max_score, revision } = record;
    const expected = [["stockholm"], item.element.getAttribute("digest"), 100, 100, 1];
    assert.deepEqual([response, digest, score, max_score, revision], expected);
    assert.deepEqual(others, {});
    assert.equal(item.text(".quiz-saved"), words.en.saved);
  });

  test("counts revisions", async () => {
    item.choose("gothenburg").check();
    item.choose("stockholm").check();
    await browser.indexedDB.settled();
    assert.equal(browser.records()[KEY].revision, 2);
  });

  test("of the same choice once more says anew when it is saved", async () => {
    item.choose("gothenburg").check();
    await browser.indexedDB.settled();
    item.check();
    assert.equal(item.text(".quiz-saved"), "");
    await browser.indexedDB.settled();
    assert.equal(item.text(".quiz-saved"), words.en.saved);
  });

  test("gives partial points in their shortest form", async () => {
    await visit("multiple-choice");
    item.choose("two").check();
    assert.deepEqual(item.contract, ["scored", "0.67", "2"]);
    assert.equal(item.text(".quiz-verdict"), "◐ Partly correct. 0.67 of 2 points.");
  });

  test("speaks Swedish on a Swedish page, while the attributes stay as they are", async () => {
    await visit("multiple-choice", { language: "sv" });
    item.choose("two").check();
    assert.match(item.text(".quiz-verdict"), /^◐ .*0,67/);
    assert.equal(item.contract[1], "0.67");
  });
});

describe("another choice after a check", () => {
  beforeEach(async () => {
    item.choose("gothenburg").check();
    await browser.indexedDB.settled();
    item.part(".quiz-key").open = true;
    item.choose("uppsala");
  });

  test("takes away what was said", () => {
    assert.deepEqual(item.contract, UNTOUCHED);
    assert.equal(item.shown(".quiz-outcome"), false);
    assert.equal(item.shown(".quiz-again"), false);
    assert.equal(item.text(".quiz-saved"), "");
    assert.deepEqual(item.marks, ["", "", ""]);
  });

  test("closes the key", () => assert.equal(item.part(".quiz-key").open, false));

  test("leaves what is saved", () => assert.deepEqual(browser.records()[KEY].response, ["gothenburg"]));
});

describe("another try", () => {
  beforeEach(async () => {
    item.choose("gothenburg").check();
    await browser.indexedDB.settled();
    item.again();
  });

  test("empties the form and goes to its first choice", () => {
    assert.deepEqual(item.chosen, []);
    assert.equal(item.shown(".quiz-outcome"), false);
    assert.equal(page.document.activeElement, item.controls[0]);
  });

  test("leaves what is saved", () => assert.deepEqual(browser.records()[KEY].response, ["gothenburg"]));
});

test("a browser that cannot save is told of once", async () => {
  browser.denied = true;
  await visit("true-false");
  for (const each of page.items) {
    each.choose("true").check();
    await browser.indexedDB.settled();
  }
  assert.deepEqual(page.items.map((each) => each.text(".quiz-saved")), [words.en.unsaved, ""]);
});

test("an element that is moved within the page goes on as it was", async () => {
  item.choose("stockholm").check();
  item.element.connectedCallback();
  item.check();
  await browser.indexedDB.settled();
  assert.equal(browser.records()[KEY].revision, 2);
});

test("a script that runs twice in one page starts once", () => assert.doesNotThrow(page.script));
