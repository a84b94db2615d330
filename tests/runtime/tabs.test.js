// A quiz that is open in two tabs: the one that is further along counts.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Browser } from "./page.mjs";

describe("a second tab", () => {
  let browser;
  let one;
  let other;

  async function handIn(page, choice) {
    page.items[0].choose(choice);
    await page.press("submit");
    if (page.shown("[data-do=submit-anyway]")) await page.press("submit-anyway");
  }
  const stored = () => browser.records()["coursekit:course:exam:@"];
  const score = (page) => page.items[0].contract[1];

  beforeEach(async () => {
    browser = new Browser();
    one = await browser.visit("exam");
    await one.press("start");
    other = await browser.visit("exam");
  });

  test("goes on with the same attempt", () => assert.deepEqual([other.phase, other.names], ["exam", one.names]));

  test("that begins at the same time begins the same attempt", async () => {
    browser = new Browser();
    [one, other] = [await browser.visit("exam"), await browser.visit("exam")];
    await one.press("start");
    one.items[0].choose("stockholm");
    await other.press("start");
    assert.deepEqual([other.text(".quiz-attempt"), other.items[0].chosen], ["Attempt 1 of 2.", ["stockholm"]]);
  });

  test("that hands in what was handed in already shows what was marked", async () => {
    await handIn(one, "stockholm");
    await other.press("submit");
    if (other.shown("[data-do=submit-anyway]")) await other.press("submit-anyway");
    assert.deepEqual([other.phase, score(other), stored().number, stored().state], ["done", "1", 1, "done"]);
  });

  test("that has gone on to a later attempt is followed by one that hands in the former", async () => {
    await handIn(other, "uppsala");
    await other.press("again");
    other.items[0].choose("gothenburg");
    await handIn(one, "stockholm");
    assert.deepEqual([one.phase, one.text(".quiz-attempt"), one.items[0].chosen], ["exam", "Attempt 2 of 2.", ["gothenburg"]]);
    assert.deepEqual([stored().number, stored().state], [2, "open"]);
  });

  test("that has handed in a later attempt leaves no way to begin that one again", async () => {
    await handIn(one, "uppsala");
    await handIn(other, "uppsala");
    await other.press("again");
    await handIn(other, "stockholm");
    await one.press("again");
    assert.deepEqual([one.phase, score(one), one.shown("[data-do=again]")], ["done", "1", false]);
    assert.deepEqual([stored().number, stored().state], [2, "done"]);
  });
});
