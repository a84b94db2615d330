// Answers are kept in two storages, either of which may be missing or refuse.

import assert from "node:assert/strict";
import { beforeEach, describe, mock, test } from "node:test";
import { prefixOf } from "../../coursekit/runtime/store.js";
import { deny, newPage, provide, provideStorages } from "./fake-storage.mjs";

const itemKey = (course, quiz, item) => `${prefixOf(course)}${quiz}:${item}`;
const KEY = itemKey("course", "quiz", "item");
const ANSWER = { response: ["a"], digest: "d1", score: 100, max_score: 100 };
const record = (changes) => ({ v: 1, ...ANSWER, revision: 1, time: 1000, ...changes });

let mirror;
let database;
let pages = 0;

beforeEach(() => ({ mirror, database } = provideStorages()));

// A module of its own has a memory of its own, like a page that has just been opened.
const openPage = () => newPage(() => import(`../../coursekit/runtime/store.js?page=${++pages}`));
const reload = async (key = KEY) => (await openPage()).load(key);
const mirrored = () => JSON.parse(mirror.getItem(KEY));

test("a key names course, quiz and item", () => assert.equal(itemKey("a", "b", "c"), "coursekit:a:b:c"));

describe("with both storages", () => {
  test("nothing is known of an item that was never answered", async () => assert.equal(await reload(), undefined));

  test("an answer is kept in both, with version, revision and time", async () => {
    mock.timers.enable({ apis: ["Date"], now: 5000 });
    assert.equal(await (await openPage()).save(KEY, ANSWER), true);
    mock.timers.reset();
    assert.deepEqual(mirrored(), record({ time: 5000 }));
    assert.deepEqual(database.rows.get(KEY), record({ time: 5000 }));
  });

  test("an answer comes back after a reload", async () => {
    await (await openPage()).save(KEY, ANSWER);
    const { response, digest, revision } = await reload();
    assert.deepEqual({ response, digest, revision }, { response: ["a"], digest: "d1", revision: 1 });
  });

  test("any fields are kept as they are, whatever they hold", async () => {
    const fields = { number: 2, order: ["b", "a"], state: "open", response: { gap: ["x"] }, nothing: null };
    await (await openPage()).save(KEY, fields);
    const { v, revision, time, ...kept } = await reload();
    assert.deepEqual(kept, fields);
  });

  test("fields that are no longer given are gone, and none of them overrides version, revision or time", async () => {
    const page = await openPage();
    await page.save(KEY, ANSWER);
    await page.save(KEY, { note: "x", v: 9, revision: 99, time: "never" });
    const { v, revision, time, ...kept } = await reload();
    assert.deepEqual([v, revision, typeof time, kept], [1, 2, "number", { note: "x" }]);
  });

  test("an answer moves to no other item", async () => {
    await (await openPage()).save(KEY, ANSWER);
    assert.equal(await reload(itemKey("course", "quiz", "other")), undefined);
    assert.equal(await reload(itemKey("course", "other", "item")), undefined);
    assert.equal(await reload(itemKey("other", "quiz", "item")), undefined);
  });

  test("revisions are counted on, also after a reload", async () => {
    const page = await openPage();
    await page.save(KEY, ANSWER);
    await page.save(KEY, ANSWER);
    await (await openPage()).save(KEY, ANSWER);
    assert.equal((await reload()).revision, 3);
  });

  test("two tabs that write to one key lose neither the last answer nor a count", async () => {
    const [one, other] = [await openPage(), await openPage()];
    await one.save(KEY, { ...ANSWER, response: ["a"] });
    await other.save(KEY, { ...ANSWER, response: ["b"] });
    await one.save(KEY, { ...ANSWER, response: ["c"] });
    for (const { response, revision } of [await reload(), await one.load(KEY), await other.load(KEY)]) {
      assert.deepEqual([response, revision], [["c"], 3]);
    }
  });

  test("two tabs that write different keys at the same time lose nothing", async () => {
    const [one, other] = [await openPage(), await openPage()];
    const keys = Array.from({ length: 50 }, (_, n) => itemKey("course", "quiz", `item-${n}`));
    await Promise.all(keys.map((key, n) => (n % 2 ? one : other).save(key, { ...ANSWER, response: [key] })));
    for (const key of keys) assert.deepEqual((await reload(key)).response, [key]);
  });
});

