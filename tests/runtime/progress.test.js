// How far a learner has come follows from the records alone, whatever the course has become since.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Progress } from "../../coursekit/runtime/progress.js";
import { DAY, NOW, answered, course, kept } from "./journey-course.mjs";

const progress = (records = {}, of = course()) => new Progress(of, new Map(Object.entries(records)));
const read = (name, more) => ({ [`@read:${name}`]: kept({ read: true }, more) });
const pageOf = (found, name) => found.page(found.pages.find((page) => page.name === name));
const attempt = (number, order, state = "done") => kept({ number, order, state });

const PASSED = { "test:a": answered("d4", 100), "test:b": answered("d5", 100) };
const ALL_READ = { ...read("1-tea/index"), ...read("1-tea/1-leaves"), ...read("2-bread/1-flour") };

describe("a page", () => {
  test("is not done where nothing is known", () => {
    const { done, answered: count, time } = pageOf(progress(), "1-tea/1-leaves");
    assert.deepEqual([done, count, time], [false, 0, 0]);
  });

  test("is done once the learner says so, whether its questions are answered or not", () => {
    assert.equal(pageOf(progress(read("1-tea/1-leaves")), "1-tea/1-leaves").done, true);
  });

  test("is not done any more once that is taken back", () => {
    const records = { "@read:1-tea/1-leaves": kept({ read: false }, { revision: 2 }) };
    assert.equal(pageOf(progress(records), "1-tea/1-leaves").done, false);
  });

  test("counts the questions it shows and no others", () => {
    const state = pageOf(progress({ "practice:leaf": answered("d1", 100), "practice:thought": answered("d3", 0, 0) }), "1-tea/1-leaves");
    assert.deepEqual([state.answered, state.count, state.percent], [1, 2, 33]);
  });

  test("with a whole quiz is done once all of that is answered, and not by saying so", () => {
    assert.equal(pageOf(progress(read("1-tea/test")), "1-tea/test").done, false);
    assert.equal(pageOf(progress(PASSED), "1-tea/test").done, true);
  });
});

describe("a quiz", () => {
  const score = (b) => progress({ "test:a": answered("d4", 100), "test:b": answered("d5", b) }).quiz("test");
  test("is passed at its mark", () => assert.deepEqual([score(40).percent, score(40).passed], [70, true]));
  test("is not passed just below", () => assert.deepEqual([score(39).percent, score(39).passed], [69, false]));
  test("is not passed while a question is left", () => {
    const { complete, passed } = progress({ "test:a": answered("d4", 100) }).quiz("test");
    assert.deepEqual([complete, passed], [false, false]);
  });
  test("without a mark cannot be passed", () => {
    const records = { "practice:leaf": answered("d1", 100), "practice:pot": answered("d2", 200, 200), "practice:thought": answered("d3", 0, 0) };
    const { complete, passed } = progress(records).quiz("practice");
    assert.deepEqual([complete, passed], [true, false]);
  });
});

describe("an exam", () => {
  const right = { "exam:own@1": answered("d6", 100), "exam:practice/leaf@1": answered("d1", 100) };
  const order = ["own", "practice/leaf"];

  test("that is open counts for nothing", () => {
    const { answered: count, complete, passed } = progress({ "exam:@": attempt(1, order, "open"), ...right }).quiz("exam");
    assert.deepEqual([count, complete, passed], [0, false, false]);
  });

  test("that was handed in counts, with what was left blank", () => {
    const { "exam:own@1": own } = right;
    const { answered: count, complete, percent, passed } = progress({ "exam:@": attempt(1, order), "exam:own@1": own }).quiz("exam");
    assert.deepEqual([count, complete, percent, passed], [1, true, 50, true]);
  });

  test("that was passed stays passed when a later attempt fails", () => {
    const failed = { "exam:own@2": answered("d6", 0), "exam:test/a@2": answered("d4", 0) };
    const records = { "exam:@": attempt(2, ["own", "test/a"]), "exam:@1": attempt(1, order), "exam:@2": attempt(2, ["own", "test/a"]), ...right, ...failed };
    assert.deepEqual([progress(records).quiz("exam").passed, progress(records).quiz("exam").percent], [true, 100]);
  });

  test("counts no question twice, and none it does not have", () => {
    const records = { "exam:@": attempt(1, ["own", "own", "toString", "__proto__", "gone"]), ...right };
    const { answered: count, count: all } = progress(records).quiz("exam");
    assert.deepEqual([count, all], [1, 1]);
  });
});

