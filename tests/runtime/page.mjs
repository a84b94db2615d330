// A page as a learner meets it: rendered questions, the bundle that runs them, and a browser's storages.

import vm from "node:vm";
import { Document, Element } from "./fake-dom.mjs";
import { FakeIndexedDB, FakeLocalStorage, deny } from "./fake-storage.mjs";
import { bundles, quizzes } from "./fixtures.mjs";

export class Browser {
  localStorage = new FakeLocalStorage();
  indexedDB = new FakeIndexedDB();
  denied = false;

  // Opens a page with the examples of a type; `edit` changes its HTML first. Every page runs its script anew.
  open(type, { language = "en", edit = (html) => html } = {}) {
    const document = new Document();
    const customElements = {
      get: (tag) => document.classes.get(tag),
      define: (tag, element) => {
        if (document.classes.has(tag)) throw new Error(`<${tag}> is defined twice`);
        document.classes.set(tag, element);
      },
    };
    const { localStorage, indexedDB } = this;
    const globals = { HTMLElement: Element, document, customElements, CustomEvent, queueMicrotask, window: {} };
    if (this.denied) ["localStorage", "indexedDB"].forEach((name) => deny(globals, name));
    else Object.assign(globals, { localStorage, indexedDB });
    const context = vm.createContext(globals);
    const page = { document, script: () => vm.runInContext(bundles[language], context) };
    page.script();
    page.body = document.open(edit(quizzes[language][type]));
    page.items = page.body.querySelectorAll("quiz-item").map((element) => new Item(element));
    page.total = () => page.body.querySelector(".quiz-total").textContent;
    return page;
  }

  // Opens a page and waits until it has shown what it remembers.
  async visit(type, options) {
    const page = this.open(type, options);
    await this.indexedDB.settled();
    return page;
  }

  records() {
    return Object.fromEntries([...this.localStorage.rows].map(([key, text]) => [key, JSON.parse(text)]));
  }
}

// A question as a learner sees and handles it.
export class Item {
  constructor(element) {
    this.element = element;
    this.part = (selector) => element.querySelector(selector);
    this.controls = element.querySelectorAll("input");
  }

  choose(...values) {
    for (const control of this.controls) {
      if (control.type === "radio" || values.includes(control.value)) control.checked = values.includes(control.value);
    }
    this.controls[0].dispatchEvent(new Event("change", { bubbles: true }));
    return this;
  }

  check() {
    const event = new Event("submit", { bubbles: true, cancelable: true });
    this.part("form").dispatchEvent(event);
    return event;
  }

  again() {
    this.part(".quiz-again").dispatchEvent(new Event("click", { bubbles: true }));
  }

  text(selector) {
    return this.part(selector).textContent;
  }

  shown(selector) {
    return !this.part(selector).hidden;
  }

  get chosen() {
    return this.controls.filter((control) => control.checked).map((control) => control.value);
  }

  get marks() {
    return this.element.querySelectorAll("label").map((label) => label.dataset.mark ?? "");
  }

  // The markup contract: `[status, score, max-score]`, null where an attribute is not there.
  get contract() {
    return ["status", "score", "max-score"].map((name) => this.element.getAttribute(name));
  }
}
