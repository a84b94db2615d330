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
    assert.deepEqual(item.marks, ["your_wrong", "", ""]);
    assert.equal(page.document.activeElement, null);
    assert.equal(browser.records()[KEY].revision, 1);
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
    assert.deepEqual([browser.records()[KEY].digest, browser.records()[KEY].revision], ["00000000", 2]);
  });

  test("judges anew by the key the question has now, whatever was saved", async () => {
    const edit = (html) => html.replace(/(&#34;correct&#34;:\[&#34;)stockholm/, "$1gothenburg");
    await visit("single-choice", { edit });
    assert.deepEqual(item.contract, ["scored", "1", "1"]);
  });

  test("to a changed question is quiet about an answer that is no answer", async () => {
    for (const changes of [{ response: undefined }, { response: "a" }, { response: [] }, { digest: 1 }]) {
      browser.tamper(KEY, { response: ["gothenburg"], digest: "d", ...changes });
      await visit("single-choice");
      assert.deepEqual([item.chosen, item.contract, item.shown(".quiz-note")], [[], UNTOUCHED, false]);
    }
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

// What is done with a form of each kind, what then stands in it, and what comes of it.
const KINDS = [
  ["multiple-choice", (form) => form.choose("five", "two"), ["two", "five"], "1.33"],
  ["hotspot", (form) => form.choose("hedge"), ["hedge"], "1"],
  ["short-text", (form) => form.write(" Crime triangl"), [" Crime triangl"], "1"],
  ["number", (form) => form.write("14,0 %"), ["14,0 %"], "1"],
  ["ordering", (form) => form.move("Analysis", -1), ["474ad819", "7808eeeb", "e70d8eb9", "9061383b"], "1"],
  ["gaps", (form) => form.write("willing", "response:gap-1").write("2d92fc51", "response:gap-2"), ["willing", "2d92fc51", ""], "2"],
  ["matching", (form) => form.write("10ab3134", "response:b1b6a012"), ["10ab3134", ""], "1"],
  ["categorise", (form) => form.tick("response:39f4d2a1", ["b1b6a012"]), ["b1b6a012"], "1"],
  ["matrix", (form) => form.tick("response:7b8825d2", ["b78c1618"]), ["b78c1618"], "1"],
  ["reflection", (form) => form.write("One.\nTwo.", "response:text"), ["One.\nTwo."], "0"],
];
const inForm = (form) => [...form.chosen, ...form.written];

for (const [type, handle, expected, score] of KINDS) {
  test(`a return to ${type} shows the answer as it was given, judged`, async () => {
    await visit(type);
    const blank = inForm(item);
    handle(item).check();
    await browser.indexedDB.settled();
    await visit(type);
    assert.deepEqual(inForm(item).filter(Boolean).sort(), expected.filter(Boolean).sort());
    if (type === "ordering") assert.deepEqual(inForm(item), expected);
    assert.deepEqual(item.contract.slice(0, 2), ["scored", score]);
    item.again();
    assert.deepEqual(inForm(item), blank);
  });
}

test("a return to a scenario shows the step that was reached, what led there and its points", async () => {
  await visit("scenario");
  item.press("[data-to=better]").press("[data-to=patterns]");
  await browser.indexedDB.settled();
  await visit("scenario");
  assert.deepEqual(item.contract, ["scored", "2", "2"]);
  assert.equal(item.shown("[data-step=patterns]"), true);
  assert.equal(item.text("[data-step=patterns] .quiz-came"), "The group sees a pattern on Fridays.");
  item.press("[data-back]");
  assert.deepEqual([item.shown("[data-step=better]"), item.contract], [true, UNTOUCHED]);
});

test("the end of a scenario lists the situations and what was chosen in each, also after a return", async () => {
  const path = () => item.element.querySelectorAll(".quiz-path li").map((row) => row.textContent.replace(/\s+/g, " ").trim());
  const way = [
    "What do you do first?You chose: Ask the group to stop and offer a better way",
    "What do you suggest to share?You chose: Times, places and methods",
  ];
  await visit("scenario");
  item.press("[data-to=better]");
  assert.equal(item.shown(".quiz-path"), false);
  item.press("[data-to=patterns]");
  assert.deepEqual([item.shown(".quiz-path"), path()], [true, way]);
  await browser.indexedDB.settled();
  await visit("scenario");
  assert.deepEqual([item.shown(".quiz-path"), path()], [true, way]);
  item.press("[data-back]");
  assert.equal(item.shown(".quiz-path"), false);
});

// Responses that no form of the type can give: what is saved is not trusted.
const SHAPES = [undefined, null, 1, "a", {}, [1], [null], [["a"]], { toString: ["a"] }, { __proto__: null, x: "a" }];
const FOREIGN = {
  "single-choice": [["stockholm", "uppsala"], ["malmo"]],
  "multiple-choice": [["two", "two"], ["toString"]],
  "short-text": [["a", "b"]],
  number: [["14", "15"]],
  ordering: [["474ad819"], ["a", "b", "c", "d"], ["474ad819", "474ad819", "7808eeeb", "e70d8eb9"]],
  gaps: [["motivated"], { "gap-2": ["nothing"] }, { "gap-4": ["x"] }, { "gap-1": "motivated" }, { "gap-1": ["a", "b"] }],
  matching: [{ b1b6a012: ["10ab3134", "05ff3d89"] }],
  reflection: [{ text: ["one", "two"] }, { checklist: ["x"] }],
  scenario: [{ path: ["nowhere"] }, { ending: ["nowhere"] }, { ending: ["chat"] }],
};

for (const [type, responses] of Object.entries(FOREIGN)) {
  test(`a saved answer that no form of ${type} can give shows nothing, and the form works on`, async () => {
    await visit(type);
    const { key } = item.element;
    const digest = item.element.getAttribute("digest");
    const blank = inForm(item);
    for (const response of [...SHAPES, ...responses]) {
      browser.indexedDB.rows.clear();
      browser.localStorage.setItem(key, JSON.stringify({ v: 1, revision: 1, time: 1, digest, response }));
      await visit(type);
      assert.deepEqual([inForm(item), item.contract], [blank, UNTOUCHED], JSON.stringify(response));
      assert.equal(item.shown(".quiz-note"), false, JSON.stringify(response));
    }
    if (type !== "scenario") assert.notEqual(item.check().defaultPrevented, false);
  });
}
