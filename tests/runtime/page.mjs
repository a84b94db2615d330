// A page as a learner meets it: rendered questions, the bundle that runs them, and a browser's storages.

import vm from "node:vm";
import { Document } from "./fake-dom.mjs";
import { Element } from "./fake-element.mjs";
import { FakeIndexedDB, FakeLocalStorage, deny } from "./fake-storage.mjs";
import { bundles, quizzes } from "./fixtures.mjs";
import { Item, isOut, press } from "./question.mjs";

export class Browser {
  localStorage = new FakeLocalStorage();
  indexedDB = new FakeIndexedDB();
  denied = false;

  // Opens a page with a quiz (or the examples of a type); `edit` changes its HTML first. Every page runs its script
  // anew, so two pages that are open at the same time are two tabs.
  open(name, { language = "en", edit = (html) => html, hash = "" } = {}) {
    const document = new Document();
    const customElements = {
      get: (tag) => document.classes.get(tag),
      define: (tag, element) => {
        if (document.classes.has(tag)) throw new Error(`<${tag}> is defined twice`);
        document.classes.set(tag, element);
      },
    };
    const { localStorage, indexedDB } = this;
    const globals = { HTMLElement: Element, document, customElements, Event, queueMicrotask, window: { addEventListener() {} }, location: { hash } };
    if (this.denied) ["localStorage", "indexedDB"].forEach((storage) => deny(globals, storage));
    else Object.assign(globals, { localStorage, indexedDB });
    const context = vm.createContext(globals);
    const script = () => vm.runInContext(bundles[language], context);
    script();
    return new Page(this, document, document.open(edit(quizzes[language][name])), script);
  }

  // Opens a page and waits until it has shown what it remembers.
  async visit(name, options) {
    const page = this.open(name, options);
    await this.indexedDB.settled();
    return page;
  }

  records() {
    return Object.fromEntries([...this.localStorage.rows].map(([key, text]) => [key, JSON.parse(text)]));
  }

  // Changes what is saved under a key, as whoever opens the browser's tools can.
  tamper(key, changes) {
    const record = { ...this.records()[key], ...changes };
    this.indexedDB.rows.clear();
    this.localStorage.setItem(key, JSON.stringify(record));
  }
}

export class Page {
  constructor(browser, document, body, script) {
    Object.assign(this, { browser, document, body, script });
    this.everything = body.querySelectorAll("quiz-item").map((element) => new Item(element));
  }

  part(selector) {
    return this.body.querySelector(selector);
  }

  // The questions that are shown, in the order they are shown in.
  get items() {
    const order = this.body.querySelectorAll("quiz-item");
    return order.filter((element) => !element.hidden).map((element) => this.everything.find((item) => item.element === element));
  }

  get names() {
    return this.items.map((item) => item.name);
  }

  get phase() {
    return this.part("quiz-set").getAttribute("phase");
  }

  // What a learner sees of the set around the questions: the texts of all that is not hidden.
  text(selector) {
    const element = this.part(selector);
    return this.shown(selector) ? element.textContent.replace(/\s+/g, " ").trim() : "";
  }

  shown(selector) {
    for (let element = this.part(selector); element; element = element.parent) if (isOut(element)) return false;
    return this.part(selector) !== null;
  }

  total() {
    return this.part(".quiz-total").textContent;
  }

  // Presses a button of the set, and waits until all is done that follows.
  async press(name) {
    if (!this.shown(`[data-do=${name}]`)) throw new Error(`no button ${name} is shown`);
    press(this.part(`[data-do=${name}]`));
    await this.browser.indexedDB.settled();
  }
}
