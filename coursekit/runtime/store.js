// What a learner has answered, one record per item, so that no two tabs ever write the same value.
// IndexedDB is the truth: it survives a browser that is killed. localStorage is its mirror, for browsers that
// refuse the former; where both refuse, answers live as long as the page. What is read back is not trusted. The other
// half of this room is `shelf.js`, for all records of a course at once.

const VERSION = 1;
export const memory = (globalThis[Symbol.for("coursekit")] ??= new Map()); // one for all scripts of a page
let opening;

// What another tab deletes is not to come back from here.
globalThis.addEventListener?.("storage", ({ key, newValue }) => newValue === null && memory.delete(key));

export function prefixOf(course) {
  return `coursekit:${course}:`;
}

export function now() {
  return Date.now();
}

// Gives the newest record kept under a key, else under the first of its former keys that holds one, or undefined.
export async function load(key, ...former) {
  const record = newest(newest(memory.get(key), mirrored(key)), await inDatabase("readonly", (rows) => rows.get(key)));
  if (record) memory.set(key, record);
  return record || !former.length ? record : load(...former);
}

// Keeps some fields under a key; tells whether they will outlive the page.
export async function save(key, fields) {
  const known = newest(memory.get(key), mirrored(key));
  const record = { ...fields, v: VERSION, revision: (known?.revision ?? 0) + 1, time: now() };
  memory.set(key, record);
  const inMirror = mirror(key, record);
  const kept = await inDatabase("readwrite", (rows) => rows.put(record, key));
  return Boolean(inMirror || kept);
}

// Of two records the later revision counts; the clock, which may be wrong, only decides between equals, and what is
// written in them between those, so that the order in which they are looked at never matters.
export function newest(one, other) {
  if (!isRecord(one) || !isRecord(other)) return [one, other].find(isRecord);
  const later = other.revision - one.revision || other.time - one.time || JSON.stringify(other) > JSON.stringify(one);
  return later > 0 ? other : one;
}

// The revision stays below the largest whole number, so that counting it up always makes a later one.
export function isRecord(value) {
  return (
    value?.v === VERSION &&
    Number.isSafeInteger(value.revision) &&
    value.revision > 0 &&
    value.revision < Number.MAX_SAFE_INTEGER &&
    Number.isFinite(value.time)
  );
}

export function mirror(key, record) {
  return attempt(() => {
    localStorage.setItem(key, JSON.stringify(record));
    return true;
  });
}

export function mirrored(key) {
  return attempt(() => JSON.parse(localStorage.getItem(key)));
}

export function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("coursekit", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("answers");
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  return opening;
}

// Runs one request and waits until its transaction is complete; undefined where that cannot be.
export async function inDatabase(mode, use) {
  try {
    const transaction = (await database()).transaction("answers", mode);
    const request = use(transaction.objectStore("answers"));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject; // what follows upon every error
    });
    return request.result;
  } catch {
    return undefined;
  }
}
