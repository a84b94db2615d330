// What a learner has typed, as text and as number. The twin of `coursekit/typed.py`.

// Blanks (which JavaScript's `\s` and `trim` know as the twin lists them), hyphens and dashes, quotation marks and
// apostrophes, soft hyphens, joiners: they never decide.
const IGNORED = /[\s\u00ad\u200b-\u200d\u2010-\u2015\u2018-\u201f\u2039\u203a\u2060\u2212\u00ab\u00bb\u00b4`'"-]/g;
const SPACE = /[\u00a0\u2009\u202f]/g; // besides the usual one, between thousands and before a unit
const NUMBER = /^ *([+\u2212-]?) *(\d{1,3}(?: \d{3})+(?!\d)|\d*)(?:[.,](\d+))?(.*)$/s;
const MAX_DIGITS = 30;

export function isBlank(text) {
  return !text.trim();
}

// Whether a value is a list of texts, as every response and every field of one is.
export function areTexts(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

export function isObject(value) {
  return typeof value === "object" && value !== null;
}

export function plain(text) {
  const letters = [...text.normalize("NFC").replace(IGNORED, "")];
  // Once more in NFC: some marks have a sign of their own with the small letter alone, as in ẗ.
  return letters.map((letter) => letter.toLowerCase()).join("").normalize("NFC");
}

// The known text that was meant, or undefined; of equally near ones the heaviest, then the first.
export function nearest(text, known, tolerance) {
  const [best] = Object.keys(known)
    .sort()
    .map((other) => [other, distance(text, other)])
    .filter(([other, steps]) => steps <= forgiven([...other].length, tolerance))
    .sort(([one, few], [other, many]) => few - many || known[other] - known[one]);
  return best?.[0];
}

// One slip for every four letters, none up to four: there it would likely be another word.
function forgiven(letters, tolerance) {
  return letters > 4 ? Math.min(tolerance, letters >> 2) : 0;
}

// The letters to insert, delete or replace.
export function distance(one, other) {
  const wanted = [...other];
  let row = [...wanted.keys(), wanted.length];
  for (const letter of one) {
    const next = [row[0] + 1];
    wanted.forEach((sign, i) => {
      next.push(Math.min(next[i] + 1, row[i + 1] + 1, row[i] + (letter === sign ? 0 : 1)));
    });
    row = next;
  }
  return row.at(-1);
}

// Whole digits and how many of them are decimals, or undefined.
export function number(text, units = []) {
  const [, sign, whole, part = "", rest] = NUMBER.exec(text.replace(SPACE, " "));
  const digits = plain(whole) + part;
  const isRead = digits && digits.length <= MAX_DIGITS && ["", ...units.map(plain)].includes(plain(rest));
  return isRead ? scaled(`${sign && sign !== "+" ? "-" : ""}${plain(whole)}.${part}`) : undefined;
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
