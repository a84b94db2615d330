// <quiz-set>: the items of one place on a page, and what they come to together.

import { WORDS } from "./words.js";
import { fill, points } from "./feedback.js";

export class QuizSet extends HTMLElement {
  connectedCallback() {
    this.addEventListener("quiz-outcome", () => this.total());
    queueMicrotask(() => this.total());
  }

  total() {
    const items = [...this.querySelectorAll("quiz-item")];
    const outcomes = items.map((item) => item.outcome).filter(Boolean);
    const score = outcomes.reduce((sum, outcome) => sum + outcome.score, 0);
    const max = items.reduce((sum, item) => sum + (item.declaration ? item.declaration.max_score : 0), 0);
    const values = { answered: outcomes.length, count: items.length, score: points(score), max: points(max) };
    const line = this.querySelector(".quiz-total");
    line.textContent = [fill(WORDS.total, values), this.judgement(outcomes.length === items.length, score, max)].join(" ");
  }

  judgement(complete, score, max) {
    const mark = Number(this.getAttribute("pass-mark"));
    if (!mark || !complete) return "";
    return 100 * score >= mark * max ? WORDS.passed : WORDS.not_passed;
  }
}
