// What is written beside each chosen control, or each row.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import * as feedback from "../../coursekit/runtime/feedback.js";
import { WORDS } from "../../coursekit/runtime/words.js";
import { Document } from "./fake-dom.mjs";
import { quizzes, words } from "./fixtures.mjs";

// An item as it is once it has started.
const started = (item) => {
  return Object.assign(item, { form: item.querySelector("form"), declaration: JSON.parse(item.getAttribute("declaration")) });
};
const texts = (elements) => elements.map((element) => element.textContent);

beforeEach(() => Object.assign(WORDS, words.en));

describe("marks", () => {
  const marked = (type, response) => {
    const item = started(new Document().open(quizzes.en[type]).querySelector("quiz-item"));
    feedback.mark(item, response);
    return item;
  };
  const [right, wrong] = ["your_right", "your_wrong"];
  const rowsOf = (item) => item.querySelectorAll(".quiz-mark").map((place) => place.closest(".quiz-choice, [data-part]"));
  const dataMarks = (item) => rowsOf(item).map((row) => row.dataset.mark ?? "");

  test("stand beside what was chosen, and nowhere else", () => {
    const item = marked("multiple-choice", ["two", "four"]);
    assert.deepEqual(dataMarks(item), [right, "", wrong, "", ""]);
    const expected = ["Your answer, right", "", "Your answer, wrong", "", ""];
    assert.deepEqual(texts(item.querySelectorAll(".quiz-mark")), expected);
  });

  test("follow the next response", () => {
    const item = marked("multiple-choice", ["two", "four"]);
    feedback.mark(item, ["six"]);
    assert.deepEqual(dataMarks(item), ["", "", "", "", wrong]);
    assert.equal(texts(item.querySelectorAll(".quiz-mark")).join(""), "Your answer, wrong");
  });

  test("can all be taken away", () => {
    const item = marked("multiple-choice", ["two", "four"]);
    feedback.unmark(item.querySelector("form"));
    assert.deepEqual(dataMarks(item), ["", "", "", "", ""]);
    assert.equal(texts(item.querySelectorAll(".quiz-mark")).join(""), "");
  });

  const records = [
    ["matching", { b1b6a012: ["10ab3134"], "0bb68c1f": ["0ab12f2e"] }, [right, wrong]],
    ["matching", { b1b6a012: ["10ab3134"] }, [right, "no_answer"]],
    ["categorise", { "39f4d2a1": ["0bb68c1f"] }, ["no_answer", wrong, "no_answer"]],
    ["matrix", { "7b8825d2": ["b78c1618"], efb76dfb: ["979d6300"] }, [right, wrong, "no_answer"]],
    ["gaps", { "gap-1": ["Willing"], "gap-2": ["2d92fc51"], "gap-3": [" "] }, [right, right, "no_answer"]],
    ["gaps", {}, ["no_answer", "no_answer", "no_answer"]],
  ];
  for (const [type, response, expected] of records) {
    test(`of ${type} ${JSON.stringify(response)} stand in every row: ${expected.join(", ")}`, () => {
      const item = marked(type, response);
      assert.deepEqual(dataMarks(item).filter(Boolean), expected);
      assert.deepEqual(texts(item.querySelectorAll(".quiz-mark")).filter(Boolean), expected.map((name) => WORDS[name]));
    });
  }

  const unmarked = [
    ["reflection", { text: ["x"] }],
    ["scenario", { path: [], ending: ["patterns"] }],
    ["ordering", ["474ad819", "e70d8eb9", "9061383b", "7808eeeb"]],
    ["short-text", ["crime triangle"]],
    ["number", ["14"]],
  ];
  for (const [type, response] of unmarked) {
    test(`are left out where there is no row to mark: ${type}`, () => {
      assert.equal(texts(marked(type, response).querySelectorAll(".quiz-mark")).join(""), "");
    });
  }
});
