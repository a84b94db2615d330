// Scores every case of a file in one process: `node outcomes.mjs cases.json` writes the outcomes of each scorer, and
// which known text or range each typed response was taken for.

import { readFileSync } from "node:fs";
import { decimal, recognise } from "../../coursekit/runtime/scoring.js";
import { scorers } from "./scorers.mjs";

const { cases, hundredths } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const outcomes = Object.fromEntries(
  Object.entries(scorers).map(([name, score]) => [
    name,
    cases.flatMap(({ declaration, responses }) => responses.map((response) => score(declaration, response))),
  ]),
);

const isTyped = ({ rule }) => rule === "match_text" || rule === "match_number";
const indexOf = ({ rule }, found) => (rule === "match_number" && found !== undefined ? Number(found) : found);
const isText = (response) => Array.isArray(response) && typeof response[0] === "string";
const recognised = cases.flatMap(({ declaration, responses }) =>
  responses.map((response) => (isTyped(declaration) && isText(response) ? indexOf(declaration, recognise(declaration, response)) : null)),
);

process.stdout.write(JSON.stringify({ outcomes, recognised, decimals: hundredths.map(decimal) }));