describe("a course that has changed since", () => {
  const edited = (change) => {
    const of = course();
    change(of);
    return progress({ ...PASSED, ...read("1-tea/1-leaves"), "practice:leaf": answered("d1", 100) }, of);
  };
  const cases = [
    ["an item whose content has changed counts as unanswered", ({ quizzes }) => (quizzes.test.items.a[0] = "new"), [false, 1]],
    ["an item that has been put in counts as unanswered", ({ quizzes }) => (quizzes.test.items.c = ["d9", 100, ""]), [false, 2]],
    ["an item that has been taken out takes nothing else along", ({ quizzes }) => delete quizzes.test.items.a, [true, 1]],
    ["items in another order stay answered", ({ quizzes }) => (quizzes.test.items = Object.fromEntries(Object.entries(quizzes.test.items).reverse())), [true, 2]],
    ["an item that gives fewer points than its record says counts as unanswered", ({ quizzes }) => (quizzes.test.items.a[1] = 50), [false, 1]],
  ];
  for (const [name, change, expected] of cases) {
    test(name, () => {
      const { passed, answered: count } = edited(change).quiz("test");
      assert.deepEqual([passed, count], expected);
    });
  }

  test("an item and a quiz that were renamed keep what was answered under their former names", () => {
    const found = edited(({ quizzes }) => {
      const { a, ...rest } = quizzes.test.items;
      quizzes.test.items = { ...rest, "a-new": [...a, "test:a"] };
    });
    assert.deepEqual([found.quiz("test").passed, found.quiz("test").answered], [true, 2]);
    const of = course();
    Object.assign(of.quizzes.exam, { formerly: ["old-exam"], items: { mine: ["d6", 100, "", "exam:own", "old-exam:own"] } });
    const exam = progress({ "old-exam:@": attempt(1, ["own"]), "old-exam:own@1": answered("d6", 100) }, of).quiz("exam");
    assert.deepEqual([exam.answered, exam.count, exam.passed], [1, 1, true]);
  });

  test("a page that has been renamed keeps its answers, but has to be read anew", () => {
    const found = edited(({ pages }) => (pages[1].name = "1-tea/1-green-leaves"));
    const { done, answered: count } = pageOf(found, "1-tea/1-green-leaves");
    assert.deepEqual([done, count], [false, 1]);
  });

  test("a quiz that is gone is asked about by nobody", () => {
    const of = course({ rule: { read: false, passed: {} } });
    of.pages = of.pages.filter(({ whole }) => !whole.includes("test"));
    delete of.quizzes.test;
    delete of.quizzes.exam.items["test/a"];
    assert.equal(progress(PASSED, of).rulings().complete, true);
  });
});

describe("where to go on", () => {
  const next = (records) => {
    const { page, begun } = progress(records).next();
    return [page?.name, begun];
  };
  test("is the first page at the beginning", () => assert.deepEqual(next({}), ["1-tea/index", false]));
  test("is the page touched last where that is not done", () => {
    assert.deepEqual(next({ "practice:leaf": answered("d1", 0) }), ["1-tea/1-leaves", true]);
  });
  test("is the page after one that is done", () => {
    assert.deepEqual(next(read("1-tea/1-leaves")), ["1-tea/test", true]);
  });
  test("leaves out what is optional, and comes back to what was passed over", () => {
    const handed = { "exam:@": kept({ number: 1, order: ["own"], state: "done" }, { time: NOW }) };
    assert.deepEqual(next({ ...handed, "exam:own@1": answered("d6", 100), ...read("2-bread/1-flour", { time: NOW + 1 }) }), ["1-tea/index", true]);
  });
  test("is nowhere once all is done", () => {
    const handed = { "exam:@": attempt(1, ["own"]), "exam:own@1": answered("d6", 100) };
    assert.deepEqual(next({ ...ALL_READ, ...PASSED, ...handed }), [undefined, true]);
  });
});

