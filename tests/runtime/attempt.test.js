// What is drawn for an attempt, how it is shuffled, and what stays of it: after a reload, in a second tab, and when
// the quiz has changed meanwhile.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

const KEY = "coursekit:course:drawn:@";
const ATTEMPTS = 16;

let browser;
beforeEach(() => (browser = new Browser()));

const shape = (page) => page.items.map((item) => [item.name, item.controls.map((control) => control.value)]);
const numbers = (page) => page.items.map((item) => item.element.querySelectorAll(".quiz-n").map((place) => place.textContent));

// Goes through a quiz again and again, and notes what each attempt was.
async function attempts(name, note) {
  const page = await browser.visit(name);
  const notes = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    notes.push(note(page));
    for (const item of page.items) item.choose("two").check();
    await page.press("again");
  }
  return notes;
}

const different = (notes) => new Set(notes.map((entry) => JSON.stringify(entry))).size;

describe("a draw", () => {
  test("takes as many as it says from its source, its objective and its tag", async () => {
    for (const names of await attempts("drawn", (page) => page.names)) {
      const count = (pattern) => names.filter((name) => pattern.test(name)).length;
      assert.deepEqual([count(/^bank\/bank-[1-6]$/), count(/^own-[1-4]$/), count(/^own-8$/), names.length], [2, 2, 1, 5]);
    }
  });

  test("is another in the next attempt, and in time takes every question", async () => {
    const drawn = await attempts("drawn", (page) => page.names.toSorted());
    assert.ok(different(drawn) > ATTEMPTS / 2, JSON.stringify(drawn));
    assert.equal(new Set(drawn.flat()).size, 6 + 4 + 1);
  });

  test("is another in another quiz", async () => {
    const unmixed = await attempts("unmixed", (page) => page.names.toSorted());
    const drawn = await attempts("drawn", (page) => page.names.toSorted());
    assert.notDeepEqual(unmixed, drawn);
  });

  test("leaves the order of the page where nothing is shuffled", async () => {
    const places = (await browser.visit("unmixed")).everything.map((item) => item.name);
    for (const [names, choices] of await attempts("unmixed", (page) => [page.names, shape(page)[0][1]])) {
      assert.deepEqual(names, names.toSorted((one, other) => places.indexOf(one) - places.indexOf(other)));
      assert.deepEqual(choices, ["two", "three", "four", "five", "six"]);
    }
  });

  test("hides what it leaves out, and numbers the rest anew", async () => {
    const page = await browser.visit("drawn");
    assert.equal(page.everything.filter((item) => item.element.hidden).length, 14 - 5);
    for (const [index, places] of numbers(page).entries()) assert.deepEqual([...new Set(places)], [String(index + 1)]);
    assert.match(page.total(), /: 0 of 5\. Points: 0 of 10\./);
  });
});

describe("shuffling", () => {
  test("gives an order of questions and of choices that is another in the next attempt", async () => {
    const shapes = await attempts("drawn", shape);
    assert.ok(different(shapes.map((items) => items.map(([name]) => name.slice(0, 3)))) > 3);
    assert.ok(different(shapes.flatMap((items) => items.map(([, choices]) => choices))) > ATTEMPTS);
  });

  test("shows the questions in the order they are stored in, also after many attempts", async () => {
    const orders = await attempts("drawn", (page) => [page.names, browser.records()[KEY].order]);
    for (const [shown, stored] of orders) assert.deepEqual(shown, stored);
  });

  test("loses no choice and leaves every choice in its place in the form", async () => {
    const page = await browser.visit("drawn");
    for (const item of page.items) {
      const values = item.controls.map((control) => control.value);
      assert.deepEqual(values.toSorted(), ["five", "four", "six", "three", "two"]);
      assert.equal(item.element.querySelectorAll("fieldset .quiz-choice").length, 5);
      assert.deepEqual(item.choose("two", "three", "five").check() && item.contract, ["scored", "2", "2"]);
    }
  });
});

describe("an attempt", () => {
  test("is the same after a reload, with its answers, and in a second tab", async () => {
    const page = await browser.visit("drawn");
    page.items[0].choose("two", "four").check();
    await browser.indexedDB.settled();
    for (const other of [await browser.visit("drawn"), await browser.visit("drawn")]) {
      assert.deepEqual(shape(other), shape(page));
      assert.deepEqual([other.items[0].chosen.toSorted(), other.items[0].contract], [["four", "two"], ["scored", "0", "2"]]);
    }
  });

  test("is the same in every browser that is new to the quiz", async () => {
    assert.deepEqual(shape(await browser.visit("drawn")), shape(await new Browser().visit("drawn")));
  });

  test("is the same in two tabs that are opened at the same time", async () => {
    const [one, other] = [browser.open("drawn"), browser.open("drawn")];
    await browser.indexedDB.settled();
    assert.deepEqual(shape(one), shape(other));
    assert.equal(browser.records()[KEY].number, 1);
  });

  test("keeps its questions and their order when questions were added or left the quiz meanwhile", async () => {
    const { names } = await browser.visit("drawn");
    const first = /<quiz-item.*?<\/quiz-item>/s;
    const added = (html) => html.replace(first, (item) => item.replace('item="own-1"', 'item="new"') + item);
    const without = (name) => new RegExp(`<quiz-item id="quiz--drawn--${name.replace("/", "--")}".*?</quiz-item>`, "s");
    const more = await browser.visit("drawn", { edit: added });
    assert.equal(more.everything.length, 14 + 1);
    assert.deepEqual(more.names, names);
    const fewer = await browser.visit("drawn", { edit: (html) => html.replace(without(names[1]), "") });
    assert.deepEqual(fewer.names, names.toSpliced(1, 1));
    assert.deepEqual((await browser.visit("drawn")).names, names);
  });

  test("of which nothing is left in the quiz makes room for the next", async () => {
    const { length } = (await browser.visit("drawn")).names;
    browser.tamper(KEY, { order: ["gone", "bank/gone"] });
    const page = await browser.visit("drawn");
    assert.deepEqual([page.names.length, page.text(".quiz-attempt")], [length, "Attempt 2."]);
  });

  const wrong = [
    { number: 0 },
    { number: -1 },
    { number: 1.5 },
    { number: "1" },
    { number: undefined },
    { order: undefined },
    { order: "own-1" },
    { order: [1] },
    { order: { 0: "own-1", length: 1 } },
    { state: undefined },
    { state: "waiting" },
    { state: "practice" },
    { state: ["open"] },
  ];
  for (const changes of wrong) {
    test(`that is stored with ${JSON.stringify(changes)} counts for nothing`, async () => {
      const before = shape(await browser.visit("drawn"));
      browser.tamper(KEY, { number: 7, order: ["own-1"], ...changes });
      const page = await browser.visit("drawn");
      assert.deepEqual([shape(page), page.text(".quiz-attempt")], [before, "Attempt 1."]);
    });
  }
});
