// A course as pages carry it, and records of it, for the tests of progress.

export const DAY = 86_400_000;
export const NOW = 1_700_000_000_000;

// Two modules with two lessons each, a practice quiz spread over pages, a test, an exam that draws, and an extra page.
export function course(changes = {}) {
  const item = (digest, max = 100, objective = "") => [digest, max, objective];
  return {
    pages: [
      page("1-tea/index", "1-tea"),
      page("1-tea/1-leaves", "1-tea", { minutes: 10, shows: { practice: ["leaf", "pot"] } }),
      page("1-tea/test", "1-tea", { minutes: 20, shows: { test: [] }, whole: ["test"] }),
      page("2-bread/1-flour", "2-bread", { minutes: 30 }),
      page("2-bread/2-walk", "2-bread", { minutes: 90, optional: true }),
      page("exam", "", { minutes: 40, shows: { exam: [] }, whole: ["exam"] }),
    ],
    quizzes: {
      practice: quiz({ leaf: item("d1", 100, "tea1"), pot: item("d2", 200, "tea2"), thought: item("d3", 0) }),
      test: quiz({ a: item("d4", 100, "tea1"), b: item("d5", 100, "bread1") }, { mark: 70 }),
      exam: quiz(
        { own: item("d6", 100, "bread1"), "practice/leaf": item("d1", 100, "tea1"), "test/a": item("d4", 100, "tea1") },
        { mark: 50, exam: true, attempts: true, count: 2 },
      ),
    },
    rule: { read: true, passed: { test: 70 } },
    ...changes,
  };
}

function page(name, module, more = {}) {
  return { name, module, minutes: 0, optional: false, shows: {}, whole: [], ...more };
}

function quiz(items, more = {}) {
  return { mark: 0, exam: false, attempts: false, count: Object.keys(items).length, items, ...more };
}

export function kept(fields, { revision = 1, time = NOW } = {}) {
  return { v: 1, revision, time, ...fields };
}

// A response of one choice with its points.
export function answered(digest, score, max_score = 100, more = {}) {
  const { revision, time, ...fields } = more;
  return kept({ response: ["x"], digest, score, max_score, certainty: 0, flagged: false, hints: 0, ...fields }, { revision, time });
}

// Numbers that look like chance and are the same on every run (Lehmer's generator, MINSTD).
export function dice(seed = 1) {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}
