// What storage gives back is not trusted, and of two records one rule says which counts.

import assert from "node:assert/strict";
import { beforeEach, describe, mock, test } from "node:test";
import { isRecord, itemKey, newest } from "../../coursekit/runtime/store.js";
import { provideStorages } from "./fake-storage.mjs";

const KEY = itemKey("course", "quiz", "item");
const ANSWER = { response: ["a"], digest: "d1", score: 100, max_score: 100 };
const record = (changes) => ({ v: 1, ...ANSWER, attempts: 1, time: 1000, ...changes });

let mirror;
let database;
let pages = 0;

beforeEach(() => ({ mirror, database } = provideStorages()));

// A module of its own has a memory of its own, like a page that has just been opened.
const openPage = () => import(`../../coursekit/runtime/store.js?page=${++pages}`);
const reload = async () => (await openPage()).load(KEY);
const mirrored = () => JSON.parse(mirror.getItem(KEY));

describe("what is read back is not trusted", () => {
  const wrong = {
    "not JSON": "{",
    "an empty text": "",
    "a number": "1",
    "null": "null",
    "true": "true",
    "a text": '"a"',
    "a list": "[]",
    "a list with a record in it": JSON.stringify([record()]),
    "an empty object": "{}",
    "a record as a prototype": `{"__proto__": ${JSON.stringify(record())}}`,
    "no version": JSON.stringify(record({ v: undefined })),
    "a version of the future": JSON.stringify(record({ v: 2 })),
    "a version as text": JSON.stringify(record({ v: "1" })),
    "no response": JSON.stringify(record({ response: undefined })),
    "a response as text": JSON.stringify(record({ response: "a" })),
    "a response as object": JSON.stringify(record({ response: { 0: "a", length: 1 } })),
    "a response of numbers": JSON.stringify(record({ response: [1] })),
    "a response with a list in it": JSON.stringify(record({ response: ["a", ["b"]] })),
    "a response with null in it": JSON.stringify(record({ response: [null] })),
    "no digest": JSON.stringify(record({ digest: undefined })),
    "a digest as number": JSON.stringify(record({ digest: 1 })),
    "no attempts": JSON.stringify(record({ attempts: undefined })),
    "no attempt yet": JSON.stringify(record({ attempts: 0 })),
    "attempts below zero": JSON.stringify(record({ attempts: -1 })),
    "half an attempt": JSON.stringify(record({ attempts: 1.5 })),
    "attempts as text": JSON.stringify(record({ attempts: "1" })),
    "more attempts than can be counted": JSON.stringify(record({ attempts: 2 ** 53 })),
    "as many attempts as can be counted": JSON.stringify(record({ attempts: 2 ** 53 - 1 })),
    "endless attempts": JSON.stringify(record()).replace('"attempts":1', '"attempts":1e999'),
    "no time": JSON.stringify(record({ time: undefined })),
    "time as text": JSON.stringify(record({ time: "1000" })),
    "endless time": JSON.stringify(record()).replace('"time":1000', '"time":1e999'),
  };
  for (const [name, text] of Object.entries(wrong)) {
    test(`${name} counts as nothing, and the next answer replaces it`, async () => {
      mirror.rows.set(KEY, text);
      assert.equal(await reload(), undefined);
      assert.equal(await (await openPage()).save(KEY, ANSWER), true);
      assert.equal(mirrored().attempts, 1);
      assert.deepEqual((await reload()).response, ["a"]);
      assert.equal(Object.prototype.v, undefined);
    });
  }

  test("a wrong shape in indexedDB does not hide the answer of localStorage", async () => {
    database.rows = new Map([[KEY, { v: 1, response: "a" }]]);
    mirror.rows.set(KEY, JSON.stringify(record({ response: ["b"] })));
    assert.deepEqual((await reload()).response, ["b"]);
  });

  test("a wrong shape in localStorage does not hide the answer of indexedDB", async () => {
    database.rows = new Map([[KEY, record({ response: ["b"] })]]);
    mirror.rows.set(KEY, "{");
    assert.deepEqual((await reload()).response, ["b"]);
  });

  test("a record with `__proto__` of its own changes no object", async () => {
    mirror.rows.set(KEY, JSON.stringify(record()).replace("{", '{"__proto__":{"polluted":true},'));
    assert.deepEqual((await reload()).response, ["a"]);
    await (await openPage()).save(KEY, ANSWER);
    assert.equal({}.polluted, undefined);
    assert.equal(Object.hasOwn(mirrored(), "__proto__"), false);
  });

  test("a record is one although it holds more than is known", () => {
    assert.equal(isRecord(record({ note: "from elsewhere" })), true);
  });
});

describe("of two records", () => {
  const few = record({ attempts: 2, time: 9000 });
  const many = record({ attempts: 3, time: 1000 });
  const late = record({ attempts: 2, time: 9001 });
  const cases = [
    ["the one with more attempts counts, whatever the clock says", few, many, many],
    ["the later one counts where attempts are as many", few, late, late],
    ["the first counts where nothing differs", few, { ...few }, few],
    ["the only one counts", few, undefined, few],
    ["what is no record counts for nothing", few, { attempts: 99 }, few],
    ["none counts where there is none", undefined, null, undefined],
  ];
  for (const [name, one, other, expected] of cases) {
    test(name, () => {
      assert.deepEqual(newest(one, other), expected);
      assert.deepEqual(newest(other, one), expected);
    });
  }

  test("a clock that went backwards loses no answer", async () => {
    mock.timers.enable({ apis: ["Date"], now: 9e12 });
    await (await openPage()).save(KEY, { ...ANSWER, response: ["before"] });
    mock.timers.setTime(0);
    await (await openPage()).save(KEY, { ...ANSWER, response: ["after"] });
    mock.timers.reset();
    assert.deepEqual((await reload()).response, ["after"]);
  });
});
