import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import * as feedback from "../../coursekit/runtime/feedback.js";
import { fill } from "../../coursekit/runtime/say.js";
import { WORDS } from "../../coursekit/runtime/words.js";
import { Document } from "./fake-dom.mjs";
import { quizzes, words } from "./fixtures.mjs";

const outcome = (score, max_score = 100) => ({ status: "scored", score, max_score });
const example = (type, index = 0) => {
  const item = new Document().open(quizzes.en[type]).querySelectorAll("quiz-item")[index];
  return Object.assign(item, { declaration: JSON.parse(item.getAttribute("declaration")) }); // as one that has started
};
const texts = (elements) => elements.map((element) => element.textContent);

beforeEach(() => {
  Object.assign(WORDS, words.en);
  globalThis.document = new Document();
});
afterEach(() => delete globalThis.document);

describe("texts", () => {
  const filled = [
    ["{a} of {b}", { a: "1", b: "2" }, "1 of 2"],
    ["{a}{a}", { a: "x" }, "xx"],
    ["no place", { a: "x" }, "no place"],
    ["{a}", { a: "$& {a} $1" }, "$& {a} $1"],
    ["{a}", { a: 0 }, "0"],
  ];
  for (const [text, values, expected] of filled) {
    test(`\`${text}\` becomes \`${expected}\``, () => assert.equal(fill(text, values), expected));
  }

  const verdicts = [
    [0, 100, "incorrect"],
    [1, 100, "partly"],
    [99, 100, "partly"],
    [100, 100, "correct"],
    [1, 1, "correct"],
    [0, 0, "done"],
  ];
  for (const [score, max, name] of verdicts) {
    test(`${score} of ${max} hundredths are ${name}`, () => assert.equal(feedback.verdictOf(outcome(score, max)), name));
  }
});

for (const [language, mark] of [["en", "."], ["sv", ","]]) {
  describe(`in ${language}`, () => {
    beforeEach(() => Object.assign(WORDS, words[language]));

    test(`points have the decimal mark ${mark}`, () => {
      assert.equal(feedback.points(67), `0${mark}67`);
      assert.equal(feedback.points(100), "1");
    });

    const symbols = [[0, "incorrect", "✗"], [67, "partly", "◐"], [200, "correct", "✓"]];
    for (const [score, name, symbol] of symbols) {
      test(`the verdict ${name} is said in words, in points and with a symbol that is not read out`, () => {
        const heading = example("multiple-choice").querySelector(".quiz-verdict");
        feedback.sayVerdict(heading, outcome(1, 1)); // the verdict before
        assert.equal(feedback.sayVerdict(heading, outcome(score, 200)), name);
        const points = fill(WORDS.points, { score: feedback.points(score), max: "2" });
        assert.equal(heading.textContent, `${symbol} ${words[language][name]} ${points}`);
        assert.equal(heading.firstChild.getAttribute("aria-hidden"), "true");
        assert.equal(heading.firstChild.textContent.trim(), symbol);
      });
    }

    test("an answer that is not there is called that, not wrong", () => {
      const heading = example("multiple-choice").querySelector(".quiz-verdict");
      assert.equal(feedback.sayVerdict(heading, { status: "unanswered", score: 0, max_score: 100 }), "incorrect");
      const points = fill(WORDS.points, { score: "0", max: "1" });
      assert.equal(heading.textContent, `✗ ${words[language].no_answer}. ${points}`);
    });

    test("what gives no points has no verdict, but the words of its type", () => {
      const heading = example("multiple-choice").querySelector(".quiz-verdict");
      heading.dataset.done = "It is kept.";
      assert.equal(feedback.sayVerdict(heading, outcome(0, 0)), "done");
      assert.equal(heading.textContent, "✓ It is kept.");
    });
  });
}

