// Progress moves in one file. Merging is a union by one rule, and a file that is not what it should be changes nothing.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clean, cleaned, merge } from "../../coursekit/runtime/records.js";
import { MAX_BYTES, checksum, compared, packed, unpacked } from "../../coursekit/runtime/transfer.js";
import { NOW, answered, dice, kept } from "./journey-course.mjs";

const RECORDS = new Map([
  ["@name", kept({ name: "Åsa <b>Öberg</b>" })],
  ["@read:1-tea/1-leaves", kept({ read: true })],
  ["exam:@", kept({ number: 2, order: ["own", "practice/leaf"], state: "done" })],
  ["exam:@1", kept({ number: 1, order: ["own"], state: "done" })],
  ["exam:practice/leaf@2", answered("d1", 100)],
  ["gaps:text", kept({ response: { one: ["a"], 2: ["b"] }, digest: "d9", certainty: 0, flagged: false, hints: 0 })],
  ["test:a", answered("d4", 100, 100, { box: 2 })],
]);
const plain = (records) => Object.fromEntries([...records].sort());

// Any record of any of a few keys, so that all kinds of conflicts happen.
function someRecords(roll) {
  const keys = [...RECORDS.keys()].filter(() => roll(3));
  return new Map(keys.map((key) => {
    const { v, revision, time, ...fields } = RECORDS.get(key);
    const changed = key === "test:a" ? { ...fields, response: [`choice-${roll(3)}`] } : fields;
    return [key, { v, revision: 1 + roll(3), time: NOW + roll(2), ...changed }];
  }));
}

describe("merging", () => {
  const roll = dice(20261125);
  const rounds = Array.from({ length: 2000 }, () => [someRecords(roll), someRecords(roll), someRecords(roll)]);

  test("gives the same from either side, in 2000 cases", () => {
    for (const [a, b] of rounds) assert.deepEqual(plain(merge(a, b)), plain(merge(b, a)));
  });
  test("changes nothing the second time", () => {
    for (const [a, b] of rounds) assert.deepEqual(plain(merge(merge(a, b), b)), plain(merge(a, b)));
  });
  test("gives the same in whatever order three devices do it", () => {
    for (const [a, b, c] of rounds) assert.deepEqual(plain(merge(merge(a, b), c)), plain(merge(a, merge(b, c))));
  });
  test("loses no record", () => {
    for (const [a, b] of rounds) assert.deepEqual(new Set(merge(a, b).keys()), new Set([...a.keys(), ...b.keys()]));
  });
  test("conflicts are among the cases", () => {
    const differ = ([a, b]) => a.has("test:a") && b.has("test:a") && a.get("test:a").response[0] !== b.get("test:a").response[0];
    const even = ([a, b]) => differ([a, b]) && a.get("test:a").revision === b.get("test:a").revision && a.get("test:a").time === b.get("test:a").time;
    assert.ok(rounds.filter(differ).length > 200);
    assert.ok(rounds.filter(even).length > 20);
  });
});

describe("a file", () => {
  test("gives back all that was put into it", () => {
    assert.deepEqual(plain(unpacked("tea", packed("tea", RECORDS)).records), plain(RECORDS));
  });
  test("is the same whatever order the records are in", () => {
    assert.equal(packed("tea", new Map([...RECORDS].reverse())), packed("tea", RECORDS));
  });
  test("holds an empty course too", () => assert.equal(unpacked("tea", packed("tea", new Map())).records.size, 0));
  test("holds nothing that is no record of a course", () => {
    const more = new Map([...RECORDS, ["@other", kept({})], ["test:b", { v: 1 }]]);
    assert.equal(packed("tea", more), packed("tea", RECORDS));
  });
  test("tells how many records could not be read", () => {
    const entries = [...RECORDS, ["test:b", kept({ response: 7, digest: "d" })]];
    const text = JSON.stringify({ format: "coursekit-progress", v: 1, course: "tea", checksum: checksum(JSON.stringify(entries)), records: entries });
    const { records, unread } = unpacked("tea", text);
    assert.deepEqual([records.size, unread], [RECORDS.size, 1]);
  });
});