describe("with one storage", () => {
  const failures = {
    "localStorage is not there": () => provide(globalThis, "localStorage", undefined),
    "localStorage throws when looked at": () => deny(globalThis, "localStorage"),
    "localStorage is full": () => (mirror.full = true),
    "indexedDB is not there": () => provide(globalThis, "indexedDB", undefined),
    "indexedDB throws when looked at": () => deny(globalThis, "indexedDB"),
    "indexedDB refuses to open": () => (database.fails = "open"),
    "indexedDB is closing": () => (database.fails = "transaction"),
    "indexedDB takes no value": () => (database.fails = "put"),
    "indexedDB cannot finish": () => (database.fails = "commit"),
  };
  for (const [name, fail] of Object.entries(failures)) {
    test(`${name}: the other one keeps the answer`, async () => {
      fail();
      const page = await openPage();
      assert.equal(await page.save(KEY, ANSWER), true);
      assert.equal(await page.save(KEY, ANSWER), true);
      assert.deepEqual((await page.load(KEY)).response, ["a"]);
      const { response, revision } = await reload();
      assert.deepEqual([response, revision], [["a"], 2]);
    });
  }

  test("a full localStorage keeps its former answer, and the newer one of indexedDB counts", async () => {
    const page = await openPage();
    await page.save(KEY, { ...ANSWER, response: ["old"] });
    mirror.full = true;
    await page.save(KEY, { ...ANSWER, response: ["new"] });
    assert.deepEqual(mirrored().response, ["old"]);
    assert.deepEqual((await reload()).response, ["new"]);
  });

  test("revisions are counted on after a reload from indexedDB alone", async () => {
    deny(globalThis, "localStorage");
    await (await openPage()).save(KEY, ANSWER);
    const page = await openPage();
    await page.load(KEY);
    await page.save(KEY, ANSWER);
    assert.equal((await reload()).revision, 2);
  });

  test("two tabs that write to one key in indexedDB alone lose no last answer", async () => {
    deny(globalThis, "localStorage");
    const [one, other] = [await openPage(), await openPage()];
    await one.save(KEY, { ...ANSWER, response: ["a"] });
    await one.save(KEY, { ...ANSWER, response: ["b"] });
    await other.save(KEY, { ...ANSWER, response: ["c"] });
    assert.deepEqual((await reload()).response, ["c"]);
  });

  test("an indexedDB that fell behind does not hide the newer answer of localStorage", async () => {
    await (await openPage()).save(KEY, { ...ANSWER, response: ["old"] });
    database.fails = "commit";
    const page = await openPage();
    await page.load(KEY);
    await page.save(KEY, { ...ANSWER, response: ["new"] });
    database.fails = "";
    assert.deepEqual((await reload()).response, ["new"]);
  });
});

describe("without any storage", () => {
  beforeEach(() => {
    deny(globalThis, "localStorage");
    deny(globalThis, "indexedDB");
  });

  test("it is said that an answer will not outlive the page", async () => {
    assert.equal(await (await openPage()).save(KEY, ANSWER), false);
  });

  test("an answer lives as long as the page, and no longer", async () => {
    const page = await openPage();
    await page.save(KEY, ANSWER);
    await page.save(KEY, { ...ANSWER, response: ["b"] });
    const { response, revision } = await page.load(KEY);
    assert.deepEqual([response, revision], [["b"], 2]);
    assert.equal(await reload(), undefined);
  });
});
