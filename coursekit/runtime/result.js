// What a finished quiz came to: in all, for each objective, and how well certainty and right answers go together.

import { WORDS } from "./words.js";
import { points, sayIn } from "./feedback.js";
import { certaintyOf } from "./item.js";
import { fill } from "./say.js";
import { total } from "./scoring.js";

export function showResult(set, items, { score, max, words }, judgement) {
  const panel = set.querySelector(".quiz-result");
  if (!panel) return;
  const percent = max ? Math.floor((100 * score) / max) : 100;
  sayIn(panel.querySelector(".quiz-verdict"), { ...words, percent });
  panel.querySelector(".quiz-judgement").textContent = judgement;
  panel.hidden = false;
  panel.querySelector("[data-do=missed]").hidden = !missed(items).length;
  showObjectives(panel, items);
  showCalibration(panel, items);
}

function showObjectives(panel, items) {
  for (const row of panel.querySelectorAll("[data-objective]")) {
    const { score, max, words } = sum(items.filter((item) => item.getAttribute("objective") === row.dataset.objective));
    row.hidden = !words.count;
    row.querySelector(".quiz-share").textContent = fill(WORDS.points, words);
    for (const reread of row.querySelectorAll(".quiz-reread")) reread.hidden = score === max;
  }
}

function showCalibration(panel, items) {
  for (const row of panel.querySelectorAll("[data-level]")) {
    const own = items.filter((item) => certaintyOf(item) === Number(row.dataset.level));
    sayIn(row, { right: own.length - missed(own).length, count: own.length });
  }
}

// Those of some judged items that were not answered all right.
export function missed(items) {
  return items.filter(({ outcome }) => outcome.earned < outcome.max_score);
}

export function sum(items) {
  const outcomes = items.map((item) => item.outcome).filter(Boolean);
  const score = total(outcomes.map((outcome) => outcome.score));
  const max = total(items.map((item) => item.declaration.max_score));
  const answered = outcomes.filter((outcome) => outcome.status !== "unanswered").length;
  const words = { answered, count: items.length, score: points(score), max: points(max) };
  return { score, max, words, complete: items.length > 0 && outcomes.length === items.length };
}
