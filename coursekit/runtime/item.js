// <quiz-item>: the life of one question. It starts itself wherever it is put into a page, so a theme that swaps
// pages without loading them needs no special care.

import { decimal, score } from "./scoring.js";
import { isResponse, readResponse, writeResponse } from "./response.js";
import { load, now, prefixOf, save } from "./store.js";
import { mark, sayVerdict, showFeedback, unmark, wordsOf } from "./feedback.js";
import { isDue, nextBox } from "./leitner.js";
import { enhancements } from "./registry.js";

// What can be answered with: a control, which the message of an error describes, or something to press.
const ANSWERS = "fieldset [aria-describedby], [data-move], [data-way]";
let saidUnsaved = false;

export class QuizItem extends HTMLElement {
  connectedCallback() {
    if (!this.form) begin(this);
  }
}

function begin(item) {
  const from = item.getAttribute("from");
  item.name = (from ? `${from}/` : "") + item.getAttribute("item"); // within its quiz
  item.digest = item.getAttribute("digest"); // kept with an answer, to tell whether the item has changed since
  item.form = item.querySelector("form");
  item.set = item.closest("quiz-set");
  item.declaration = JSON.parse(item.getAttribute("declaration"));
  listen(item);
  item.filled = enhancements.get(item.getAttribute("type"))?.(item, changed, submit);
  reveal(item, 0);
  rename(item, "");
  if (!item.set.attempt) restore(item); // an attempt gives its items their answers itself
}

function listen(item) {
  const { form } = item;
  const submitted = (event) => {
    event.preventDefault();
    submit(item);
  };
  form.addEventListener("submit", submitted);
  form.addEventListener("click", (event) => {
    // A frame may forbid forms to be submitted; the press of the button that would do it is noticed even there.
    if (event.target.closest(".quiz-check[type=submit]")) submitted(event);
    if (event.target.closest(".quiz-again")) retry(item);
  });
  form.addEventListener("input", (event) => changed(item, event.target));
  form.addEventListener("toggle", (event) => hinted(item, event.target), true);
}

// Answers are kept under the item's name, and a suffix in each attempt. Those kept under a name from before its
// author renamed it, `quiz:name`, are its own too.
export function rename(item, suffix) {
  item.suffix = suffix;
  item.kept = undefined;
  const names = [`${item.getAttribute("quiz")}:${item.name}`, ...wordsOf(item, "formerly")];
  item.keys = names.map((name) => prefixOf(item.getAttribute("course")) + name + suffix);
}

export function isExam(set) {
  return set.getAttribute("mode") === "exam";
}

// Whether answers are kept without being judged.
export function inExam(set) {
  return set.getAttribute("phase") === "exam";
}

// What is kept where nothing has been answered.
function blank(item) {
  return { response: item.declaration.fields ? {} : [], digest: item.digest, hints: item.usedHints };
}

// What a learner says besides the answer: how certain they are, and whether to come back.
export function certaintyOf(item) {
  return Number(item.querySelector("[name=certainty]:checked")?.value ?? 0);
}

export function isFlagged(item) {
  return Boolean(item.querySelector("[name=flag]:checked"));
}

export function isUnanswered(item) {
  return assess(item).status === "unanswered";
}

// The Enter key submits a form even where its button is hidden, as in an exam. What the answer led to, if anything, is
// heard first.
function submit(item, reached) {
  if (inExam(item.set)) reached?.focus();
  else check(item, reached);
}

// Judges what is in the form now. A blank form is asked for, not judged.
function check(item, reached) {
  const outcome = judge(item);
  if (outcome.status !== "scored") return ask(item, outcome.status);
  show(item, outcome);
  reached?.focus(); // once all is shown, as the first to be focused lays out the page
  item.querySelector(".quiz-verdict").focus();
  return keep(item, outcome);
}

// Scores what is in the form. Ticks beside a text that is yet to be written are no answer; each hint that was opened
// takes its share of the points.
function assess(item) {
  const response = readResponse(item);
  const outcome = { ...score(item.declaration, response), response };
  const cost = Number(item.set.getAttribute("hint-cost")) * item.usedHints;
  if (item.querySelector("[data-needed]")?.value.trim() === "") outcome.status = "unanswered";
  outcome.earned = outcome.score; // before hints are paid for: the answer is as right as it was
  outcome.score = Math.max(0, outcome.score - Math.floor((outcome.max_score * cost + 50) / 100));
  return outcome;
}

// Scores and says so on the element, for style sheets and whoever looks from outside.
function judge(item) {
  const outcome = assess(item);
  reopen(item);
  item.setAttribute("status", outcome.status);
  item.setAttribute("score", decimal(outcome.score));
  item.setAttribute("max-score", decimal(outcome.max_score));
  return outcome;
}

// Marks the item together with the others of an exam, blank or not, and lets nobody change it.
export function markFinally(item) {
  show(item, judge(item));
  lock(item, true);
}

function lock(item, on) {
  for (const part of item.querySelectorAll("fieldset")) part.disabled = on;
}

function ask(item, status) {
  const malformed = status === "malformed" && item.querySelector("[data-malformed]")?.dataset.malformed;
  item.querySelector(".quiz-error").textContent = malformed || item.set.dataset.blank;
  focusAnswer(item);
}

