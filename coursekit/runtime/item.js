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
    this.declaration = JSON.parse(this.getAttribute("declaration"));
    this.key = itemKey(...["course", "quiz", "item"].map((name) => this.getAttribute(name)));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.form.addEventListener("input", () => this.reopen());
    this.part(".quiz-again").addEventListener("click", () => this.retry());
    this.enhancement = enhancementOf(this.getAttribute("type"))?.(this);
    this.restore();
  }

  part(selector) {
    return this.querySelector(selector);
  }

  get response() {
    return readResponse(this.form, this.declaration);
  }

  // Judges what is in the form now. A blank form is asked for, not judged.
  check() {
    const response = this.response;
    const outcome = score(this.declaration, response);
    this.reopen();
    this.carry(outcome);
    if (outcome.status !== "scored") return this.ask(outcome.status === "unanswered" ? WORDS.blank : WORDS.malformed);
    this.show(response, outcome);
    this.part(".quiz-verdict").focus();
    return this.keep(response, outcome);
  }

  ask(text) {
    this.part(".quiz-error").textContent = text;
    this.focusFirst();
  }

  focusFirst() {
    const first = allControls(this.form).find((control) => control.type !== "hidden");
    (first ?? this.part("fieldset button, fieldset a")).focus();
  }

  async keep(response, { score: points, max_score }) {
    const digest = this.getAttribute("digest");
    const saved = await save(this.key, { response, digest, score: points, max_score });
    if (saved || !saidUnsaved) this.part(".quiz-saved").textContent = saved ? WORDS.saved : WORDS.unsaved;
    saidUnsaved ||= !saved;
  }

  // Shows the saved answer again, judged anew; of a question that has changed since, only that it has.
  async restore() {
    const record = await load(this.key);
    if (!record || this.outcome || score(this.declaration, this.response).status !== "unanswered") return;
    if (record.digest !== this.getAttribute("digest")) return this.tell(WORDS.changed);
    const outcome = score(this.declaration, record.response);
    if (outcome.status !== "scored") return;
    writeResponse(this.form, this.declaration, record.response);
    this.enhancement?.restored?.(record.response);
    this.carry(outcome);
    this.show(record.response, outcome);
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

  retry() {
    writeResponse(this.form, this.declaration, this.declaration.fields ? {} : []);
    this.enhancement?.cleared?.();
    this.reopen();
    this.focusFirst();
  }
}
