// An outcome in words and marks. Everything shown is either a text of ours or a copy of what the page holds.

import { WORDS } from "./words.js";
import { decimal, isRight, isTyped, recognise, scoreFields } from "./scoring.js";
import { fill, make } from "./say.js";
import { distance, plain } from "./typed.js";
import { controls } from "./response.js";

export function points(hundredths) {
  return decimal(hundredths).replace(".", WORDS.decimal_mark);
}

// The name of an outcome: of its words, its symbol and its style.
export function verdictOf({ score, max_score, earned = score }) {
  if (!max_score) return "done";
  return earned === max_score ? "correct" : earned ? "partly" : "incorrect";
}

export function sayVerdict(heading, outcome) {
  const name = verdictOf(outcome);
  const [symbol, text] = heading.children;
  const score = { score: points(outcome.score), max: points(outcome.max_score) };
  const word = outcome.status === "unanswered" ? `${WORDS.no_answer}.` : WORDS[name];
  symbol.textContent = { partly: "◐", incorrect: "✗" }[name] ?? "✓";
  text.textContent = name === "done" ? heading.dataset.done : `${word} ${fill(WORDS.points, score)}`;
  return name;
}

// Writes beside each chosen control, or each row, whether it was right.
export function mark({ form, declaration }, response) {
  if (declaration.fields) return markRows(form, declaration, response);
  for (const control of controls(form)) {
    const row = control.closest(".quiz-choice");
    const chosen = row && response.includes(control.value);
    setMark(row, chosen ? (isRight(declaration, control.value) ? "your_right" : "your_wrong") : "");
  }
}

function markRows(form, declaration, response) {
  for (const [name, { status, score, max_score }] of scoreFields(declaration, response)) {
    const word = status === "unanswered" ? "no_answer" : score === max_score ? "your_right" : "your_wrong";
    if (max_score) setMark(form.querySelector(`[data-part="${name}"]`), word);
  }
}

export function unmark(form) {
  for (const row of form.querySelectorAll("[data-mark]")) setMark(row, "");
}

// Some responses have no row: a typed text, an order, the ending of a scenario.
function setMark(row, word) {
  if (!row) return;
  row.dataset.mark = word;
  row.querySelector(".quiz-mark").textContent = WORDS[word] ?? "";
}

// Copies from the key what it says about the response, and the explanation once nothing is left to find out.
export function showFeedback(item, response, outcome) {
  const { declaration } = item;
  const names = rowsFor(declaration, response);
  const find = (selector) => [...item.querySelectorAll(selector)];
  const rows = find("[data-row]").filter((row) => names.includes(row.dataset.row));
  const rest = ["correct", "done"].includes(verdictOf(outcome)) ? find(".quiz-model, .quiz-explanation") : [];
  const one = ({ row: name }) => (declaration.fields ? [declaration.fields[name], response[name]] : [declaration, response]);
  item.querySelector(".quiz-feedback").replaceChildren(
    ...rows.map((row) => rowFeedback(row, names.length > 1, spelling(row, ...one(row.dataset)))),
    ...rest.flatMap(copies),
  );
}

function rowsFor(declaration, response) {
  if (declaration.fields) return Object.keys(response);
  if (!response.length || !isTyped(declaration)) return response;
  return [String(recognise(declaration, response) ?? "otherwise")];
}

function rowFeedback(row, titled, spelt) {
  const said = [...spelt, ...copies(row.querySelector(".quiz-key-feedback"))];
  const title = titled && said.length ? [make("p", make("strong", ...copies(row.querySelector(".quiz-key-text"))))] : [];
  return make("div", ...title, ...said);
}

// Says how a right text that was recognised despite a slip of the pen is spelt, and how close it came.
function spelling(row, declaration, response) {
  const meant = declaration.rule === "match_text" && recognise(declaration, response);
  const word = [...row.querySelectorAll("[data-text]")].find(({ dataset }) => dataset.text === meant);
  const count = word && distance(plain(response[0]), meant);
  return count ? [make("p", fill(word.closest("ul").dataset.spelling, { text: word.textContent, count }))] : [];
}

// Shows in an element the words it carries for that, with values put in, and perhaps a sentence more.
export function sayIn(element, values, ...more) {
  element.textContent = [fill(element.dataset.text, values), ...more].join(" ");
}

// Keeps a link that was pressed from leading away: a theme that swaps pages itself would go there.
export function stay(event) {
  event.preventDefault();
  event.stopPropagation();
}

// The words of an attribute, none where it is not there.
export function wordsOf(element, name) {
  return element.getAttribute(name)?.split(" ") ?? [];
}

// Copies of what stands in an element, none where it is not there.
export function copies(element) {
  return [...(element?.cloneNode(true).childNodes ?? [])];
}