test("the time left is that of the pages that are not done, without optional ones", () => {
  assert.equal(progress().minutesLeft(), 100);
  assert.equal(progress(read("1-tea/1-leaves")).minutesLeft(), 90);
  assert.equal(progress({ ...read("1-tea/1-leaves"), ...PASSED }).minutesLeft(), 70);
});

test("a module counts the pages that belong to the course", () => {
  const { done, pages } = progress(read("2-bread/2-walk")).module("2-bread");
  assert.deepEqual([done, pages], [0, 1]);
});

test("objectives are summed over quizzes, each with what was answered of it", () => {
  const records = { "practice:leaf": answered("d1", 0), "test:a": answered("d4", 100), "practice:pot": answered("d2", 50, 200) };
  const found = progress(records).objectives();
  assert.deepEqual([...found.keys()].sort(), ["tea1", "tea2"]);
  assert.deepEqual([found.get("tea1").percent, found.get("tea1").answered, found.get("tea2").percent], [50, 2, 25]);
});

describe("to practise again", () => {
  const missed = (records) => progress(records).missed(NOW);
  test("there is nothing where nothing was missed", () => assert.deepEqual(missed(PASSED), { due: [], later: 0 }));
  test("there is what was missed, the weakest first", () => {
    const records = { "test:a": answered("d4", 100, 100, { box: 2, time: NOW - DAY }), "test:b": answered("d5", 0), "practice:leaf": answered("d1", 100) };
    assert.deepEqual(missed(records), { due: ["test:b", "test:a"], later: 0 });
  });
  test("there is what comes later, in number", () => {
    assert.deepEqual(missed({ "test:a": answered("d4", 100, 100, { box: 3 }) }), { due: [], later: 1 });
  });
  test("there is what an exam showed, by the quiz it is written in", () => {
    const records = { "exam:@": attempt(1, ["practice/leaf", "own"]), "exam:practice/leaf@1": answered("d1", 0), "exam:own@1": answered("d6", 100) };
    assert.deepEqual(missed(records).due, ["practice:leaf"]);
  });
  test("practising later counts more than the exam, and leaves the exam as it was", () => {
    const exam = { "exam:@": attempt(1, ["practice/leaf"]), "exam:practice/leaf@1": answered("d1", 0) };
    const records = { ...exam, "practice:leaf": answered("d1", 100, 100, { time: NOW + 1, box: 0 }) };
    assert.deepEqual(missed(records), { due: [], later: 0 });
    assert.equal(progress(records).quiz("exam").percent, 0);
  });
});

test("a test on an optional page says nothing of objectives, nor of what to practise", () => {
  const of = course();
  of.pages.at(-1).optional = true;
  const records = { "exam:@": attempt(1, ["own", "practice/leaf"]), "exam:own@1": answered("d6", 0), "exam:practice/leaf@1": answered("d1", 0) };
  assert.deepEqual(progress(records, of).missed(NOW), { due: [], later: 0 });
  assert.equal(progress(records, of).objectives().size, 0);
  assert.equal(progress(records).objectives().size, 2);
});

describe("the rule of completion", () => {
  const rulings = (records, rule) => progress(records, course(rule ? { rule } : {})).rulings();
  test("is met when all is read and passed, without the optional page", () => {
    assert.equal(rulings({ ...ALL_READ, ...PASSED }).complete, true);
  });
  for (const name of Object.keys({ ...ALL_READ, ...PASSED })) {
    test(`is not met without ${name}`, () => {
      const { [name]: gone, ...rest } = { ...ALL_READ, ...PASSED };
      assert.equal(rulings(rest).complete, false);
    });
  }
  test("has its own per cent for a quiz", () => {
    const records = { "test:a": answered("d4", 100), "test:b": answered("d5", 50) };
    assert.equal(rulings(records, { read: false, passed: { test: 75 } }).complete, true);
    assert.equal(rulings(records, { read: false, passed: { test: 76 } }).complete, false);
  });
  test("that asks for no reading needs none", () => {
    assert.equal(rulings(PASSED, { read: false, passed: { test: 70 } }).complete, true);
  });
});