export function focusAnswer(item) {
  item.querySelector(ANSWERS).focus();
}

async function keep(item, outcome = assess(item)) {
  const { score: points, max_score } = outcome.status === "scored" ? outcome : {};
  const fields = {
    ...blank(item),
    response: outcome.response,
    score: points,
    max_score,
    certainty: certaintyOf(item),
    flagged: isFlagged(item),
    box: max_score && !item.suffix ? nextBox(item.kept, outcome.earned === max_score, now()) : undefined,
  };
  item.kept = { ...fields, time: now() };
  const saved = await save(item.keys[0], fields);
  say(item, "quiz-kept");
  // Said once where it cannot be saved; in an exam every touch is saved, and saying so each time would be noise.
  const words = item.set.dataset[saved ? "saved" : "unsaved"];
  if (saved ? !inExam(item.set) : !saidUnsaved) item.querySelector(".quiz-saved").textContent = words;
  saidUnsaved ||= !saved;
}

function changed(item, control) {
  if (inExam(item.set)) keep(item);
  else if (control.name !== "certainty") reopen(item);
  say(item, "quiz-change");
}

function hintsOf(item) {
  return [...item.querySelectorAll(".quiz-hint")];
}

// Shows the hints that were opened, which are paid for, and the next one.
function reveal(item, used) {
  item.usedHints = hintsOf(item).filter((_, index) => index < used).length;
  for (const [index, hint] of hintsOf(item).entries()) hint.hidden = index > item.usedHints;
}

function hinted(item, hint) {
  if (!hint.open) return;
  reveal(item, Math.max(item.usedHints, hintsOf(item).indexOf(hint) + 1));
  if (inExam(item.set)) keep(item);
  else keepHints(item);
}

// An answer that is not checked yet is not kept, but what a hint costs is not to be forgotten with it. An answer that
// is there, perhaps from another tab or not read yet, stays as it is.
async function keepHints(item) {
  const record = await load(...item.keys);
  if ((item.kept?.max_score ?? record?.max_score) === undefined) await save(item.keys[0], blank(item));
}

// Shows the saved answer again, judged anew; of a question that has changed since, only that it has.
export async function restore(item) {
  const record = await load(...item.keys);
  const { digest } = item;
  if (record?.digest === digest) item.kept = record;
  if (!isResponse(record?.response) || typeof record.digest !== "string" || item.outcome || !isUnanswered(item)) return;
  if (record.digest !== digest) return tell(item, Object.keys(record.response).length ? item.set.dataset.changed : "");
  if (!fits(item, record.response)) return;
  if (isAskedAgain(item, record)) return tell(item, item.set.dataset.askedAgain);
  fillIn(item, record);
  if (!isExam(item.set) && assess(item).status === "scored") show(item, judge(item));
}

// Whether a link has led here to practise what was missed: then the former answer is not shown.
function isAskedAgain(item, record) {
  return !item.suffix && location.hash === `#${item.id}` && isDue(record, now());
}

// Whether the form can hold a response: any that can be scored, and a number that nobody can read.
function fits({ declaration }, response) {
  const { status } = score(declaration, response);
  return status !== "malformed" || (declaration.rule === "match_number" && response.length === 1);
}

function fillIn(item, { response, certainty, flagged, hints }) {
  writeResponse(item, response);
  item.filled?.(response);
  for (const step of item.querySelectorAll("[name=certainty]")) step.checked = Number(step.value) === certainty;
  for (const flag of item.querySelectorAll("[name=flag]")) flag.checked = flagged === true;
  reveal(item, hints);
}

function show(item, outcome) {
  const { response } = (item.outcome = outcome);
  item.querySelector(".quiz-outcome").dataset.verdict = sayVerdict(item.querySelector(".quiz-verdict"), outcome);
  mark(item, response);
  showFeedback(item, response, outcome);
  hideOutcome(item, false);
  tell(item, "");
  say(item, "quiz-outcome");
}

// For the set around this item, and whoever listens from outside.
function say(item, name) {
  item.dispatchEvent(new Event(name, { bubbles: true }));
}

function tell(item, text) {
  item.querySelector(".quiz-note").textContent = text;
}

function hideOutcome(item, on) {
  for (const part of item.querySelectorAll(".quiz-outcome, .quiz-again")) part.hidden = on;
}

// Takes away what was said about an answer that is no longer the one in the form. What is saved stays.
function reopen(item) {
  for (const name of ["status", "score", "max-score"]) item.removeAttribute(name);
  for (const place of item.querySelectorAll(".quiz-error, .quiz-saved")) place.textContent = "";
  hideOutcome(item, true);
  for (const key of item.querySelectorAll(".quiz-key")) key.open = false;
  unmark(item);
}

// Empties the form for another try; what is saved stays until that is checked.
function empty(item) {
  fillIn(item, { ...blank(item), hints: 0 });
  for (const hint of hintsOf(item)) hint.open = false;
  lock(item, false);
  reopen(item);
}

function retry(item) {
  empty(item);
  focusAnswer(item);
}

// Begins anew with an empty form and no outcome.
export function renew(item) {
  item.outcome = undefined;
  empty(item);
}
