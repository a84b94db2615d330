// What every element about progress does: it reads the records of its course when it is put into a page, and again
// whenever they may have changed: in this page, in another tab, or while the page lay in the browser's back-forward cache.

import { JOURNEY } from "./journey-words.js";
import { Progress } from "./progress.js";
import { cleaned } from "./records.js";
import { recordsOf } from "./shelf.js";
import { prefixOf, save } from "./store.js";

const EVENTS = ["pageshow", "visibilitychange", "storage", "quiz-kept", "course-change"];

let toldUnsaved = false;

export class Live extends HTMLElement {
  connectedCallback() {
    this.again ??= () => this.refresh();
    for (const name of EVENTS) addEventListener(name, this.again);
    this.start?.();
    this.start = undefined; // once, however often the element is moved
    this.refresh();
  }

  disconnectedCallback() {
    for (const name of EVENTS) removeEventListener(name, this.again);
  }

  get course() {
    return this.getAttribute("course");
  }

  part(selector) {
    return this.querySelector(selector);
  }

  parts(selector) {
    return [...this.querySelectorAll(selector)];
  }

  // Of several readings at the same time only the last is shown.
  async refresh() {
    const reading = Symbol("reading");
    this.reading = reading;
    const records = cleaned(await recordsOf(this.course));
    if (reading === this.reading) this.show(records);
  }

  progress(records) {
    return new Progress(JSON.parse(this.getAttribute("data")), records);
  }

  // Keeps some fields, and says `text` once they are kept; that they cannot be kept is said once.
  async keep(key, fields, text) {
    const saved = await save(prefixOf(this.course) + key, fields);
    this.part(".course-said").textContent = saved ? text : toldUnsaved ? "" : JOURNEY.unsaved;
    toldUnsaved ||= !saved;
    this.changed();
  }

  changed() {
    dispatchEvent(new CustomEvent("course-change"));
  }
}