describe("feedback", () => {
  const shown = (response, score, { max = 200, type = "multiple-choice", index = 0 } = {}) => {
    const item = example(type, index);
    const [panel, key] = [".quiz-feedback", ".quiz-key"].map((part) => item.querySelector(part));
    panel.append("what was said before");
    feedback.showFeedback(item, response, outcome(score, max));
    return [panel.textContent.replace(/\s+/g, " ").trim(), panel, key];
  };

  test("of one chosen is shown alone", () => assert.equal(shown(["four"], 0)[0], "Two times two."));

  test("of several chosen stands with the text of each choice, in the order of the page", () => {
    const [text, panel] = shown(["four", "two"], 0);
    assert.equal(text, "2The only even prime number.4Two times two.");
    assert.deepEqual(texts(panel.querySelectorAll("strong")), ["2", "4"]);
  });

  test("comes with the explanation once everything is right", () => {
    assert.match(shown(["two", "three", "five"], 200)[0], /Two, three and five have no other divisors/);
  });

  test("keeps the explanation back as long as there is something to find out", () => {
    assert.doesNotMatch(shown(["two"], 67)[0], /no other divisors/);
  });

  test("is a copy: the key keeps its own", () => {
    const before = example("multiple-choice").querySelector(".quiz-key").textContent;
    assert.equal(shown(["two", "four"], 0)[2].textContent, before);
  });

  test("of an item without any is empty", () => {
    assert.equal(shown(["true"], 100, { max: 100, type: "true-false", index: 1 })[0], "");
  });

  test("of a choice that is not on the page is none", () => assert.equal(shown(["toString"], 0)[0], ""));

  test("of an item without a key is empty", () => {
    const item = example("multiple-choice");
    item.querySelector(".quiz-key").remove();
    feedback.showFeedback(item, ["two"], outcome(200, 200));
    assert.equal(item.querySelector(".quiz-feedback").textContent, "");
  });

  test("of a blank answer is empty", () => assert.equal(shown([], 0)[0], ""));

  const typed = [
    ["short-text", ["Crime-Triangle"], 100, "The crime triangle shows what has to come together."],
    ["short-text", ["crime triangl"], 100, "You were close. Signs that differ: 1. It is spelt like this: crime triangleThe crime triangle shows what has to come together."],
    ["short-text", ["Bermuda triangle"], 0, "That one is at sea."],
    ["short-text", ["bermuda triangl"], 0, "That one is at sea."],
    ["short-text", ["square"], 0, "Think of a figure with three corners."],
    ["short-text", [], 0, ""],
    ["number", ["14,2"], 100, "The average was 14 per cent."],
    ["number", ["21"], 0, "That was the older review."],
    ["number", ["1 000"], 0, "No review of lighting shows that much."],
    ["number", ["−5"], 0, "Look for the figure in the lesson."],
  ];
  for (const [type, response, score, text] of typed) {
    test(`of the ${type} ${JSON.stringify(response)} is: ${text || "none"}`, () => {
      assert.equal(shown(response, score, { max: 100, type })[0], text);
    });
  }

  test("of rows stands with each row that was answered", () => {
    const [text, panel] = shown({ b1b6a012: ["10ab3134"], "0bb68c1f": ["0ab12f2e"] }, 100, { type: "matching" });
    assert.deepEqual(texts(panel.querySelectorAll("strong")), ["Increase the effort", "Reduce the rewards"]);
    assert.match(text, /A lock takes time to open.*Marked goods are hard to sell/);
  });

  test("of gaps tells of each slip of the pen that was forgiven, and in which gap", () => {
    const response = { "gap-1": ["Motivated"], "gap-2": ["2d92fc51"], "gap-3": ["gardian"] };
    const said = "Gap 3 of 3You were close. Signs that differ: 1. It is spelt like this: guardian";
    assert.equal(shown(response, 300, { max: 300, type: "gaps" })[0], `${said}All three come together in time and space.`);
  });

  test("of one row that was answered stands alone", () => {
    assert.equal(shown({ b1b6a012: ["10ab3134"] }, 100, { type: "matching" })[0], "A lock takes time to open.");
  });

  test("of a reflection is the model answer", () => {
    assert.match(shown({ text: ["x"] }, 0, { max: 0, type: "reflection" })[0], /^A good answer names one thing that is seen/);
  });
});
