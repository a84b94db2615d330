// Whatever has become of the storage, progress is computed from what is left of it, and nothing else is lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, mock, test } from "node:test";
import { Progress } from "../../coursekit/runtime/progress.js";
import { cleaned } from "../../coursekit/runtime/records.js";
import { deny, newPage, provide, provideStorages } from "./fake-storage.mjs";
import { DAY, NOW, answered, course, kept } from "./journey-course.mjs";

const PREFIX = "coursekit:tea:";
const GOOD = {
  "test:a": answered("d4", 100),
  "@read:1-tea/1-leaves": kept({ read: true }),
  "exam:@": kept({ number: 1, order: ["own"], state: "done" }),
  "exam:own@1": answered("d6", 100),
  "@name": kept({ name: "Åsa" }),
};
const KEYS = Object.keys(GOOD);

let mirror;
let database;

beforeEach(() => ({ mirror, database } = provideStorages()));

// Both halves of the room that keeps records, joined as the bundle joins them: each page has its own.
const SOURCE = ["store.js", "shelf.js"].map((name) => readFileSync(new URL(`../../coursekit/runtime/${name}`, import.meta.url), "utf8"));
const JOINED = SOURCE.join("").replace(/^import .*$/gm, "").replace(/^export /gm, "");
const openPage = () => newPage(new Function(`${JOINED} return { save, recordsOf, put, forget, today };`));
const reload = async () => cleaned(await openPage().recordsOf("tea"));
const put = (records) => openPage().put("tea", Object.entries(records));
const plain = (records) => Object.fromEntries(records);

describe("all records of a course", () => {
  test("come back after a reload, from both storages", async () => {
    assert.equal(await put(GOOD), true);
    assert.deepEqual(plain(await reload()), GOOD);
    mirror.rows.clear();
    assert.deepEqual(plain(await reload()), GOOD);
    await put(GOOD);
    database.rows.clear();
    assert.deepEqual(plain(await reload()), GOOD);
  });

  test("are those of this course and no other", async () => {
    await openPage().put("tea-2", Object.entries(GOOD));
    await openPage().put("te", Object.entries(GOOD));
    assert.equal((await reload()).size, 0);
  });

  test("are the newer one of two storages that differ, key by key", async () => {
    await put(GOOD);
    const newer = answered("d4", 50, 100, { revision: 2 });
    mirror.rows.set(`${PREFIX}test:a`, JSON.stringify(newer));
    mirror.rows.delete(`${PREFIX}@name`);
    assert.deepEqual(plain(await reload()), { ...GOOD, "test:a": newer });
  });

  test("are gone for another tab, which hears of each that leaves localStorage, when it has heard of the last", async () => {
    await put(GOOD);
    const other = openPage();
    const seen = [];
    mirror.onremoved = () => seen.push(other.recordsOf("tea"));
    assert.equal(await openPage().forget("tea"), true);
    assert.equal(seen.length, KEYS.length);
    assert.equal((await seen.at(-1)).size, 0);
  });

  test("of two tabs with 200 writes each, none is lost", async () => {
    const tabs = [openPage(), openPage()];
    const writes = tabs.flatMap((tab, index) =>
      Array.from({ length: 200 }, (_, n) => tab.save(`${PREFIX}test:item-${n}-tab-${index}`, { response: ["x"], digest: "d" })),
    );
    assert.ok((await Promise.all(writes)).every(Boolean));
    assert.equal((await reload()).size, 400);
  });
});

