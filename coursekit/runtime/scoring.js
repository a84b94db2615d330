// Scoring: a declaration and a response in, an outcome out. The twin of `coursekit/scoring.py`;
// `tests/vectors/` holds the two together. Whole numbers only: hundredths of a point.

import { areTexts, isBlank, isObject, nearest, number, plain, within } from "./typed.js";

export function score(declaration, response) {
  const { fields, rule, max_score } = declaration;
  const status = (fields ? statusOfRecord : statusOf)(declaration, response);
  const rate = fields ? scoreRecord : (RULES[rule] ?? scoreTyped);
  return { status, score: status === "scored" ? rate(declaration, response) : 0, max_score };
}

// The outcome of each field of a record, after its name.
export function scoreFields({ fields }, response) {
  return Object.keys(fields).map((name) => [name, score(fields[name], own(response, name, []))]);
}

function statusOfRecord(declaration, response) {
  if (!isRecordOf(declaration, response)) return "malformed";
  const statuses = scoreFields(declaration, response).map(([, outcome]) => outcome.status);
  return ["malformed", "scored"].find((name) => statuses.includes(name)) ?? "unanswered";
}

function isRecordOf({ fields }, response) {
  if (!isObject(response) || Array.isArray(response)) return false;
  return Object.keys(response).every((name) => Object.hasOwn(fields, name));
}

function scoreRecord(declaration, response) {
  const outcomes = scoreFields(declaration, response);
  const sum = (name) => total(outcomes.map(([, outcome]) => outcome[name]));
  return share(declaration, sum("score"), sum("max_score"));
}

function statusOf(declaration, response) {
  if (!areTexts(response)) return "malformed";
  if (isTyped(declaration) ? response.every(isBlank) : !response.length) return "unanswered";
  return isWellFormed(declaration, response) ? "scored" : "malformed";
}

export function isTyped({ rule }) {
  return !RULES[rule];
}

function isWellFormed({ rule, choices, cardinality, units }, response) {
  const size = { single: 1, ordered: choices?.length, multiple: response.length }[cardinality];
  if (response.length !== size) return false;
  if (rule === "match_text") return true;
  if (rule === "match_number") return Boolean(number(response[0], units));
  return new Set(response).size === size && response.every((part) => choices.includes(part));
}

function matchCorrect({ cardinality, correct, max_score }, response) {
  const settled = (parts) => JSON.stringify(cardinality === "ordered" ? parts : [...new Set(parts)].sort());
  return settled(response) === settled(correct) ? max_score : 0;
}

// What is weighed of an ordered response are its neighbours, written `first second`.
function mapResponse(declaration, response) {
  const { cardinality, mapping } = declaration;
  const neighbours = response.slice(1).map((part, index) => `${response[index]} ${part}`);
  const parts = cardinality === "ordered" ? neighbours : response;
  const weights = Object.values(mapping).filter((weight) => weight > 0);
  const best = cardinality === "single" ? Math.max(0, ...weights) : total(weights);
  return share(declaration, total(parts.map((part) => own(mapping, part, 0))), best);
}

function scoreTyped(declaration, response) {
  const { rule, mapping, ranges } = declaration;
  const weights = rule === "match_text" ? mapping : ranges.map(([, , weight]) => weight);
  const found = recognise(declaration, response);
  return share(declaration, found === undefined ? 0 : weights[found], Math.max(0, ...Object.values(weights)));
}

// Which of the declared texts (its normal form) or ranges (its index) a typed response is, or undefined.
export function recognise({ rule, mapping, tolerance, ranges, units }, [text]) {
  if (rule === "match_text") return nearest(plain(text), mapping, tolerance);
  const value = number(text, units);
  return Object.keys(value ? ranges : []).find((index) => within(value, ...ranges[index]));
}

function share({ max_score }, reached, best) {
  return best > 0 ? Math.floor((2 * max_score * Math.max(0, reached) + best) / (2 * best)) : 0;
}

export function total(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

// Own keys only: an identifier such as `toString` must not find what every object inherits.
function own(object, name, otherwise) {
  return Object.hasOwn(object, name) ? object[name] : otherwise;
}

// What a rule gives, where it is not one of those for what is typed.
const RULES = { match_correct: matchCorrect, map_response: mapResponse };

// The shortest decimal form of hundredths: `1`, `0.5`, `0.33`.
export function decimal(hundredths) {
  return String(hundredths / 100);
}

// Whether a single part of a response is right: what a learner may be told about each choice.
export function isRight({ rule, correct, mapping }, part) {
  return rule === "match_correct" ? correct.includes(part) : own(mapping, part, 0) > 0;
}
