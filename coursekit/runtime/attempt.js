// One attempt at a quiz that is taken in attempts: which items, in which order, and how far it has come.
// What is drawn and how it is shuffled follows from the quiz, the attempt and the item alone, so it is the same
// after a reload and in a second tab, and another one in the next attempt.

import { isAttempt } from "./kept.js";
import { sayIn, wordsOf } from "./feedback.js";
import { focusAnswer, inExam, isExam, isUnanswered, isFlagged, markFinally, rename, renew, restore } from "./item.js";
import { fill, make } from "./say.js";
import { focusFirst, itemsOf, sayTotal, showOnly } from "./set.js";
import { load, prefixOf, save } from "./store.js";

// A set has its attempt from the start, so that its items wait for it.
export function openAttempts(set) {
  const quizzes = [set.getAttribute("quiz"), ...wordsOf(set, "formerly")];
  set.keys = quizzes.map((quiz) => `${prefixOf(set.getAttribute("course"))}${quiz}:@`);
  set.attempt = { number: 0, order: [], state: "waiting" };
  set.addEventListener("quiz-change", () => sayOverview(set));
  return openAttempt(set);
}

export async function openAttempt(set) {
  const record = await load(...set.keys);
  if (isAttempt(record)) set.attempt = record;
  if (!itemsOf(set).length && isExam(set)) reach(set, "waiting");
  else if (!itemsOf(set).length) await beginAttempt(set);
  await showAttempt(set);
}

export function reach(set, state) {
  set.attempt = { ...set.attempt, state };
}

async function beginAttempt(set) {
  set.attempt = { number: set.attempt.number + 1, state: "open" };
  set.attempt.order = drawItems(set);
  await keepAttempt(set);
}

// Another tab may have handed in this attempt, or gone on to a later one; then that counts. What was handed in is
// kept under its number too, so that a later attempt takes nothing from an earlier one that was better.
async function keepAttempt(set) {
  const [key] = set.keys;
  const { number, state } = set.attempt;
  const kept = await load(...set.keys);
  if (isAttempt(kept) && (kept.number > number || (kept.number === number && kept.state === "done"))) {
    set.attempt = kept;
    return;
  }
  await save(key, set.attempt);
  if (state === "done") await save(key + number, set.attempt);
}

function drawItems(set) {
  const { items } = set;
  const ranked = rank(set, items, (item) => item.name);
  const counts = wordsOf(set, "draws");
  const taken = new Set(counts.length ? [] : items);
  for (const [index, count] of counts.entries()) {
    const left = ranked.filter((item) => !taken.has(item) && wordsOf(item, "draws").includes(String(index)));
    for (const item of left.slice(0, count)) taken.add(item);
  }
  return (shuffles(set, "items") ? ranked : items).filter((item) => taken.has(item)).map((item) => item.name);
}

function shuffles(set, what) {
  return wordsOf(set, "shuffle").includes(what);
}

function rank({ attempt, keys }, things, name) {
  const rankOf = (thing) => hash(`${attempt.number}/${name(thing)}/${keys[0]}`);
  return [...things].sort((one, other) => rankOf(one) - rankOf(other));
}

// Shows the attempt as it stands, with the answers that are kept of it, marked where it is over.
async function showAttempt(set) {
  const items = itemsOf(set);
  for (const item of items) {
    rename(item, `@${set.attempt.number}`);
    renew(item);
  }
  arrange(set, items);
  await Promise.all(items.map(restore));
  if (set.attempt.state === "done") items.forEach(markFinally);
  sayOverview(set);
  sayTotal(set);
}

// Puts the drawn items in their order, numbered anew, and hides the rest.
function arrange(set, items) {
  showOnly(set, items);
  set.querySelector(".quiz-overview").after(...items);
  for (const [index, item] of items.entries()) {
    if (shuffles(set, "choices")) shuffleChoices(set, item);
    for (const place of item.querySelectorAll(".quiz-n")) place.textContent = index + 1;
  }
  sayPhase(set);
}

function shuffleChoices(set, item) {
  const controls = item.querySelectorAll("[data-mixes] [name=response]");
  for (const control of rank(set, controls, ({ value }) => `${item.name} ${value}`)) {
    control.closest("fieldset").append(control.closest(".quiz-choice"));
  }
}

export function sayPhase(set) {
  const { number, state } = set.attempt;
  const limit = set.getAttribute("attempts") ?? Infinity;
  const again = set.querySelector("[data-do=again]");
  const line = set.querySelector(".quiz-attempt");
  again.hidden = number >= limit;
  sayIn(line, { number, count: limit }, again.hidden && state !== "open" ? line.dataset.last : "");
  line.hidden = !number;
  set.setAttribute("phase", state === "open" ? (isExam(set) ? "exam" : "practice") : state);
}

export async function start(set) {
  await beginAttempt(set);
  await showAttempt(set);
  focusFirst(set);
}

// Asks once about blank answers, then marks everything together.
export function submitExam(set) {
  const items = itemsOf(set);
  return handIn(set, items.filter(isUnanswered).map((item) => items.indexOf(item) + 1));
}

export async function handIn(set, blanks = []) {
  const line = set.querySelector(".quiz-blanks");
  line.hidden = set.querySelector("[data-do=submit-anyway]").hidden = !blanks.length;
  if (blanks.length) {
    sayIn(line, { list: blanks.join(", ") });
    return line.focus();
  }
  reach(set, "done");
  await keepAttempt(set);
  await showAttempt(set);
  return focusFirst(set);
}

// A list of links to the questions of an exam, each with how it stands.
function sayOverview(set) {
  if (!inExam(set)) return;
  const nav = set.querySelector(".quiz-overview");
  const { item: text, answered, unanswered, flagged } = nav.dataset;
  const rows = itemsOf(set).map((item, index) => {
    const link = make("a", fill(text, { number: index + 1 }));
    link.href = `#${item.id}`;
    link.addEventListener("click", (event) => {
      stay(event);
      focusAnswer(item);
    });
    return make("li", link, `: ${isUnanswered(item) ? unanswered : answered}${isFlagged(item) ? `, ${flagged}` : ""}`);
  });
  nav.firstElementChild.replaceChildren(...rows);
}

// Multiplies by Knuth's 2654435761 and folds, sign by sign. What all texts end with mixes what they differ in.
function hash(text) {
  let h = 0;
  for (const sign of text) {
    h = Math.imul(h ^ sign.charCodeAt(0), 2654435761);
    h ^= h >>> 13;
  }
  return h;
}
