// What every element about progress does: it reads the records of its course when it is put into a page, and again
// whenever they may have changed: in this page, in another tab, or while the page lay in the browser's back-forward cache.

import { Progress } from "./progress.js";
import { cleaned } from "./records.js";
import { recordsOf } from "./shelf.js";

const EVENTS = ["pageshow", "visibilitychange", "storage", "quiz-kept", "course-change"];

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

  changed() {
    dispatchEvent(new CustomEvent("course-change"));
  }
}
