// What a finished quiz came to: in all, for each objective, and how well certainty and right answers go together.

import { WORDS } from "./words.js";
import { points } from "./feedback.js";
import { fill } from "./say.js";
import { total } from "./scoring.js";

export function showResult(set) {
  const panel = set.querySelector(".quiz-result");
  if (!panel) return;
  const items = set.shown;
  const sums = sum(items);
  const percent = sums.max ? Math.floor((100 * sums.score) / sums.max) : 100;
  const heading = panel.querySelector(".quiz-verdict");
  heading.textContent = fill(heading.dataset.text, { ...sums.words, percent });
  panel.querySelector(".quiz-judgement").textContent = set.judgement(sums);
  panel.hidden = false;
  panel.querySelector("[data-do=missed]").hidden = !missed(items).length;
  showObjectives(panel, items);
  showCalibration(panel, items);
}

function showObjectives(panel, items) {
  for (const row of panel.querySelectorAll("[data-objective]")) {
    const own = sum(items.filter((item) => item.getAttribute("objective") === row.dataset.objective));
    row.hidden = !own.words.count;
    row.querySelector(".quiz-share").textContent = fill(WORDS.points, own.words);
    const reread = row.querySelector(".quiz-reread");
    if (reread) reread.hidden = own.score === own.max;
  }
}

function showCalibration(panel, items) {
  for (const row of panel.querySelectorAll("[data-level]")) {
    const own = items.filter((item) => item.certainty === Number(row.dataset.level));
    row.textContent = fill(row.dataset.text, { right: own.length - missed(own).length, count: own.length });
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
