// Reads typed texts in one process: `node typed.mjs calls.json` writes what each function makes of its arguments.

import { readFileSync } from "node:fs";
import { isBlank, nearest, number, plain, within } from "../../coursekit/runtime/typed.js";

const FUNCTIONS = {
  blank: isBlank,
  plain,
  number(text, units) {
    const { digits, decimals } = number(text, units) ?? {};
    return decimals === undefined ? null : [String(digits), decimals];
  },
  within: (text, low, high) => within(number(text), low, high),
  nearest: (text, known, tolerance) => nearest(text, known, tolerance) ?? null,
};

const calls = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => FUNCTIONS[name](...given))));
