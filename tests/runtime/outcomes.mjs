// Scores every case of a file in one process: `node outcomes.mjs cases.json` writes the outcomes of each scorer.

import { readFileSync } from "node:fs";
import { decimal } from "../../coursekit/runtime/scoring.js";
import { scorers } from "./scorers.mjs";

const { cases, hundredths } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const outcomes = Object.fromEntries(
  Object.entries(scorers).map(([name, score]) => [
    name,
    cases.map(({ declaration, response }) => score(declaration, response)),
  ]),
);
process.stdout.write(JSON.stringify({ outcomes, decimals: hundredths.map(decimal) }));
