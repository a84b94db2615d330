// The two storages of a browser, as far as the runtime uses them, in all the ways they fail.

export class FakeLocalStorage {
  rows = new Map();
  full = false;
  room = Infinity; // writes that still succeed
  onremoved = () => {}; // what other tabs do that hear of it

  get length() {
    return this.rows.size;
  }

  key(index) {
    return [...this.rows.keys()][index] ?? null;
  }

  removeItem(key) {
    this.rows.delete(key);
    this.onremoved(key);
  }

  getItem(key) {
    return this.rows.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.full || this.room <= 0) throw new DOMException("full", "QuotaExceededError");
    this.room -= 1;
    this.rows.set(key, String(value));
  }
}

// `fails` names the step that goes wrong: "open", "transaction", "put" or "commit".
export class FakeIndexedDB {
  rows = undefined;
  fails = "";
  pending = 0;

  later(step) {
    this.pending += 1;
    setImmediate(() => {
      this.pending -= 1;
      step();
    });
  }

  // Waits until nothing is on its way to or from the database.
  async settled() {
    do await new Promise(setImmediate);
    while (this.pending);
    await new Promise(setImmediate);
  }

  open() {
    const request = {};
    this.later(() => {
      if (this.fails === "open") return request.onerror(Object.assign(request, { error: new Error("refused") }));
      request.result = { createObjectStore: () => (this.rows = new Map()), transaction: () => this.transaction() };
      if (!this.rows) request.onupgradeneeded();
      return request.onsuccess();
    });
    return request;
  }

  read(work, look) {
    const request = {};
    work.push(() => (request.result = look()));
    return request;
  }

  transaction() {
    if (this.fails === "transaction") throw new DOMException("closing", "InvalidStateError");
    const transaction = { objectStore: () => store };
    const work = [];
    const store = {
      get: (key) => {
        const request = {};
        work.push(() => (request.result = structuredClone(this.rows.get(key))));
        return request;
      },
      put: (value, key) => {
        if (this.fails === "put") throw new DOMException("cannot be cloned", "DataCloneError");
        const copy = structuredClone(value);
        work.push(() => {
          if (this.fails === "commit") throw new DOMException("full", "QuotaExceededError");
          this.rows.set(key, copy);
        });
        return { result: key };
      },
      getAllKeys: () => this.read(work, () => [...this.rows.keys()]),
      getAll: () => this.read(work, () => structuredClone([...this.rows.values()])),
      delete: ({ lower, upper }) =>
        this.read(work, () => {
          for (const key of [...this.rows.keys()]) if (key >= lower && key <= upper) this.rows.delete(key);
        }),
    };
    this.later(() => {
      try {
        if (this.fails === "read") throw new DOMException("lost", "UnknownError");
        for (const step of work) step();
      } catch {
        return transaction.onabort();
      }
      return transaction.oncomplete?.();
    });
    return transaction;
  }
}

// What stands for a stretch of keys.
export const FakeKeyRange = { bound: (lower, upper) => ({ lower, upper }) };

// Opens a page: one that has just been opened remembers nothing, whatever other tabs do.
export function newPage(load) {
  delete globalThis[Symbol.for("coursekit")];
  return load();
}

// Gives `target` a property that throws when it is only looked at, as browsers do where storage is denied.
export function deny(target, name) {
  Object.defineProperty(target, name, {
    configurable: true,
    get() {
      throw new DOMException("denied", "SecurityError");
    },
  });
}

export function provide(target, name, value) {
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
}

// Gives this process fresh storages, as a browser has them that was never here.
export function provideStorages() {
  const storages = { mirror: new FakeLocalStorage(), database: new FakeIndexedDB() };
  provide(globalThis, "localStorage", storages.mirror);
  provide(globalThis, "indexedDB", storages.database);
  provide(globalThis, "IDBKeyRange", FakeKeyRange);
  return storages;
}
