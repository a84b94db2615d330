// Progress as one file, and back. A file is not trusted: it is refused as a whole where it is not one of this course's,
// whole and undamaged, and read record by record where it is.

import { cleaned, merge } from "./records.js";

export const MAX_BYTES = 1_000_000;
const FORMAT = "coursekit-progress";
const FILE_VERSION = 1;

export function packed(course, records) {
  const entries = [...cleaned(records)].sort(([one], [other]) => (one < other ? -1 : 1));
  const body = JSON.stringify(entries);
  return JSON.stringify({ format: FORMAT, v: FILE_VERSION, course, checksum: checksum(body), records: entries });
}

// Gives `{ records }`, or in `refused` the reason why not: huge, damaged, foreign, newer or other.
export function unpacked(course, text) {
  if (text.length > MAX_BYTES) return { refused: "huge" };
  const file = parsed(text);
  if (file === undefined) return { refused: "damaged" };
  if (file?.format !== FORMAT) return { refused: "foreign" };
  if (file.v !== FILE_VERSION) return { refused: "newer" };
  if (file.course !== course) return { refused: "other" };
  const { records } = file;
  if (!areEntries(records) || checksum(JSON.stringify(records)) !== file.checksum) return { refused: "damaged" };
  const found = cleaned(records);
  return { records: found, unread: records.length - found.size };
}

// What importing would do to each record of a file.
export function compared(here, there) {
  const both = merge(here, there);
  const counts = { added: 0, replaced: 0, newer: 0, same: 0 };
  for (const [key, record] of there) {
    const own = here.get(key);
    const same = own && JSON.stringify(own) === JSON.stringify(record);
    counts[!own ? "added" : same ? "same" : both.get(key) === record ? "replaced" : "newer"] += 1;
  }
  return counts;
}

function areEntries(value) {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry) && typeof entry[0] === "string");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// CRC-32 (ISO 3309) over the code units of a text: against accidents, not against anybody.
export function checksum(text) {
  let sum = -1;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    for (const byte of [unit & 255, unit >> 8]) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return (~sum >>> 0).toString(16);
}
