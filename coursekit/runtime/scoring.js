// Scoring: a declaration and a response in, an outcome out. The twin of `coursekit/scoring.py`;
// `tests/vectors/` holds the two together. Whole numbers only: hundredths of a point.

export function score(declaration, response) {
  const max_score = declaration.max_score;
  if (Array.isArray(response) && !response.length) return { status: "unanswered", score: 0, max_score };
  if (!isWellFormed(declaration, response)) return { status: "malformed", score: 0, max_score };
  return { status: "scored", score: RULES[declaration.rule](declaration, response), max_score };
}

function isWellFormed({ choices, cardinality }, response) {
  return (
    Array.isArray(response) &&
    response.every((part) => typeof part === "string" && choices.includes(part)) &&
    new Set(response).size === response.length &&
    (cardinality === "multiple" || response.length === 1)
  );
}

function matchCorrect({ correct, max_score }, response) {
  const key = new Set(correct);
  return response.length === key.size && response.every((part) => key.has(part)) ? max_score : 0;
}

function mapResponse({ mapping, max_score }, response) {
  const best = Object.values(mapping).reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const reached = response.reduce((sum, part) => sum + weightOf(mapping, part), 0);
  return best ? Math.floor((2 * max_score * Math.max(0, reached) + best) / (2 * best)) : 0;
}

// Own keys only: an identifier such as `toString` must not find what every object inherits.
function weightOf(mapping, part) {
  return Object.hasOwn(mapping, part) ? mapping[part] : 0;
}

const RULES = { match_correct: matchCorrect, map_response: mapResponse };

// The shortest decimal form of hundredths: `1`, `0.5`, `0.33`.
export function decimal(hundredths) {
  return String(hundredths / 100);
}

// Which of the choices are right: what a learner may be told about each one.
export function isRight({ rule, correct, mapping }, part) {
  return rule === "match_correct" ? correct.includes(part) : weightOf(mapping, part) > 0;
}
