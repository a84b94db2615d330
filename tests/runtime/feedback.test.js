import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import * as feedback from "../../coursekit/runtime/feedback.js";
import { WORDS } from "../../coursekit/runtime/words.js";
import { Document } from "./fake-dom.mjs";
import { quizzes, words } from "./fixtures.mjs";

const outcome = (score, max_score = 100) => ({ status: "scored", score, max_score });
const multiple = () => new Document().open(quizzes.en["multiple-choice"]);
const declarationOf = (item) => JSON.parse(item.getAttribute("declaration"));
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
    test(`\`${text}\` becomes \`${expected}\``, () => assert.equal(feedback.fill(text, values), expected));
  }

  const verdicts = [
    [0, 100, "incorrect"],
    [1, 100, "partly"],
    [99, 100, "partly"],
    [100, 100, "correct"],
    [1, 1, "correct"],
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
        const heading = document.createElement("h4");
        heading.append("the verdict before");
        assert.equal(feedback.sayVerdict(heading, outcome(score, 200)), name);
        const points = feedback.fill(WORDS.points, { score: feedback.points(score), max: "2" });
        assert.equal(heading.textContent, `${symbol} ${words[language][name]} ${points}`);
        assert.equal(heading.firstChild.getAttribute("aria-hidden"), "true");
        assert.equal(heading.firstChild.textContent.trim(), symbol);
      });
    }
  });
}

describe("marks", () => {
  const marked = (response) => {
    const item = multiple().querySelector("quiz-item");
    feedback.markChoices(item.querySelector("form"), declarationOf(item), response);
    return item;
  };
  const dataMarks = (item) => item.querySelectorAll("label").map((label) => label.dataset.mark);

  test("stand beside what was chosen, and nowhere else", () => {
    const item = marked(["two", "four"]);
    assert.deepEqual(dataMarks(item), ["right", "", "wrong", "", ""]);
    const expected = ["Your answer, right", "", "Your answer, wrong", "", ""];
    assert.deepEqual(texts(item.querySelectorAll(".quiz-mark")), expected);
  });

  test("follow the next response", () => {
    const item = marked(["two", "four"]);
    feedback.markChoices(item.querySelector("form"), declarationOf(item), ["six"]);
    assert.deepEqual(dataMarks(item), ["", "", "", "", "wrong"]);
    assert.equal(texts(item.querySelectorAll(".quiz-mark")).join(""), "Your answer, wrong");
  });

  test("can all be taken away", () => {
    const item = marked(["two", "four"]);
    feedback.unmarkChoices(item.querySelector("form"));
    assert.deepEqual(dataMarks(item), ["", "", "", "", ""]);
    assert.equal(texts(item.querySelectorAll(".quiz-mark")).join(""), "");
  });
});

describe("feedback", () => {
  const shown = (response, score, max = 200, body = multiple()) => {
    const [panel, key] = [document.createElement("div"), body.querySelector(".quiz-key")];
    panel.append("what was said before");
    feedback.showFeedback(panel, key, response, outcome(score, max));
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
    const before = multiple().querySelector(".quiz-key").textContent;
    assert.equal(shown(["two", "four"], 0)[2].textContent, before);
  });

  test("of an item without any is empty", () => {
    const round = new Document().open(quizzes.en["true-false"]).querySelectorAll("quiz-item")[1];
    assert.equal(shown(["true"], 100, 100, round)[0], "");
  });

  test("of a choice that is not on the page is none", () => assert.equal(shown(["toString"], 0)[0], ""));
});
