// What storage gives back is not trusted, and of two records one rule says which counts.

import assert from "node:assert/strict";
import { beforeEach, describe, mock, test } from "node:test";
import { newest, prefixOf } from "../../coursekit/runtime/store.js";
import { newPage, provideStorages } from "./fake-storage.mjs";

const KEY = `${prefixOf("course")}quiz:item`;
const ANSWER = { response: ["a"], digest: "d1", score: 100, max_score: 100 };
const record = (changes) => ({ v: 1, ...ANSWER, revision: 1, time: 1000, ...changes });

let mirror;
let database;
let pages = 0;

beforeEach(() => ({ mirror, database } = provideStorages()));

// A module of its own has a memory of its own, like a page that has just been opened.
const openPage = () => newPage(() => import(`../../coursekit/runtime/store.js?page=${++pages}`));
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
    "no revision": JSON.stringify(record({ revision: undefined })),
    "revision zero": JSON.stringify(record({ revision: 0 })),
    "a revision below zero": JSON.stringify(record({ revision: -1 })),
    "half a revision": JSON.stringify(record({ revision: 1.5 })),
    "a revision as text": JSON.stringify(record({ revision: "1" })),
    "a revision that cannot be counted": JSON.stringify(record({ revision: 2 ** 53 })),
    "the last revision that can be counted": JSON.stringify(record({ revision: 2 ** 53 - 1 })),
    "an endless revision": JSON.stringify(record()).replace('"revision":1', '"revision":1e999'),
    "no time": JSON.stringify(record({ time: undefined })),
    "time as text": JSON.stringify(record({ time: "1000" })),
    "endless time": JSON.stringify(record()).replace('"time":1000', '"time":1e999'),
  };
  for (const [name, text] of Object.entries(wrong)) {
    test(`${name} counts as nothing, and the next answer replaces it`, async () => {
      mirror.rows.set(KEY, text);
      assert.equal(await reload(), undefined);
      assert.equal(await (await openPage()).save(KEY, ANSWER), true);
      assert.equal(mirrored().revision, 1);
      assert.deepEqual((await reload()).response, ["a"]);
      assert.equal(Object.prototype.v, undefined);
    });
  }

  test("a wrong shape in indexedDB does not hide the answer of localStorage", async () => {
    database.rows = new Map([[KEY, { v: 2, response: "a" }]]);
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

  const any = [undefined, "a", 1, [["a"]], { gap: ["x"] }];
  for (const response of any) {
    test(`a record may hold ${JSON.stringify(response)} as a response: whoever reads it looks at that`, async () => {
      mirror.rows.set(KEY, JSON.stringify(record({ response, note: "from elsewhere" })));
      assert.deepEqual(await reload(), JSON.parse(mirror.getItem(KEY)));
    });
  }
});

describe("of two records", () => {
  const few = record({ revision: 2, time: 9000 });
  const many = record({ revision: 3, time: 1000 });
  const late = record({ revision: 2, time: 9001 });
  const cases = [
    ["the one with the later revision counts, whatever the clock says", few, many, many],
    ["the later one by the clock counts where revisions are the same", few, late, late],
    ["the first counts where nothing differs", few, { ...few }, few],
    ["the only one counts", few, undefined, few],
    ["what is no record counts for nothing", few, { revision: 99 }, few],
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
