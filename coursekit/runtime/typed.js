// What a learner has typed, as text and as number. The twin of `coursekit/typed.py`.

// Blanks (which JavaScript's `\s` and `trim` know as the twin lists them), hyphens and dashes, quotation marks and
// apostrophes, soft hyphens, joiners: they never decide.
const IGNORED = /[\s\u00ad\u200b-\u200d\u2010-\u2015\u2018-\u201f\u2039\u203a\u2060\u2212\u00ab\u00bb\u00b4`'"-]/g;
const SPACE = "[ \\u00a0\\u2009\\u202f]";
const NUMBER = new RegExp(
  `^${SPACE}*([+\\u2212-]?)${SPACE}*([0-9]{1,3}(?:${SPACE}[0-9]{3})+(?![0-9])|[0-9]*)(?:[.,]([0-9]+))?(.*)$`,
  "s",
);
const MAX_DIGITS = 30;

export function isBlank(text) {
  return !text.trim();
}

// Whether a value is a list of texts, as every response and every field of one is.
export function areTexts(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

export function plain(text) {
  const letters = [...text.normalize("NFC").replace(IGNORED, "")];
  // Once more in NFC: some marks have a sign of their own with the small letter alone, as in ẗ.
  return letters.map((letter) => letter.toLowerCase()).join("").normalize("NFC");
}

// The known text that was meant, or undefined; of equally near ones the heaviest, then the first.
export function nearest(text, known, tolerance) {
  if (Object.hasOwn(known, text)) return text;
  let best;
  for (const other of Object.keys(known).sort()) {
    const steps = distance(text, other);
    const nearer = !best || steps < best.steps || (steps === best.steps && known[other] > known[best.other]);
    if (steps <= forgiven([...other].length, tolerance) && nearer) best = { steps, other };
  }
  return best?.other;
}

// One slip for every four letters, none up to four: there it would likely be another word.
function forgiven(letters, tolerance) {
  return letters > 4 ? Math.min(tolerance, letters >> 2) : 0;
}

// The letters to insert, delete or replace.
export function distance(one, other) {
  const wanted = [...other];
  const row = [...wanted.keys(), wanted.length];
  [...one].forEach((letter, i) => {
    let diagonal = row[0];
    row[0] = i + 1;
    wanted.forEach((sign, j) => {
      const above = row[j + 1];
      row[j + 1] = Math.min(above + 1, row[j] + 1, diagonal + (letter === sign ? 0 : 1));
      diagonal = above;
    });
  });
  return row.at(-1);
}

// Whole digits and how many of them are decimals, or undefined.
export function number(text, units = []) {
  const [, sign, whole = "", part = "", rest] = NUMBER.exec(text);
  const digits = plain(whole) + part;
  if (!digits || digits.length > MAX_DIGITS) return undefined;
  if (!["", ...units.map(plain)].includes(plain(rest))) return undefined;
  return { digits: BigInt(digits) * (sign && sign !== "+" ? -1n : 1n), decimals: part.length };
}

export function within(value, low, high) {
  return (!low || !less(value, scaled(low))) && (!high || !less(scaled(high), value));
}

function less(one, other) {
  return one.digits * 10n ** BigInt(other.decimals) < other.digits * 10n ** BigInt(one.decimals);
}

function scaled(text) {
  const [whole, part = ""] = text.split(".");
  return { digits: BigInt(whole + part), decimals: part.length };
}
