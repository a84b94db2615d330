// How far a learner has come: all of it computed from the records, nothing of it stored. `course` is what the page
// carries: pages with the quizzes they show, quizzes with digest, points and objective of every item, and the rule.

import { boxOf, isDue } from "./leitner.js";

export class Progress {
  constructor(course, records) {
    Object.assign(this, course, { records });
  }

  isRead({ name }) {
    return this.records.get(`@read:${name}`)?.read === true;
  }

  // The record of an item, if it was answered as the item is now; `suffix` names an attempt. Records may be kept under
  // what the item was called before.
  answer(id, name, suffix = "") {
    const [digest, max, , ...former] = this.quizzes[id].items[name];
    const key = [`${id}:${name}`, ...former].find((known) => this.records.has(known + suffix));
    const record = this.records.get(key + suffix);
    return record?.digest === digest && record.score <= max ? record : undefined;
  }

  // The ways a quiz was taken that count: all of it once, or each attempt; of an exam those that were handed in.
  takes(id) {
    const { attempts, exam, items, formerly = [] } = this.quizzes[id];
    if (!attempts) return [{ names: Object.keys(items), suffix: "", number: 0 }];
    const byNumber = new Map();
    for (const [key, { number, order, state }] of this.records) {
      if (![id, ...formerly].some((known) => key.startsWith(`${known}:@`)) || (exam && state !== "done")) continue;
      const names = [...new Set(order.map((name) => calledNow(items, name)))].filter((name) => name !== undefined);
      byNumber.set(number, { names, suffix: `@${number}`, number, isDone: state === "done" });
    }
    return [...byNumber.values()].sort((one, other) => one.number - other.number);
  }

  // What some items of a quiz came to; without a mark, a quiz cannot be passed.
  sum(id, { names, suffix, isDone }, mark = this.quizzes[id].mark) {
    const { items } = this.quizzes[id];
    const sums = { answered: 0, count: names.length, score: 0, max: 0, time: 0 };
    for (const name of names) {
      const record = this.answer(id, name, suffix);
      sums.max += items[name][1];
      if (!record) continue;
      sums.answered += 1;
      sums.score += record.score;
      sums.time = Math.max(sums.time, record.time);
    }
    const complete = isDone || (sums.count > 0 && sums.answered === sums.count);
    return { ...sums, complete, percent: percent(sums), passed: complete && mark > 0 && 100 * sums.score >= mark * sums.max };
  }

  // The best a learner has made of a whole quiz.
  quiz(id, mark) {
    const { count } = this.quizzes[id];
    const none = { answered: 0, count, score: 0, max: 0, time: 0, complete: false, percent: 0, passed: false };
    const all = this.takes(id).map((take) => this.sum(id, take, mark));
    const rank = ({ passed, complete, percent: share }) => 1000 * passed + 500 * complete + share;
    return all.reduce((best, next) => (rank(next) >= rank(best) ? next : best), none);
  }

  // A page that shows a whole quiz is done once that is; of any other the learner says so.
  page(page) {
    const parts = Object.entries(page.shows).map(([id, names]) => this.shown(id, names));
    const done = page.whole.length ? page.whole.every((id) => this.quiz(id).complete) : this.isRead(page);
    const read = this.records.get(`@read:${page.name}`);
    return { ...added(parts), done, time: Math.max(0, read?.time ?? 0, ...parts.map(({ time }) => time)) };
  }

  shown(id, names) {
    const known = names.filter((name) => Object.hasOwn(this.quizzes[id].items, name));
    return names.length ? this.sum(id, { names: known, suffix: "" }) : this.quiz(id);
  }

  // What belongs to the course, in one module or in all.
  needed(module) {
    return this.pages.filter((page) => !page.optional && (module === undefined || page.module === module));
  }

  module(name) {
    const pages = this.needed(name).map((page) => this.page(page));
    const all = this.pages.filter((page) => page.module === name).map((page) => this.page(page));
    return { ...added(all), pages: pages.length, done: pages.filter(({ done }) => done).length };
  }

  minutesLeft() {
    const left = this.needed().filter((page) => !this.page(page).done);
    return left.reduce((sum, { minutes }) => sum + minutes, 0);
  }

  // Where to go on: the page touched last, or the first one after it that is not done; undefined once all are.
  next() {
    const pages = this.needed();
    const states = pages.map((page) => this.page(page));
    const last = states.reduce((best, { time }, index) => (time > (best < 0 ? 0 : states[best].time) ? index : best), -1);
    const order = [...states.keys()].map((index) => (index + Math.max(0, last)) % states.length);
    const found = order.find((index) => !states[index].done);
    return { page: pages[found], begun: last >= 0 };
  }

  // The quizzes that say how it goes: not one of an optional page, such as a test to take before the course.
  telling() {
    const optional = this.pages.filter((page) => page.optional).flatMap(({ whole }) => whole);
    return Object.keys(this.quizzes).filter((id) => !optional.includes(id));
  }

  // What was answered of each objective.
  objectives() {
    const found = new Map();
    for (const id of this.telling()) {
      const quiz = this.quizzes[id];
      for (const { names, suffix } of this.takes(id).slice(-1)) {
        for (const name of names) {
          const [, max, objective] = quiz.items[name];
          const record = this.answer(id, name, suffix);
          if (!objective || !max || !record) continue;
          const own = found.get(objective) ?? { answered: 0, score: 0, max: 0 };
          found.set(objective, { answered: own.answered + 1, score: own.score + record.score, max: own.max + max });
        }
      }
    }
    return new Map([...found].map(([name, sums]) => [name, { ...sums, percent: percent(sums) }]));
  }

  // What was missed and is to be asked again, by `quiz:item`: what an exam says counts until it is practised later.
  missed(now) {
    const found = new Map();
    for (const id of this.telling()) {
      for (const { names, suffix } of this.takes(id).slice(-1)) {
        for (const name of names) this.note(found, id, name, suffix);
      }
    }
    const boxed = [...found].filter(([, record]) => boxOf(record));
    const due = boxed.filter(([, record]) => isDue(record, now));
    due.sort(([, one], [, other]) => boxOf(one) - boxOf(other) || one.time - other.time);
    return { due: due.map(([key]) => key), later: boxed.length - due.length };
  }

  note(found, id, name, suffix) {
    const record = this.answer(id, name, suffix);
    const key = name.includes("/") ? name.replace("/", ":") : `${id}:${name}`;
    if (record?.max_score && !(found.get(key)?.time > record.time)) found.set(key, record);
  }

  // Whether the rule of completion is met, part by part.
  rulings() {
    const pages = this.needed().filter(({ module, whole }) => module && !whole.length);
    const read = { done: pages.filter((page) => this.isRead(page)).length, count: pages.length };
    const passed = new Map(Object.entries(this.rule.passed).map(([id, mark]) => [id, this.quiz(id, mark)]));
    const isRead = !this.rule.read || read.done === read.count;
    return { read, passed, complete: isRead && [...passed.values()].every((quiz) => quiz.passed) };
  }
}

function calledNow(items, name) {
  if (Object.hasOwn(items, name)) return name;
  return Object.keys(items).find((now) => items[now].slice(3).some((former) => former.split(":")[1] === name));
}

function added(parts) {
  const sum = (name) => parts.reduce((all, part) => all + part[name], 0);
  const sums = { answered: sum("answered"), count: sum("count"), score: sum("score"), max: sum("max") };
  return { ...sums, percent: percent(sums) };
}

function percent({ score, max }) {
  return max ? Math.floor((100 * score) / max) : 100;
}