const failures = {
  "localStorage is not there": () => provide(globalThis, "localStorage", undefined),
  "localStorage throws when looked at": () => deny(globalThis, "localStorage"),
  "indexedDB is not there": () => provide(globalThis, "indexedDB", undefined),
  "indexedDB throws when looked at": () => deny(globalThis, "indexedDB"),
  "indexedDB refuses to open": () => (database.fails = "open"),
  "indexedDB is closing": () => (database.fails = "transaction"),
  "indexedDB can be written but not read": () => (database.fails = "read"),
};
describe("where one storage fails", () => {
  for (const [name, fail] of Object.entries(failures)) {
    test(`${name}: all records are kept, found and deleted in the other`, async () => {
      fail();
      assert.equal(await put(GOOD), true);
      assert.deepEqual(plain(await reload()), GOOD);
      assert.equal(await openPage().forget("tea"), true);
      assert.equal((await reload()).size, 0);
    });
  }

  for (let room = 0; room < KEYS.length; room += 1) {
    test(`localStorage is full at write ${room + 1}: indexedDB has all of it`, async () => {
      mirror.room = room;
      assert.equal(await put(GOOD), true);
      assert.equal(mirror.rows.size, room);
      assert.deepEqual(plain(await reload()), GOOD);
    });
    test(`localStorage is full at write ${room + 1} and there is no indexedDB: that is said, and the page goes on`, async () => {
      deny(globalThis, "indexedDB");
      mirror.room = room;
      const page = openPage();
      assert.equal(await page.put("tea", Object.entries(GOOD)), false);
      assert.deepEqual(plain(await page.recordsOf("tea")), GOOD);
      assert.equal((await reload()).size, room);
    });
  }

  test("without any storage records live as long as the page, and are deleted from it", async () => {
    deny(globalThis, "localStorage");
    deny(globalThis, "indexedDB");
    const page = openPage();
    assert.equal(await page.put("tea", Object.entries(GOOD)), false);
    assert.deepEqual(plain(await page.recordsOf("tea")), GOOD);
    await page.forget("tea");
    assert.equal((await page.recordsOf("tea")).size, 0);
  });
});

const corrupt = {
  "nothing at all": () => "",
  "half a record": (text) => text.slice(0, text.length / 2),
  "a bracket": () => "{",
  null: () => "null",
  true: () => "true",
  "a number": () => "7",
  "an endless number": () => "1e999",
  "a text": () => '"x"',
  "a list": () => "[]",
  "an empty object": () => "{}",
  "a list around it": (text) => `[${text}]`,
  "an older version": (text) => text.replace('"v":1', '"v":0'),
  "a newer version": (text) => text.replace('"v":1', '"v":2'),
  "a version as text": (text) => text.replace('"v":1', '"v":"1"'),
  "no revision": (text) => text.replace('"revision":1,', ""),
  "an endless revision": (text) => text.replace('"revision":1', '"revision":1e999'),
  "no time": (text) => text.replace(`"time":${NOW},`, ""),
  "time as text": (text) => text.replace(`"time":${NOW}`, '"time":"now"'),
  "the head alone": () => JSON.stringify(kept({})),
  "numbers where there should be texts": () => JSON.stringify(kept({ response: [1], digest: 2, number: "1", order: [1], state: 1, read: 1, name: 1 })),
  "markup where there should be values": () => JSON.stringify(kept({ response: "<b>", digest: ["<b>"], number: 1, order: "<b>", state: "<b>", read: "<b>", name: ["<b>"] })),
  "a prototype": (text) => `{"__proto__":${text}}`,
};
describe("a corrupt value", () => {
  for (const key of KEYS) {
    for (const [name, spoil] of Object.entries(corrupt)) {
      test(`${key} holds ${name}: it counts for nothing, and everything else stays`, async () => {
        await put(GOOD);
        database.rows.delete(PREFIX + key);
        mirror.rows.set(PREFIX + key, spoil(JSON.stringify(GOOD[key])));
        const { [key]: gone, ...rest } = GOOD;
        const found = await reload();
        assert.deepEqual(plain(found), rest);
        const { percent } = new Progress(course(), found).quiz("exam");
        assert.equal(percent, key.startsWith("exam:") ? 0 : 100);
        assert.equal(Object.prototype.v, undefined);
        assert.equal(await openPage().forget("tea"), true);
        assert.equal(mirror.rows.size + database.rows.size, 0);
      });
    }
  }
});

describe("a clock", () => {
  for (const [name, shift] of [["a year ahead", 365 * DAY], ["a year behind", -365 * DAY]]) {
    test(`that was ${name} takes nothing from what is answered afterwards`, async () => {
      mock.timers.enable({ apis: ["Date"], now: NOW + shift });
      await openPage().save(`${PREFIX}test:a`, { response: ["wrong"], digest: "d4", score: 0, max_score: 100, box: 1 });
      mock.timers.setTime(NOW);
      await openPage().save(`${PREFIX}test:a`, { response: ["right"], digest: "d4", score: 100, max_score: 100, box: 2 });
      mock.timers.reset();
      const found = await reload();
      assert.deepEqual([found.get("test:a").response, found.get("test:a").revision], [["right"], 2]);
      assert.equal(new Progress(course(), found).missed(NOW + 2 * DAY).due.length, 1);
    });
  }
});
