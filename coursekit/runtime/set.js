// <quiz-set>: the items of one place on a page, and what they come to together.

import { fill } from "./say.js";
import { Attempt } from "./attempt.js";
import { missed, showResult, sum } from "./result.js";

export class QuizSet extends HTMLElement {
  async connectedCallback() {
    if (this.items) return;
    this.items = [...this.querySelectorAll("quiz-item")];
    this.line = this.querySelector(".quiz-total"); // below all items: too far to look for it after each answer
    this.addEventListener("quiz-outcome", () => this.total());
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    if (this.hasAttribute("mode")) this.attempt = new Attempt(this);
    await this.attempt?.open(); // even where there is nothing to wait for: the items start after their set
    this.total();
  }

  // What can be done now: `exam` while answers are kept without being judged, else nothing special.
  get phase() {
    return this.attempt?.phase;
  }

  // Whether what was missed in an exam is gone through again: that counts for nothing.
  get isPractising() {
    return this.attempt?.state === "practice";
  }

  get all() {
    return this.attempt?.items ?? this.items;
  }

  get shown() {
    return this.all.filter((item) => !item.hidden);
  }

  total() {
    const sums = sum(this.shown);
    const { line } = this;
    line.textContent = `${fill(line.dataset.text, sums.words)} ${this.judgement(sums)}`;
    line.hidden = ["exam", "waiting"].includes(this.phase);
    if (sums.complete && this.phase !== "exam") showResult(this);
  }

  judgement({ complete, score, max }) {
    const mark = Number(this.getAttribute("pass-mark"));
    if (!mark || !complete || this.isPractising || this.shown.length < this.all.length) return "";
    return this.line.dataset[100 * score >= mark * max ? "passed" : "notPassed"];
  }

  act(name) {
    if (name === "missed") this.practise(missed(this.shown));
    else if (name === "all") this.showAll();
    else if (name) this.attempt?.act(name);
  }

  // Another go at some items, without showing their key first; what an exam came to stays as it was.
  practise(items) {
    for (const item of items) {
      if (this.phase === "done") item.rename("@practice");
      item.renew();
    }
    this.attempt?.practise();
    this.show(items);
    items[0].focusFirst();
  }

  // Back from there; an exam is shown again as it was marked.
  async showAll() {
    if (this.isPractising) await this.attempt.open();
    else this.show(this.all);
    this.focusFirst();
  }

  // What to read or answer first: what all came to, where that is shown, else the first item.
  focusFirst() {
    const panel = this.querySelector(".quiz-result");
    if (panel.hidden) this.all[0]?.focusFirst();
    else panel.querySelector(".quiz-verdict").focus();
  }

  show(items) {
    for (const item of this.items) item.hidden = !items.includes(item);
    this.querySelector("[data-do=all]").hidden = items.length === this.all.length && !this.isPractising;
    this.querySelector(".quiz-result").hidden = true;
    this.total();
  }
}
