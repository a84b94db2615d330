// One attempt at a quiz that is taken in attempts: which items, in which order, and how far it has come.
// What is drawn and how it is shuffled follows from the quiz, the attempt and the item alone, so it is the same
// after a reload and in a second tab, and another one in the next attempt.

import { fill } from "./feedback.js";
import { itemKey, load, save } from "./store.js";

export class Attempt {
  constructor(set) {
    this.set = set;
    this.key = itemKey(set.getAttribute("course"), set.getAttribute("quiz"), "@");
    this.isExam = set.getAttribute("mode") === "exam";
    this.limit = Number(set.getAttribute("attempts")) || Infinity;
    Object.assign(this, { number: 0, order: [], state: "waiting" });
    set.addEventListener("quiz-change", () => this.overview());
  }

  // `waiting` to begin, `exam` while answering one, `done`, or `practice`.
  get phase() {
    return this.state === "open" ? (this.isExam ? "exam" : "practice") : this.state;
  }

  get items() {
    const byName = new Map(this.set.items.map((item) => [nameOf(item), item]));
    return this.order.map((name) => byName.get(name)).filter(Boolean);
  }

  async open() {
    const record = await load(this.key);
    if (isAttempt(record)) this.take(record);
    else if (!this.isExam) await this.begin();
    this.arrange();
    await this.enter();
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

  // Another tab may have gone on to a later attempt; then that one counts.
  async keep() {
    const kept = await load(this.key);
    if (isAttempt(kept) && kept.number > this.number) this.take(kept);
    else await save(this.key, { number: this.number, order: this.order, state: this.state });
  }

  draw() {
    const set = this.set;
    const ranked = this.ranked(set.items, nameOf);
    const counts = (set.getAttribute("draws") ?? "").split(" ").filter(Boolean).map(Number);
    const taken = new Set(counts.length ? [] : set.items);
    for (const [index, count] of counts.entries()) {
      const left = ranked.filter((item) => !taken.has(item) && drawsOf(item).includes(String(index)));
      for (const item of left.slice(0, count)) taken.add(item);
    }
    const order = this.shuffles("items") ? ranked : set.items;
    return order.filter((item) => taken.has(item)).map(nameOf);
  }

  shuffles(what) {
    return (this.set.getAttribute("shuffle") ?? "").split(" ").includes(what);
  }

  ranked(things, name) {
    const rank = new Map(things.map((thing) => [thing, hash(`${this.key}${this.number}/${name(thing)}`)]));
    return [...things].sort((one, other) => rank.get(one) - rank.get(other));
  }

  // Puts the drawn items in their order, numbered anew, and hides the rest.
  arrange() {
    const { set, items } = this;
    for (const item of set.items) item.hidden = !items.includes(item);
    const last = set.items.at(-1).nextElementSibling;
    for (const item of items) set.insertBefore(item, last);
    if (this.shuffles("choices")) items.forEach((item) => this.shuffleChoices(item));
    items.forEach((item, index) => renumber(item, index + 1));
    this.drawButtons();
    this.overview();
  }

  shuffleChoices(item) {
    const rows = [...item.querySelectorAll(".quiz-choice:has([name=response])")];
    const ranked = this.ranked(rows, (row) => `${nameOf(item)} ${row.querySelector("input").value}`);
    const after = rows.at(-1)?.nextSibling;
    for (const row of ranked) row.parentNode.insertBefore(row, after);
  }

  drawButtons() {
    const left = this.number < this.limit;
    const show = (name, shown) => {
      for (const button of this.set.querySelectorAll(`[data-do="${name}"]`)) button.hidden = !shown;
    };
    show("start", this.state === "waiting");
    show("submit", this.phase === "exam");
    show("submit-anyway", false);
    show("again", left && this.state !== "waiting" && this.phase !== "exam");
    const line = this.set.querySelector(".quiz-attempt");
    const words = this.number ? fill(line.dataset.text, { number: this.number, count: this.limit }) : "";
    line.textContent = left || !this.number ? words : `${words} ${line.dataset.last}`;
    this.set.setAttribute("phase", this.phase);
  }

  // Gives each item its answers of this attempt, and marks them where it is over.
  async enter() {
    await customElements.whenDefined("quiz-item");
    await Promise.all(this.items.map((item) => item.renew(`@${this.number}`)));
    if (this.state === "done") this.items.forEach((item) => item.mark());
    this.overview();
    this.set.total();
  }

  act(name) {
    if (name === "start" || name === "again") return this.start();
    if (name === "submit") return this.submit(this.items.filter((item) => item.isBlank));
    return this.submit([]);
  }

  async start() {
    this.set.querySelector(".quiz-result").hidden = true;
    await this.begin();
    this.arrange();
    await this.enter();
    this.items[0].focusFirst();
  }

  // Asks once about blank answers, then marks everything together.
  async submit(blank) {
    const line = this.set.querySelector(".quiz-blanks");
    line.hidden = !blank.length;
    this.set.querySelector("[data-do=submit-anyway]").hidden = !blank.length;
    if (blank.length) {
      const list = blank.map((item) => this.items.indexOf(item) + 1).join(", ");
      line.textContent = fill(line.dataset.text, { list });
      return line.focus();
    }
    this.state = "done";
    await this.keep();
    this.drawButtons();
    this.items.forEach((item) => item.mark());
    this.overview();
    this.set.total();
    return this.set.querySelector(".quiz-result .quiz-verdict").focus();
  }

  practise() {
    if (this.isExam) this.state = "practice";
    this.drawButtons();
    this.overview();
  }

  // A list of links to the questions of an exam, each with how it stands.
  overview() {
    const nav = this.set.querySelector(".quiz-overview");
    nav.hidden = this.phase !== "exam";
    if (nav.hidden) return;
    const rows = this.items.map((item, index) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${item.id}`;
      link.textContent = fill(nav.dataset.item, { number: index + 1 });
      const states = [nav.dataset[item.isBlank ? "unanswered" : "answered"], item.flagged ? nav.dataset.flagged : ""];
      row.append(link, `: ${states.filter(Boolean).join(", ")}`);
      return row;
    });
    nav.firstElementChild.replaceChildren(...rows);
  }
}

function nameOf(item) {
  const from = item.getAttribute("from");
  return (from ? `${from}/` : "") + item.getAttribute("item");
}

function drawsOf(item) {
  return (item.getAttribute("draws") ?? "").split(" ");
}

function renumber(item, number) {
  for (const place of item.querySelectorAll(".quiz-n")) place.textContent = number;
}

function isAttempt(record) {
  return (
    record !== undefined &&
    Number.isSafeInteger(record.number) &&
    record.number > 0 &&
    Array.isArray(record.order) &&
    record.order.every((name) => typeof name === "string") &&
    ["open", "done"].includes(record.state)
  );
}

// FNV-1a with a final mix (both public domain): near texts get far numbers.
function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return (h ^ (h >>> 16)) >>> 0;
}
