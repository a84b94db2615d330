// What a record of an attempt has to hold.

import { areTexts } from "./typed.js";

export function isAttempt(record) {
  return (
    Number.isSafeInteger(record?.number) &&
    record.number > 0 &&
    areTexts(record.order) &&
    ["open", "done"].includes(record.state)
  );
}
