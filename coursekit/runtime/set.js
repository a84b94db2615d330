// What the items of one place on a page come to together, and which of them are shown.

import { sayIn, wordsOf } from "./feedback.js";
import { focusAnswer, inExam } from "./item.js";
import { showResult, sum } from "./result.js";

// The items a set is about: where it is taken in attempts those that were drawn, in their order. An item that has left
// the quiz since is left out; one that was renamed is still there.
export function itemsOf({ attempt, items }) {
  if (!attempt) return items;
  const names = (item) => [item.name, ...wordsOf(item, "formerly").map((name) => name.split(":")[1])];
  const byName = new Map(items.flatMap((item) => names(item).map((name) => [name, item])));
  return attempt.order.map((name) => byName.get(name)).filter(Boolean);
}

// Whether what was missed in an exam is gone through again: that counts for nothing.
export function isPractising({ attempt }) {
  return attempt?.state === "practice";
}

export function sayTotal(set) {
  const { line, shown } = set;
  const sums = sum(shown);
  const judgement = judgementOf(set, sums);
  sayIn(line, sums.words, judgement);
  if (sums.complete && !inExam(set)) showResult(set, shown, sums, judgement);
}

function judgementOf(set, { complete, score, max, words }) {
  const mark = Number(set.getAttribute("pass-mark"));
  if (!mark || !complete || isPractising(set) || words.count < itemsOf(set).length) return "";
  return set.line.dataset[100 * score >= mark * max ? "passed" : "notPassed"];
}

export function showOnly(set, items) {
  set.shown = items; // to ask a long quiz's items themselves after each answer takes time
  for (const item of set.items) item.hidden = !items.includes(item);
  set.querySelector("[data-do=all]").hidden = items.length === itemsOf(set).length && !isPractising(set);
  set.querySelector(".quiz-result").hidden = true;
  sayTotal(set);
}

// What to read or answer first: what all came to, where that is shown, else the first item.
export function focusFirst(set) {
  const panel = set.querySelector(".quiz-result");
  const [first] = itemsOf(set);
  if (!panel.hidden) panel.querySelector(".quiz-verdict").focus();
  else if (first) focusAnswer(first);
}
