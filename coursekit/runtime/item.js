// <quiz-item>: the life of one question. It starts itself wherever it is put into a page, so a theme that swaps
// pages without loading them needs no special care.

import { WORDS } from "./words.js";
import { decimal, score } from "./scoring.js";
import { allControls, readResponse, writeResponse } from "./response.js";
import { itemKey, load, save } from "./store.js";
import { mark, sayVerdict, showFeedback, unmark } from "./feedback.js";
import { enhancementOf } from "./registry.js";

let saidUnsaved = false;

export class QuizItem extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.part("form");
    this.set = this.closest("quiz-set");
    this.declaration = JSON.parse(this.getAttribute("declaration"));
    const [course, quiz, item, from] = ["course", "quiz", "item", "from"].map((name) => this.getAttribute(name));
    this.name = from ? `${from}/${item}` : item;
    this.key = itemKey(course, quiz, this.name);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.form.addEventListener("toggle", (event) => this.hinted(event.target), true);
    this.part(".quiz-again").addEventListener("click", () => this.retry());
    this.enhancement = enhancementOf(this.getAttribute("type"))?.(this);
    for (const hint of this.hints.slice(1)) hint.hidden = true;
    (this.set?.ready ?? Promise.resolve()).then(() => this.restore());
  }

  part(selector) {
    return this.querySelector(selector);
  }

  get response() {
    return readResponse(this.form, this.declaration);
  }

  get hints() {
    return [...this.querySelectorAll(".quiz-hint")];
  }

  get inExam() {
    return this.set?.phase === "exam";
  }

  // What a learner says besides the answer: how certain they are, and whether to come back.
  get certainty() {
    return Number(this.part("[name=certainty]:checked")?.value ?? 0);
  }

  get flagged() {
    return Boolean(this.part("[name=flag]")?.checked);
  }

  get isBlank() {
    return score(this.declaration, this.response).status === "unanswered";
  }

  // Judges what is in the form now. A blank form is asked for, not judged.
  check() {
    const response = this.response;
    const outcome = this.judge(response);
    this.reopen();
    this.carry(outcome);
    if (outcome.status !== "scored") return this.ask(outcome.status);
    this.show(response, outcome);
    this.part(".quiz-verdict").focus();
    return this.keep(outcome);
  }

  // Scores a response; each hint that was opened takes its share of the points.
  judge(response) {
    const outcome = score(this.declaration, response);
    const cost = Number(this.set?.getAttribute("hint-cost") ?? 0) * this.hints.filter((hint) => hint.used).length;
    outcome.score = Math.max(0, outcome.score - Math.floor((outcome.max_score * cost + 50) / 100));
    return outcome;
  }

  // Marks the item together with the others of an exam, blank or not, and lets nobody change it.
  mark() {
    const response = this.response;
    const outcome = this.judge(response);
    this.reopen();
    this.carry(outcome);
    this.show(response, outcome);
    this.part("fieldset").disabled = true;
    this.part(".quiz-again").hidden = true;
  }

  ask(status) {
    const row = this.part("[data-malformed]");
    this.part(".quiz-error").textContent = status === "malformed" && row ? row.dataset.malformed : WORDS.blank;
    this.focusFirst();
  }

  focusFirst() {
    const first = allControls(this.form).find((control) => control.type !== "hidden");
    (first ?? this.part("fieldset button, fieldset a")).focus();
  }

  async keep({ score: points, max_score } = {}) {
    const used = this.hints.filter((hint) => hint.used).length;
    const { response, certainty, flagged } = this;
    const digest = this.getAttribute("digest");
    const saved = await save(this.key, { response, digest, score: points, max_score, certainty, flagged, hints: used });
    // Said once where it cannot be saved; in an exam every touch is saved, and saying so each time would be noise.
    if (saved ? !this.inExam : !saidUnsaved) this.part(".quiz-saved").textContent = saved ? WORDS.saved : WORDS.unsaved;
    saidUnsaved ||= !saved;
  }

  changed(control) {
    if (this.inExam) this.keep();
    else if (control.name !== "certainty") this.reopen();
    this.dispatchEvent(new CustomEvent("quiz-change", { bubbles: true }));
  }

  hinted(hint) {
    if (!hint.open || !hint.matches(".quiz-hint")) return;
    hint.used = true;
    const next = this.hints[this.hints.indexOf(hint) + 1];
    if (next) next.hidden = false;
  }

  // Shows the saved answer again, judged anew; of a question that has changed since, only that it has.
  async restore() {
    const record = await load(this.key);
    if (!record || this.outcome || !this.isBlank) return;
    if (record.digest !== this.getAttribute("digest")) return this.tell(WORDS.changed);
    if (score(this.declaration, record.response).status === "malformed") return;
    this.fillIn(record);
    const outcome = this.judge(record.response);
    if (this.inExam || outcome.status !== "scored") return;
    this.carry(outcome);
    this.show(record.response, outcome);
  }

  fillIn({ response, certainty, flagged, hints }) {
    writeResponse(this.form, this.declaration, response);
    this.enhancement?.restored?.(response);
    for (const control of this.querySelectorAll("[name=certainty]")) control.checked = Number(control.value) === certainty;
    for (const control of this.querySelectorAll("[name=flag]")) control.checked = flagged === true;
    for (const [index, hint] of this.hints.entries()) {
      hint.used = index < hints;
      hint.hidden = index > hints;
    }
  }

  show(response, outcome) {
    this.outcome = outcome;
    const panel = this.part(".quiz-outcome");
    panel.dataset.verdict = sayVerdict(this.part(".quiz-verdict"), outcome);
    mark(this.form, this.declaration, response);
    showFeedback(this.part(".quiz-feedback"), this.part(".quiz-key"), this.declaration, response, outcome);
    panel.hidden = this.part(".quiz-again").hidden = false;
    this.tell("");
    this.dispatchEvent(new CustomEvent("quiz-outcome", { bubbles: true }));
  }

  tell(text) {
    const note = this.part(".quiz-note");
    note.textContent = text;
    note.hidden = !text;
  }

  // Puts the outcome of the last check on the element, for style sheets and whoever looks from outside.
  carry(outcome) {
    this.setAttribute("status", outcome.status);
    this.setAttribute("score", decimal(outcome.score));
    this.setAttribute("max-score", decimal(outcome.max_score));
  }

  // Takes away what was said about an answer that is no longer the one in the form. What is saved stays.
  reopen() {
    for (const name of ["status", "score", "max-score"]) this.removeAttribute(name);
    for (const selector of [".quiz-error", ".quiz-saved"]) this.part(selector).textContent = "";
    this.part(".quiz-outcome").hidden = this.part(".quiz-again").hidden = true;
    if (this.part(".quiz-key")) this.part(".quiz-key").open = false;
    unmark(this.form);
  }

  // Empties the form for another try; what is saved stays until that is checked.
  clear() {
    this.fillIn({ response: this.declaration.fields ? {} : [], hints: 0 });
    for (const hint of this.hints) hint.open = false;
    this.enhancement?.cleared?.();
    this.part("fieldset").disabled = false;
    this.reopen();
  }

  retry() {
    this.clear();
    this.focusFirst();
  }

  // Begins anew under another name: another attempt at the same question.
  renew(suffix) {
    this.baseKey ??= this.key;
    this.key = this.baseKey + suffix;
    this.outcome = undefined;
    this.clear();
    return this.restore();
  }
}
