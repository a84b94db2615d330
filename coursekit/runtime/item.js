// <quiz-item>: the life of one question. It starts itself wherever it is put into a page, so a theme that swaps
// pages without loading them needs no special care.

import { decimal, score } from "./scoring.js";
import { allControls, isResponse, readResponse, writeResponse } from "./response.js";
import { itemKey, load, now, save } from "./store.js";
import { mark, sayVerdict, showFeedback, unmark, wordsOf } from "./feedback.js";
import { isDue, nextBox } from "./leitner.js";
import { enhancements } from "./registry.js";

let saidUnsaved = false;

export class QuizItem extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.part("form");
    this.set = this.closest("quiz-set");
    this.declaration = JSON.parse(this.getAttribute("declaration"));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("click", (event) => {
      // A frame may forbid forms to be submitted; the press of the button that would do it is noticed even there.
      if (event.target.matches(".quiz-check[type=submit]")) this.submitted(event);
    });
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.form.addEventListener("toggle", (event) => this.hinted(event.target), true);
    this.part(".quiz-again").addEventListener("click", () => this.retry());
    this.enhancement = enhancements.get(this.getAttribute("type"))?.(this);
    for (const hint of this.hints.slice(1)) hint.hidden = true;
    this.rename("");
    if (!this.set.attempt) this.restore(); // an attempt gives its items their answers itself
  }

  submitted(event) {
    event.preventDefault();
    if (!this.inExam) this.check(); // the Enter key submits a form even where its button is hidden
  }

  part(selector) {
    return this.querySelector(selector);
  }

  // The name of this item within its quiz.
  get name() {
    const from = this.getAttribute("from");
    return (from ? `${from}/` : "") + this.getAttribute("item");
  }

  // Answers are kept under the item's name, and a suffix in each attempt. Those kept under a name from before its
  // author renamed it, `quiz:name`, are its own too.
  rename(suffix) {
    this.suffix = suffix;
    this.kept = undefined;
    const names = [`${this.getAttribute("quiz")}:${this.name}`, ...wordsOf(this, "formerly")];
    this.keys = names.map((name) => itemKey(this.getAttribute("course"), ...name.split(":")) + suffix);
  }

  get response() {
    return readResponse(this.form, this.declaration);
  }

  get hints() {
    return [...this.querySelectorAll(".quiz-hint")];
  }

  get usedHints() {
    return this.hints.filter((hint) => hint.used).length;
  }

  get inExam() {
    return this.set.phase === "exam";
  }

  // What an answer is kept with, to tell whether the item has changed since.
  get digest() {
    return this.getAttribute("digest");
  }

  // What is kept where nothing has been answered.
  get blank() {
    const response = this.declaration.fields ? {} : [];
    return { response, digest: this.digest, hints: this.usedHints };
  }

  // What a learner says besides the answer: how certain they are, and whether to come back.
  get certainty() {
    return Number(this.part("[name=certainty]:checked")?.value ?? 0);
  }

  get flagged() {
    return Boolean(this.part("[name=flag]:checked"));
  }

  get isBlank() {
    return this.assess().status === "unanswered";
  }

  // Judges what is in the form now. A blank form is asked for, not judged.
  check() {
    const outcome = this.judge();
    if (outcome.status !== "scored") return this.ask(outcome.status);
    this.show(outcome);
    this.part(".quiz-verdict").focus(); // last of all, as it lays out the page
    return this.keep(outcome);
  }

  // Scores what is in the form. Ticks beside a text that is yet to be written are no answer; each hint that was opened
  // takes its share of the points.
  assess() {
    const outcome = score(this.declaration, this.response);
    const cost = Number(this.set.getAttribute("hint-cost")) * this.usedHints;
    if (this.part("[data-needed]")?.value.trim() === "") outcome.status = "unanswered";
    outcome.earned = outcome.score; // before hints are paid for: the answer is as right as it was
    outcome.score = Math.max(0, outcome.score - Math.floor((outcome.max_score * cost + 50) / 100));
    return outcome;
  }

  // Scores and says so on the element, for style sheets and whoever looks from outside.
  judge() {
    const outcome = this.assess();
    this.reopen();
    this.setAttribute("status", outcome.status);
    this.setAttribute("score", decimal(outcome.score));
    this.setAttribute("max-score", decimal(outcome.max_score));
    return outcome;
  }

  // Marks the item together with the others of an exam, blank or not, and lets nobody change it.
  mark() {
    this.show(this.judge());
    this.lock(true);
  }

  lock(on) {
    for (const part of this.form.querySelectorAll("fieldset")) part.disabled = on;
    this.part(".quiz-buttons").hidden = on;
  }

  ask(status) {
    const malformed = status === "malformed" && this.part("[data-malformed]")?.dataset.malformed;
    this.part(".quiz-error").textContent = malformed || this.set.dataset.blank;
    this.focusFirst();
  }

  focusFirst() {
    const first = allControls(this.form).find((control) => control.type !== "hidden");
    (first ?? this.part("fieldset button, fieldset a")).focus();
  }

  async keep(outcome = this.assess()) {
    const { response, digest, certainty, flagged, usedHints: hints } = this;
    const { score: points, max_score } = outcome.status === "scored" ? outcome : {};
    const box = max_score && !this.suffix ? nextBox(this.kept, outcome.earned === max_score, now()) : undefined;
    const fields = { response, digest, score: points, max_score, certainty, flagged, hints, box };
    this.kept = { ...fields, time: now() };
    const saved = await save(this.keys[0], fields);
    this.say("quiz-kept");
    // Said once where it cannot be saved; in an exam every touch is saved, and saying so each time would be noise.
    const words = this.set.dataset[saved ? "saved" : "unsaved"];
    if (saved ? !this.inExam : !saidUnsaved) this.part(".quiz-saved").textContent = words;
    saidUnsaved ||= !saved;
  }

  changed(control) {
    if (this.inExam) this.keep();
    else if (control.name !== "certainty") this.reopen();
    this.say("quiz-change");
  }

  hinted(hint) {
    if (!hint.open || !hint.matches(".quiz-hint")) return;
    hint.used = true;
    const next = this.hints[this.hints.indexOf(hint) + 1];
    if (next) next.hidden = false;
    if (this.inExam) this.keep();
    else this.keepHints();
  }

  // An answer that is not checked yet is not kept, but what a hint costs is not to be forgotten with it. An answer that
  // is there, perhaps from another tab or not read yet, stays as it is.
  async keepHints() {
    const record = await load(...this.keys);
    if ((this.kept?.max_score ?? record?.max_score) === undefined) await save(this.keys[0], this.blank);
  }

  // Shows the saved answer again, judged anew; of a question that has changed since, only that it has.
  async restore() {
    const record = await load(...this.keys);
    if (record?.digest === this.digest) this.kept = record;
    if (!isResponse(record?.response) || typeof record.digest !== "string" || this.outcome || !this.isBlank) return;
    if (record.digest !== this.digest) return this.tell(Object.keys(record.response).length ? this.set.dataset.changed : "");
    if (!this.fits(record.response)) return;
    if (this.isAskedAgain(record)) return this.tell(this.set.dataset.askedAgain);
    this.fillIn(record);
    if (!this.set.attempt?.isExam && this.assess().status === "scored") this.show(this.judge());
  }

  // Whether a link has led here to practise what was missed: then the former answer is not shown.
  isAskedAgain(record) {
    return !this.suffix && globalThis.location?.hash === `#${this.id}` && isDue(record, now());
  }

  // Whether the form can hold a response: any that can be scored, and a number that nobody can read.
  fits(response) {
    return (
      score(this.declaration, response).status !== "malformed" ||
      (this.declaration.rule === "match_number" && response.length === 1)
    );
  }

  fillIn({ response, certainty, flagged, hints }) {
    writeResponse(this.form, this.declaration, response);
    this.enhancement?.filled(response);
    for (const control of this.querySelectorAll("[name=certainty]")) control.checked = Number(control.value) === certainty;
    for (const control of this.querySelectorAll("[name=flag]")) control.checked = flagged === true;
    for (const [index, hint] of this.hints.entries()) {
      hint.used = index < hints;
      hint.hidden = index > hints;
    }
  }

  show(outcome) {
    this.outcome = outcome;
    const { form, declaration, response } = this;
    const panel = this.part(".quiz-outcome");
    panel.dataset.verdict = sayVerdict(this.part(".quiz-verdict"), outcome);
    mark(form, declaration, response);
    showFeedback(this.part(".quiz-feedback"), this.part(".quiz-key"), declaration, response, outcome);
    panel.hidden = this.part(".quiz-again").hidden = false;
    this.tell("");
    this.say("quiz-outcome");
  }

  // For the set around this item, and whoever listens from outside.
  say(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }

  tell(text) {
    const note = this.part(".quiz-note");
    note.textContent = text;
    note.hidden = !text;
  }

  // Takes away what was said about an answer that is no longer the one in the form. What is saved stays.
  reopen() {
    for (const name of ["status", "score", "max-score"]) this.removeAttribute(name);
    this.part(".quiz-error").textContent = this.part(".quiz-saved").textContent = "";
    this.part(".quiz-outcome").hidden = this.part(".quiz-again").hidden = true;
    const key = this.part(".quiz-key");
    if (key) key.open = false;
    unmark(this.form);
  }

  // Empties the form for another try; what is saved stays until that is checked.
  clear() {
    this.fillIn({ ...this.blank, hints: 0 });
    for (const hint of this.hints) hint.open = false;
    this.lock(false);
    this.reopen();
  }

  retry() {
    this.clear();
    this.focusFirst();
  }

  // Begins anew with an empty form and no outcome.
  renew() {
    this.outcome = undefined;
    this.clear();
  }
}
