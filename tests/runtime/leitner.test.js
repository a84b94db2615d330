// A question that was missed comes back at growing intervals, and leaves after the last one.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BOXES, boxOf, isDue, nextBox } from "../../coursekit/runtime/leitner.js";
import { DAY, NOW } from "./journey-course.mjs";

const record = (box, days = 0) => ({ box, score: 0, max_score: 100, time: NOW - days * DAY });

describe("the box of a record", () => {
  const cases = [
    ["is what it says", { box: 3, score: 100, max_score: 100 }, 3],
    ["is none where it says none, even of an answer that cost a hint", { box: 0, score: 90, max_score: 100 }, 0],
    ["is the first of a wrong answer that says nothing", { score: 50, max_score: 100 }, 1],
    ["is none of a right answer that says nothing", { score: 100, max_score: 100 }, 0],
    ["is none of what has no points", {}, 0],
    ["is taken by the score where it is no box", { box: 99, score: 0, max_score: 100 }, 1],
    ["is taken by the score where it is half a box", { box: 1.5, score: 0, max_score: 100 }, 1],
    ["is taken by the score where it is a text", { box: "2", score: 100, max_score: 100 }, 0],
  ];
  for (const [name, fields, box] of cases) test(name, () => assert.equal(boxOf(fields), box));
});

describe("a question is due", () => {
  const cases = [
    ["at once in the first box", record(1), true],
    ["not at once in the second", record(2), false],
    ["after a day in the second", record(2, 1), true],
    ["not after two days in the third", record(3, 2), false],
    ["after three in the third", record(3, 3), true],
    ["after seven in the fourth", record(4, 7), true],
    ["not after thirteen in the last", record(5, 13), false],
    ["after fourteen in the last", record(5, 14), true],
    ["never in no box", record(0, 400), false],
    ["where its record comes from a clock that was a year ahead", record(5, -365), true],
    ["where its record comes from a clock that was a year behind", record(5, 365), true],
    ["not where the clock is an hour ahead", record(5, -1 / 24), false],
  ];
  for (const [name, fields, expected] of cases) test(name, () => assert.equal(isDue(fields, NOW), expected));
});

describe("after an answer a question", () => {
  const cases = [
    ["that was never missed stays out", undefined, true, 0],
    ["that is missed for the first time is in the first box", undefined, false, 1],
    ["that was missed and is right at once is in the second", record(1), true, 2],
    ["answered right again before it is due stays where it is", record(2), true, 2],
    ["answered right once it is due is in the next", record(2, 1), true, 3],
    ["answered wrong is back in the first, wherever it was", record(4, 7), false, 1],
    ["answered right in the last box leaves", record(BOXES, 14), true, 0],
    ["that has left stays out", record(0, 400), true, 0],
  ];
  for (const [name, fields, isRight, box] of cases) test(name, () => assert.equal(nextBox(fields, isRight, NOW), box));
});
