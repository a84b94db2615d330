// What typed answers are taken for. `test_twins.py` holds these functions to their twins on many more texts.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isBlank, nearest, number, plain, within } from "../../coursekit/runtime/typed.js";

describe("blanks", () => {
  // The list of the twin, which does not ask its language.
  const listed = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

  test("are those the twin lists, for `trim` and for the expression that leaves them out", () => {
    for (let code = 0; code < 0x10000; code += 1) {
      const letter = String.fromCharCode(code);
      assert.equal(isBlank(letter), listed.test(letter), code.toString(16));
      if (listed.test(letter)) assert.equal(plain(`a${letter}b`), "ab", code.toString(16));
    }
  });

  test("make a text blank when it holds nothing else, as none does", () => {
    assert.deepEqual(["", " \t\n\u00a0", " . "].map(isBlank), [true, true, false]);
  });
});

describe("a text", () => {
  const same = [
    ["case", "Crime TRIANGLE", "crimetriangle"],
    ["Unicode form", "cafe\u0301", "café"],
    ["Unicode form after lower case", "T\u0308", "\u1e97"],
    ["spaces", "  crime \u00a0 triangle\t", "crimetriangle"],
    ["hyphens and dashes", "crime-tri–angle—", "crimetriangle"],
    ["minus sign", "a\u2212b", "ab"],
    ["quotation marks", "”crime” 'triangle' »x« `y´", "crimetrianglexy"],
    ["soft hyphens and joiners", "cri\u00adme\u200b\u200d\u2060", "crime"],
  ];
  for (const [what, text, expected] of same) {
    test(`is told apart by no ${what}`, () => assert.equal(plain(text), expected));
  }

  test("is told apart by letters, accents, digits and other signs", () => {
    assert.equal(new Set(["a", "å", "ä", "1", "2", "a.", "a,", "a+", "ß", "ss"].map(plain)).size, 10);
  });
});

describe("of known texts", () => {
  const known = { triangle: 1, square: 1, triangles: 0, rectangle: 0 };
  const cases = [
    ["the same one was meant", "square", 1, "square"],
    ["the same one was meant, though a heavier one is near", "triangles", 3, "triangles"],
    ["one with a letter too few was meant", "squar", 1, "square"],
    ["one with a letter too many was meant", "squaree", 1, "square"],
    ["one with another letter was meant", "squäre", 1, "square"],
    ["two letters that changed places are two slips", "sqaure", 1, undefined],
    ["two slips are forgiven where two may be", "rcetangle", 2, "rectangle"],
    ["two slips are too many for a short word", "sqaure", 2, undefined],
    ["none was meant without tolerance", "squar", 0, undefined],
    ["none was meant by a text far away", "circle", 3, undefined],
    ["the nearest was meant", "trianglesx", 2, "triangles"],
    ["none was meant by what objects inherit", "toString", 0, undefined],
  ];
  for (const [name, text, tolerance, expected] of cases) {
    test(name, () => assert.equal(nearest(text, known, tolerance), expected));
  }

  test("of equally near ones the heaviest was meant, else the first", () => {
    assert.equal(nearest("cattle", { battle: 0, hattle: 1, rattle: 1 }, 1), "hattle");
    assert.equal(nearest("cattle", { rattle: 0, battle: 0 }, 1), "battle");
  });

  test("letters beyond the first plane are one letter", () => {
    assert.equal(nearest("𝒜bcde", { "𝒞bcde": 1 }, 1), "𝒞bcde");
    assert.equal(nearest("𝒜bcd", { "𝒞bcd": 1 }, 1), undefined);
  });

  test("of short ones none was meant by another: one slip for every four letters, none up to four", () => {
    const most = (known) => [3, 2, 1, 0].find((slips) => nearest("x".repeat(slips) + known, { [known]: 1 }, 3));
    const lengths = [1, 4, 5, 7, 8, 11, 12, 40];
    assert.deepEqual(lengths.map((length) => most("a".repeat(length))), [0, 0, 1, 1, 2, 2, 3, 3]);
  });

  test("of none none was meant", () => assert.equal(nearest("a", {}, 3), undefined));
});

describe("a number", () => {
  const read = [
    ["14", [14n, 0]],
    [" 14 ", [14n, 0]],
    ["3,14", [314n, 2]],
    ["3.14", [314n, 2]],
    [".5", [5n, 1]],
    [",50", [50n, 2]],
    ["1 000", [1000n, 0]],
    ["1\u00a0000\u202f000,5", [10000005n, 1]],
    ["-5", [-5n, 0]],
    ["\u22125,0", [-50n, 1]],
    ["- 5", [-5n, 0]],
    ["+5", [5n, 0]],
    ["007", [7n, 0]],
    ["14 %", [14n, 0]],
    ["14 Per Cent", [14n, 0]],
    ["9".repeat(30), [BigInt("9".repeat(30)), 0]],
  ];
  for (const [text, [digits, decimals]] of read) {
    test(`\`${text}\` is read`, () => assert.deepEqual(number(text, ["%", "per cent"]), { digits, decimals }));
  }

  const unread = ["", " ", "many", "-", ".", "1 0000 x", "12 34", "1.000,5", "14 m", "1e3", "0x10", "١٤", "14 14", "9".repeat(31)];
  for (const text of unread) {
    test(`\`${text}\` is none`, () => assert.equal(number(text, ["%"]), undefined));
  }

  test("has no unit where none is known", () => assert.equal(number("14 %"), undefined));
});

describe("a number lies", () => {
  const cases = [
    ["13.3", "13.3", "14.7", true],
    ["14,70", "13.3", "14.7", true],
    ["14.700001", "13.3", "14.7", false],
    ["13.2999", "13.3", "14.7", false],
    ["−5", "-5", "", true],
    ["-5.1", "-5", "", false],
    ["1000000", "", "1000000.0", true],
    ["7", "", "", true],
    ["0.1", "0.1", "0.1", true],
    ["9007199254740993", "9007199254740993", "9007199254740993", true],
    ["9007199254740992", "9007199254740993", "", false],
  ];
  for (const [text, low, high, expected] of cases) {
    test(`${expected ? "in" : "outside"} ${low || "…"} to ${high || "…"}: ${text}`, () => {
      assert.equal(within(number(text), low, high), expected);
    });
  }
});
