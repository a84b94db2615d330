// <quiz-item>: the life of one question. It starts itself wherever it is put into a page, so a theme that swaps
// pages without loading them needs no special care.

import { WORDS } from "./words.js";
import { decimal, score } from "./scoring.js";
import { controls, readResponse, writeResponse } from "./response.js";
import { itemKey, load, save } from "./store.js";
import { markChoices, sayVerdict, showFeedback, unmarkChoices } from "./feedback.js";

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
    this.form.addEventListener("change", () => this.reopen());
    this.part(".quiz-again").addEventListener("click", () => this.retry());
    this.restore();
  }

  part(selector) {
    return this.querySelector(selector);
  }

  // Judges what is chosen now. A blank form is asked for, not judged.
  check() {
    const response = readResponse(this.form);
    const outcome = score(this.declaration, response);
    this.reopen();
    this.carry(outcome);
    if (outcome.status !== "scored") return this.askForAnswer();
    this.show(response, outcome);
    this.part(".quiz-verdict").focus();
    return this.keep(response, outcome);
  }

  askForAnswer() {
    this.part(".quiz-error").textContent = WORDS.blank;
    controls(this.form)[0].focus();
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
    if (!record || this.outcome || readResponse(this.form).length) return;
    if (record.digest !== this.getAttribute("digest")) return this.tell(WORDS.changed);
    const outcome = score(this.declaration, record.response);
    if (outcome.status !== "scored") return;
    writeResponse(this.form, record.response);
    this.carry(outcome);
    this.show(record.response, outcome);
  }

  show(response, outcome) {
    this.outcome = outcome;
    const panel = this.part(".quiz-outcome");
    panel.dataset.verdict = sayVerdict(this.part(".quiz-verdict"), outcome);
    markChoices(this.form, this.declaration, response);
    showFeedback(this.part(".quiz-feedback"), this.part(".quiz-key"), response, outcome);
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
    this.part(".quiz-key").open = false;
    unmarkChoices(this.form);
  }

  retry() {
    this.form.reset();
    this.reopen();
    controls(this.form)[0].focus();
  }
}
