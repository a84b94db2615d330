// An outcome in words and marks. Everything shown is either a text of ours or a copy of what the page holds.

import { WORDS } from "./words.js";
import { decimal, isRight, recognise, scoreFields } from "./scoring.js";
import { plain } from "./typed.js";
import { controls } from "./response.js";

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function points(hundredths) {
  return decimal(hundredths).replace(".", WORDS.decimal_mark);
}

// The name of an outcome: of its words, its symbol and its style.
export function verdictOf({ score, max_score }) {
  if (!max_score) return "done";
  return score === max_score ? "correct" : score ? "partly" : "incorrect";
}

export function sayVerdict(heading, outcome) {
  const name = verdictOf(outcome);
  const symbol = document.createElement("span");
  symbol.setAttribute("aria-hidden", "true");
  symbol.textContent = { correct: "✓ ", partly: "◐ ", incorrect: "✗ ", done: "✓ " }[name];
  const score = { score: points(outcome.score), max: points(outcome.max_score) };
  const word = outcome.status === "unanswered" ? `${WORDS.no_answer}.` : WORDS[name];
  const text = name === "done" ? heading.dataset.done : `${word} ${fill(WORDS.points, score)}`;
  heading.replaceChildren(symbol, text);
  return name;
}

// Writes beside each chosen control, or each row, whether it was right.
export function mark(form, declaration, response) {
  if (declaration.fields) return markRows(form, declaration, response);
  for (const control of controls(form)) {
    const row = control.closest(".quiz-choice");
    const chosen = row && response.includes(control.value);
    if (row) setMark(row, chosen && (isRight(declaration, control.value) ? "your_right" : "your_wrong"));
  }
}

function markRows(form, declaration, response) {
  for (const [name, outcome] of scoreFields(declaration, response)) {
    const row = form.querySelector(`[data-part="${name}"]`);
    const verdict = outcome.status === "scored" ? verdictOf(outcome) : "incorrect";
    const word = outcome.status === "unanswered" ? "no_answer" : verdict === "correct" ? "your_right" : "your_wrong";
    if (row && outcome.max_score) setMark(row, word);
  }
}

export function unmark(form) {
  for (const row of form.querySelectorAll("[data-mark]")) setMark(row, "");
}

function setMark(row, word) {
  row.dataset.mark = word || "";
  row.querySelector(".quiz-mark").textContent = word ? WORDS[word] : "";
}

// Copies from the key what it says about the response, and the explanation once nothing is left to find out.
export function showFeedback(panel, key, declaration, response, outcome) {
  const names = rowsFor(declaration, response);
  const rows = key ? [...key.querySelectorAll("[data-row]")].filter((row) => names.includes(row.dataset.row)) : [];
  const complete = outcome.score === outcome.max_score;
  const rest = key && complete ? [...key.querySelectorAll(".quiz-model, .quiz-explanation")] : [];
  panel.replaceChildren(
    ...spelling(rows, declaration, response),
    ...rows.map((row) => rowFeedback(row, names.length > 1)),
    ...rest.flatMap(copies),
  );
}

function rowsFor(declaration, response) {
  const { fields, rule } = declaration;
  if (fields) return Object.keys(response).filter((name) => Object.hasOwn(fields, name));
  if (!response.length || (rule !== "match_text" && rule !== "match_number")) return response;
  return [String(recognise(declaration, response) ?? "otherwise")];
}

function rowFeedback(row, titled) {
  const feedback = row.querySelector(".quiz-key-feedback");
  const part = document.createElement("div");
  if (feedback && titled) part.append(strong(row.querySelector(".quiz-key-text")));
  if (feedback) part.append(...copies(feedback));
  return part;
}

// Says how a text that was recognised despite a slip of the pen is spelt.
function spelling([row], { rule, mapping }, response) {
  const meant = row?.querySelector(".quiz-key-text");
  if (rule !== "match_text" || !meant || Object.hasOwn(mapping, plain(response[0]))) return [];
  const text = document.createElement("p");
  text.textContent = fill(meant.closest("ul").dataset.spelling, { text: meant.textContent });
  return [text];
}

function copies(element) {
  return [...element.cloneNode(true).childNodes];
}

function strong(element) {
  const text = document.createElement("p");
  text.append(document.createElement("strong"));
  text.firstChild.append(...copies(element));
  return text;
}
