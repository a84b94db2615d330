// <quiz-set>: the items of one place on a page, and what its buttons do.

import { handIn, openAttempt, openAttempts, reach, sayPhase, start, submitExam } from "./attempt.js";
import { focusAnswer, isExam, rename, renew } from "./item.js";
import { missed } from "./result.js";
import { focusFirst, isPractising, itemsOf, sayTotal, showOnly } from "./set.js";

export class QuizSet extends HTMLElement {
  connectedCallback() {
    if (!this.items) beginSet(this);
  }
}

async function beginSet(set) {
  set.items = set.shown = [...set.querySelectorAll("quiz-item")];
  set.line = set.querySelector(".quiz-total"); // below all items: too far to look for it after each answer
  set.addEventListener("quiz-outcome", () => sayTotal(set));
  set.addEventListener("click", (event) => ACTIONS[event.target.closest("[data-do]")?.dataset.do]?.(set));
  // Even where there is nothing to wait for: the items start after their set.
  await (set.hasAttribute("mode") && openAttempts(set));
  sayTotal(set);
}

// Another go at what was missed, without showing its key first; what an exam came to stays as it was.
function practise(set) {
  const items = missed(set.shown);
  for (const item of items) {
    if (set.attempt?.state === "done") rename(item, "@practice");
    renew(item);
  }
  if (isExam(set)) {
    reach(set, "practice");
    sayPhase(set);
  }
  showOnly(set, items);
  focusAnswer(items[0]);
}

// Back from there; an exam is shown again as it was marked.
async function showAll(set) {
  if (isPractising(set)) await openAttempt(set);
  else showOnly(set, itemsOf(set));
  focusFirst(set);
}

// By the names that buttons have for them.
const ACTIONS = {
  start,
  again: start,
  submit: submitExam,
  "submit-anyway": (set) => handIn(set),
  missed: practise,
  all: showAll,
};
