// One attempt at a quiz that is taken in attempts: which items, in which order, and how far it has come.
// What is drawn and how it is shuffled follows from the quiz, the attempt and the item alone, so it is the same
// after a reload and in a second tab, and another one in the next attempt.

import { isAttempt } from "./kept.js";
import { wordsOf } from "./feedback.js";
import { fill, make } from "./say.js";
import { itemKey, load, save } from "./store.js";

export class Attempt {
  constructor(set) {
    this.set = set;
    const quizzes = [set.getAttribute("quiz"), ...wordsOf(set, "formerly")];
    this.keys = quizzes.map((quiz) => itemKey(set.getAttribute("course"), quiz, "@"));
    [this.key] = this.keys;
    this.isExam = set.getAttribute("mode") === "exam";
    this.limit = Number(set.getAttribute("attempts")) || Infinity;
    this.take({ number: 0, order: [], state: "waiting" });
    set.addEventListener("quiz-change", () => this.overview());
  }

  // `waiting` to begin, `exam` while answering one, `done`, or `practice`.
  get phase() {
    return this.state === "open" ? (this.isExam ? "exam" : "practice") : this.state;
  }

  // An item that has left the quiz since it was drawn is left out; one that was renamed is still there.
  get items() {
    const names = (item) => [item.name, ...wordsOf(item, "formerly").map((name) => name.split(":")[1])];
    const byName = new Map(this.set.items.flatMap((item) => names(item).map((name) => [name, item])));
    return this.order.map((name) => byName.get(name)).filter(Boolean);
  }

  async open() {
    const record = await load(...this.keys);
    if (isAttempt(record)) this.take(record);
    if (!this.items.length && this.isExam) this.state = "waiting";
    else if (!this.items.length) await this.begin();
    await this.show();
  }

  take({ number, order, state }) {
    Object.assign(this, { number, order, state });
  }

  async begin() {
    this.number += 1;
    this.order = this.draw();
    this.state = "open";
    await this.keep();
  }

  // Another tab may have handed in this attempt, or gone on to a later one; then that counts. What was handed in is
  // kept under its number too, so that a later attempt takes nothing from an earlier one that was better.
  async keep() {
    const { number, order, state } = this;
    const kept = await load(...this.keys);
    const ahead = isAttempt(kept) && (kept.number > number || (kept.number === number && kept.state === "done"));
    if (ahead) return this.take(kept);
    const fields = { number, order, state };
    await save(this.key, fields);
    if (state === "done") await save(this.key + number, fields);
  }

  draw() {
    const { items } = this.set;
    const ranked = this.ranked(items, (item) => item.name);
    const counts = wordsOf(this.set, "draws");
    const taken = new Set(counts.length ? [] : items);
    for (const [index, count] of counts.entries()) {
      const left = ranked.filter((item) => !taken.has(item) && wordsOf(item, "draws").includes(String(index)));
      for (const item of left.slice(0, count)) taken.add(item);
    }
    return (this.shuffles("items") ? ranked : items).filter((item) => taken.has(item)).map((item) => item.name);
  }

  shuffles(what) {
    return wordsOf(this.set, "shuffle").includes(what);
  }

  ranked(things, name) {
    const rank = (thing) => hash(`${this.number}/${name(thing)}/${this.key}`);
    return [...things].sort((one, other) => rank(one) - rank(other));
  }

  // Shows the attempt as it stands, with the answers that are kept of it, marked where it is over.
  async show() {
    for (const item of this.items) {
      item.rename(`@${this.number}`);
      item.renew();
    }
    this.arrange();
    await Promise.all(this.items.map((item) => item.restore()));
    if (this.state === "done") for (const item of this.items) item.mark();
    this.overview();
    this.set.total();
  }

  part(selector) {
    return this.set.querySelector(selector);
  }

  // Puts the drawn items in their order, numbered anew, and hides the rest.
  arrange() {
    const { items } = this;
    this.set.show(items);
    this.part(".quiz-overview").after(...items);
    for (const [index, item] of items.entries()) {
      if (this.shuffles("choices")) this.shuffleChoices(item);
      for (const place of item.querySelectorAll(".quiz-n")) place.textContent = index + 1;
    }
    this.drawButtons();
  }

  shuffleChoices(item) {
    const controls = item.querySelectorAll("[data-mixes] [name=response]");
    const ranked = this.ranked(controls, (control) => `${item.name} ${control.value}`);
    for (const control of ranked) control.closest("fieldset").append(control.closest(".quiz-choice"));
  }

  drawButtons() {
    const { phase, number, limit } = this;
    const left = number < limit;
    const shown = { start: phase === "waiting", submit: phase === "exam", "submit-anyway": false, again: left };
    for (const button of this.set.querySelectorAll("[data-do]")) {
      const name = button.dataset.do;
      if (name in shown) button.hidden = !shown[name];
    }
    const line = this.part(".quiz-attempt");
    const last = left || this.state === "open" ? "" : line.dataset.last;
    line.hidden = !number;
    line.textContent = `${fill(line.dataset.text, { number, count: limit })} ${last}`;
    this.set.setAttribute("phase", phase);
  }

  act(name) {
    if (name === "start" || name === "again") return this.start();
    return this.submit(name === "submit" ? this.items.filter((item) => item.isBlank) : []);
  }

  async start() {
    await this.begin();
    await this.show();
    this.set.focusFirst();
  }

  // Asks once about blank answers, then marks everything together.
  async submit(blank) {
    const line = this.part(".quiz-blanks");
    line.hidden = this.part("[data-do=submit-anyway]").hidden = !blank.length;
    if (blank.length) {
      const list = blank.map((item) => this.items.indexOf(item) + 1).join(", ");
      line.textContent = fill(line.dataset.text, { list });
      return line.focus();
    }
    this.state = "done";
    await this.keep();
    await this.show();
    return this.set.focusFirst();
  }

  practise() {
    if (this.isExam) this.state = "practice";
    this.drawButtons();
    this.overview();
  }

  // A list of links to the questions of an exam, each with how it stands.
  overview() {
    const nav = this.part(".quiz-overview");
    nav.hidden = this.phase !== "exam";
    if (nav.hidden) return;
    const { item: text, answered, unanswered, flagged } = nav.dataset;
    const rows = this.items.map((item, index) => {
      const link = make("a", fill(text, { number: index + 1 }));
      link.href = `#${item.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation(); // a theme that swaps pages itself would put this one in anew
        item.focusFirst();
      });
      return make("li", link, `: ${item.isBlank ? unanswered : answered}${item.flagged ? `, ${flagged}` : ""}`);
    });
    nav.firstElementChild.replaceChildren(...rows);
  }
}

// Multiplies by Knuth's 2654435761 and folds, sign by sign. What all texts end with mixes what they differ in.
function hash(text) {
  let h = 0;
  for (const sign of text) {
    h = Math.imul(h ^ sign.charCodeAt(0), 2654435761);
    h ^= h >>> 13;
  }
  return h;
}
