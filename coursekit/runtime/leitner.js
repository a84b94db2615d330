// When a question that was missed comes back: Leitner's boxes (Sebastian Leitner, So lernt man lernen, 1972). A wrong
// answer puts it into the first box, a right one once it is due into the next; from the last it leaves for good.

const DAY = 86_400_000; // milliseconds
const DAYS = [0, 1, 3, 7, 14]; // how long a question stays in each box before it is due
export const BOXES = DAYS.length;

// The box of a record, 0 for none. One that says nothing of boxes is taken by its score.
export function boxOf({ box, score, max_score }) {
  if (Number.isInteger(box) && box >= 0 && box <= BOXES) return box;
  return score < max_score ? 1 : 0;
}

// A record of the future comes from a clock that was wrong: better asked too early than lost for years.
export function isDue(record, now) {
  const age = now - record.time;
  return boxOf(record) > 0 && (age >= DAYS[boxOf(record) - 1] * DAY || age < -DAY);
}

// The box after another answer. Answering right before it is due changes nothing.
export function nextBox(record, isRight, now) {
  if (!isRight) return 1;
  const box = record ? boxOf(record) : 0;
  return box && isDue(record, now) ? (box + 1) % (BOXES + 1) : box;
}
