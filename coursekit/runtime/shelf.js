// All records of a course at once: to compute progress from, to move and to delete. The other half of `store.js`.

import { attempt, inDatabase, memory, mirror, mirrored, newest, prefixOf } from "./store.js";

// Every record of a course, by its key without what they all begin with.
export async function recordsOf(course) {
  const prefix = prefixOf(course);
  const rows = new Map(await inDatabase("readonly", allRows));
  const found = new Map();
  for (const key of new Set([...memory.keys(), ...mirroredKeys(), ...rows.keys()])) {
    const record = newest(newest(memory.get(key), mirrored(key)), rows.get(key));
    if (record && String(key).startsWith(prefix)) found.set(key.slice(prefix.length), record);
  }
  return found;
}

// Keeps records of a course as they are; tells whether all of them will outlive the page.
export async function put(course, entries) {
  const rows = entries.map(([key, record]) => [prefixOf(course) + key, record]);
  for (const [key, record] of rows) memory.set(key, record);
  const mirrors = rows.map(([key, record]) => mirror(key, record));
  const kept = await inDatabase("readwrite", (store) => {
    for (const [key, record] of rows) store.put(record, key);
    return { result: true };
  });
  return Boolean(mirrors.every(Boolean) || kept);
}

// Deletes all that is kept of a course, readable or not; tells whether none is left. localStorage comes last: other tabs
// hear of what leaves it, and look again.
export async function forget(course) {
  const prefix = prefixOf(course);
  const own = () => mirroredKeys().filter((key) => key.startsWith(prefix));
  for (const key of [...memory.keys()].filter((name) => name.startsWith(prefix))) memory.delete(key);
  await inDatabase("readwrite", (store) => store.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
  for (const key of own()) attempt(() => localStorage.removeItem(key));
  return !own().length && !(await recordsOf(course)).size;
}

function mirroredKeys() {
  return attempt(() => Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))) ?? [];
}

// Stands in for one request that gives `[key, record]` of all there is.
function allRows(rows) {
  const [keys, values] = [rows.getAllKeys(), rows.getAll()];
  return {
    get result() {
      return keys.result.map((key, index) => [key, values.result[index]]);
    },
  };
}

// The day it is where the learner is, as `2026-11-25`.
export function today() {
  const date = new Date();
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
