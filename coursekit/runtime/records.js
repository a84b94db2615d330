// What each kind of record may hold. Storage and files are not trusted: a record is copied field by field, and what is
// not as it should be counts for nothing.

import { isAttempt } from "./kept.js";
import { isResponse } from "./response.js";
import { isRecord, newest } from "./store.js";

const MAX_NAME = 200;
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";

// The keys of a course without what they all begin with, and what a record under such a key holds.
const KINDS = [
  [/^@read:./, ({ read }) => typeof read === "boolean" && { read }],
  [/^@name$/, ({ name }) => typeof name === "string" && name.length <= MAX_NAME && { name }],
  [new RegExp(`^${ID}:@[0-9]*$`), attemptOf],
  [new RegExp(`^${ID}:${ID}(?:/${ID})?(?:@(?:[0-9]+|practice))?$`), answerOf],
];

// A copy of a record with nothing but what belongs there, or undefined.
export function clean(key, record) {
  const [, read] = KINDS.find(([pattern]) => pattern.test(key)) ?? [];
  const fields = read && isRecord(record) && read(record);
  return fields ? { v: record.v, revision: record.revision, time: record.time, ...fields } : undefined;
}

export function cleaned(entries) {
  const found = new Map();
  for (const [key, record] of entries) {
    const copy = clean(key, record);
    if (copy) found.set(key, copy);
  }
  return found;
}

// The union of two sets of records. Whichever comes first, and however often, the outcome is the same.
export function merge(one, other) {
  const found = new Map(one);
  for (const [key, record] of other) found.set(key, newest(found.get(key), record));
  return found;
}

function attemptOf({ number, order, state }) {
  return isAttempt({ number, order, state }) && { number, order: [...order], state };
}

function answerOf({ response, digest, score, max_score, certainty, flagged, hints, box }) {
  if (typeof digest !== "string" || !isResponse(response)) return false;
  return {
    response: Array.isArray(response) ? [...response] : fieldsOf(response),
    digest,
    ...(isPoints(score) && isPoints(max_score) && score <= max_score ? { score, max_score } : {}),
    certainty: [1, 2, 3].includes(certainty) ? certainty : 0,
    flagged: flagged === true,
    hints: isPoints(hints) ? hints : 0,
    ...(isPoints(box) ? { box } : {}),
  };
}

// Names are an author's, so that none may reach what every object inherits.
function fieldsOf(response) {
  const fields = Object.entries(response).filter(([name]) => name !== "__proto__");
  return Object.fromEntries(fields.map(([name, texts]) => [name, [...texts]]));
}

function isPoints(value) {
  return Number.isSafeInteger(value) && value >= 0;
}