describe("a file is refused", () => {
  const whole = packed("tea", RECORDS);
  const changed = (changes) => JSON.stringify({ ...JSON.parse(whole), ...changes });
  const cases = [
    ["that is cut off", whole.slice(0, -1), "damaged"],
    ["that is cut off in the middle", whole.slice(0, whole.length / 2), "damaged"],
    ["that is empty", "", "damaged"],
    ["that is a picture", "\u0089PNG\r\n\u001a\n", "damaged"],
    ["with another digit in it", whole.replace('"score":100', '"score":99'), "damaged"],
    ["with a record less", changed({ records: JSON.parse(whole).records.slice(1) }), "damaged"],
    ["without a checksum", changed({ checksum: undefined }), "damaged"],
    ["without records", changed({ records: undefined }), "damaged"],
    ["with records that are no pairs", changed({ records: ["a"], checksum: checksum('["a"]') }), "damaged"],
    ["that is JSON of something else", '{"name": "shop"}', "foreign"],
    ["that is a bare number", "7", "foreign"],
    ["that is null", "null", "foreign"],
    ["that is a list", "[]", "foreign"],
    ["of another course", packed("coffee", RECORDS), "other"],
    ["of a later version", changed({ v: 2 }), "newer"],
    ["of no version", changed({ v: undefined }), "newer"],
    ["of more than a megabyte", `${whole.slice(0, -1)}${" ".repeat(MAX_BYTES)}}`, "huge"],
  ];
  for (const [name, text, refused] of cases) {
    test(name, () => assert.deepEqual(unpacked("tea", text), { refused }));
  }
  test("at every place where it may have been cut off", () => {
    for (let end = 0; end < whole.length; end += 7) assert.ok(unpacked("tea", whole.slice(0, end)).refused, String(end));
  });
});

test("a checksum is CRC-32, over both halves of a code unit", () => {
  assert.equal(checksum(""), "0");
  assert.equal(checksum("\u3231\u3433\u3635\u3837"), "9ae0daaf"); // "12345678" as bytes
});

describe("a dry run counts", () => {
  const own = answered("d4", 100, 100, { revision: 2 });
  const cases = [
    ["what is new here", undefined, own, "added"],
    ["what is newer in the file", own, { ...own, revision: 3 }, "replaced"],
    ["what is newer here", own, { ...own, revision: 1, time: NOW + 1 }, "newer"],
    ["what is the same", own, { ...own }, "same"],
  ];
  for (const [name, here, there, expected] of cases) {
    test(name, () => {
      const counts = compared(new Map(here ? [["test:a", here]] : []), new Map([["test:a", there]]));
      assert.deepEqual(counts, { added: 0, replaced: 0, newer: 0, same: 0, [expected]: 1 });
    });
  }
});

describe("what is read back is copied field by field", () => {
  test("records of every kind stay as they are", () => assert.deepEqual(plain(cleaned(RECORDS)), plain(RECORDS)));
  test("fields that do not belong there are gone", () => {
    assert.deepEqual(clean("@read:a", kept({ read: true, name: "x", html: "<img>" })), kept({ read: true }));
  });
  test("a response with `__proto__` of its own changes no object", () => {
    const record = JSON.parse(JSON.stringify(kept({ response: {}, digest: "d" })).replace('"response":{}', '"response":{"__proto__":["x"],"a":["b"]}'));
    assert.deepEqual(clean("test:a", record).response, { a: ["b"] });
    assert.equal({}.x, undefined);
  });
  test("points above what there is to get are left out", () => {
    assert.equal("score" in clean("test:a", answered("d4", 200, 100)), false);
  });
  const foreign = ["", "test", "test:", ":a", "@", "@name2", "@read:", "@read", "Test:a", "test:a@", "test:a@x", "test:a@-1", "test:a/b/c", "test:@x", "__proto__", "test:__proto__", "a:b:c"];
  for (const key of foreign) {
    test(`nothing is kept under ${JSON.stringify(key)}`, () => assert.equal(clean(key, answered("d", 1)), undefined));
  }
});
