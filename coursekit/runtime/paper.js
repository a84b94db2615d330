// On paper a quiz is a form to fill in, and what is right comes last, on a page of its own; not while an exam is going on.

import { copies } from "./feedback.js";
import { inExam } from "./item.js";
import { make } from "./say.js";

export function layOut() {
  const sets = [...document.querySelectorAll("quiz-set")].filter((set) => !inExam(set));
  const entries = sets.flatMap((set) => set.items.flatMap(entry));
  if (!entries.length) return;
  const sheet = make("section", make("h2", sets[0].dataset.sheet), ...entries);
  sheet.className = "quiz quiz-sheet";
  sets[0].closest("article, main, body").append(sheet);
}

export function clear() {
  for (const sheet of document.querySelectorAll(".quiz-sheet")) sheet.remove();
}

function entry(item) {
  const key = item.querySelector(".quiz-key");
  if (!key) return [];
  return [make("div", make("h3", item.querySelector(".quiz-number").textContent), ...copies(key))];
}
