// <quiz-set>: the items of one place on a page, and what they come to together.

import { fill } from "./feedback.js";
import { Attempt } from "./attempt.js";
import { showResult, sum } from "./result.js";

export class QuizSet extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.items = [...this.querySelectorAll("quiz-item")];
    this.attempt = this.hasAttribute("mode") ? new Attempt(this) : undefined;
    this.ready = Promise.resolve(this.attempt?.open());
    this.addEventListener("quiz-outcome", () => this.total());
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    this.ready.then(() => this.total());
  }

  // What can be done now: `exam` while answers are kept without being judged, else nothing special.
  get phase() {
    return this.attempt?.phase;
  }

  get shown() {
    return this.items.filter((item) => !item.hidden);
  }

  total() {
    const sums = sum(this.shown);
    const line = this.querySelector(".quiz-total");
    line.textContent = [fill(line.dataset.text, sums.words), this.judgement(sums)].join(" ");
    line.hidden = this.phase === "exam" || this.phase === "waiting";
    if (sums.complete && this.phase !== "exam") showResult(this);
  }

  judgement({ complete, score, max }) {
    const mark = Number(this.getAttribute("pass-mark"));
    if (!mark || !complete) return "";
    return this.querySelector(".quiz-total").dataset[100 * score >= mark * max ? "passed" : "notPassed"];
  }

  act(name) {
    if (name === "missed") this.practise(this.shown.filter((item) => item.outcome.score < item.outcome.max_score));
    else if (name === "all") this.show(this.attempt ? this.attempt.items : this.items);
    else if (name) this.attempt?.act(name);
  }

  // Another go at some items, without showing their key first; what an exam came to stays as it was.
  practise(items) {
    this.show(items);
    for (const item of items) {
      if (this.phase === "done") item.renew("@practice");
      else item.clear();
      item.outcome = undefined;
    }
    this.attempt?.practise();
    this.total();
    items[0]?.focusFirst();
  }

  show(items) {
    for (const item of this.items) item.hidden = !items.includes(item);
    this.querySelector("[data-do=all]").hidden = items.length === this.items.length;
    this.querySelector(".quiz-result").hidden = true;
    this.total();
  }
}
