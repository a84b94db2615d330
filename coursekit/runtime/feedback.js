// An outcome in words and marks. Everything shown is either a text of ours or a copy of what the page holds.

import { WORDS } from "./words.js";
import { decimal, isRight } from "./scoring.js";
import { controls } from "./response.js";

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function points(hundredths) {
  return decimal(hundredths).replace(".", WORDS.decimal_mark);
}

// The name of an outcome: of its words, its symbol and its style.
export function verdictOf({ score, max_score }) {
  return score === max_score ? "correct" : score ? "partly" : "incorrect";
}

export function sayVerdict(heading, outcome) {
  const name = verdictOf(outcome);
  const symbol = document.createElement("span");
  symbol.setAttribute("aria-hidden", "true");
  symbol.textContent = { correct: "✓ ", partly: "◐ ", incorrect: "✗ " }[name];
  const score = { score: points(outcome.score), max: points(outcome.max_score) };
  heading.replaceChildren(symbol, `${WORDS[name]} ${fill(WORDS.points, score)}`);
  return name;
}

// Writes beside each chosen control whether it was right.
export function markChoices(form, declaration, response) {
  for (const control of controls(form)) {
    const chosen = response.includes(control.value);
    const right = isRight(declaration, control.value);
    const row = control.closest("label");
    row.dataset.mark = chosen ? (right ? "right" : "wrong") : "";
    row.querySelector(".quiz-mark").textContent = chosen ? WORDS[right ? "your_right" : "your_wrong"] : "";
  }
}

export function unmarkChoices(form) {
  for (const control of controls(form)) {
    const row = control.closest("label");
    row.dataset.mark = row.querySelector(".quiz-mark").textContent = "";
  }
}

// Copies from the key what it says about the chosen, and the explanation once nothing is left to find out.
export function showFeedback(panel, key, response, outcome) {
  const rows = [...key.querySelectorAll("[data-choice]")].filter((row) => response.includes(row.dataset.choice));
  const parts = rows.map((row) => {
    const feedback = row.querySelector(".quiz-key-feedback");
    const part = document.createElement("div");
    if (feedback && response.length > 1) part.append(strong(row.querySelector(".quiz-key-text")));
    if (feedback) part.append(...copies(feedback));
    return part;
  });
  const explanation = outcome.score === outcome.max_score && key.querySelector(".quiz-explanation");
  panel.replaceChildren(...parts, ...(explanation ? copies(explanation) : []));
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
