"""Scoring: a declaration and a response in, an outcome out. The twin of `runtime/scoring.js`.

The two are held together by `tests/vectors/` and a random comparison. Both work in whole numbers only (hundredths
of a point), so that they agree to the last case. The rules are named after QTI 3.0's response processing
(`match_correct`, `map_response`); `match_text` and `match_number` read what a learner has typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from coursekit import typed
from coursekit.model import Declaration, Outcome
from coursekit.typed import nearest, number, plain, within


def score(declaration: Declaration, response: object) -> Outcome:
    """Judge a response: a list of texts, or for a record a mapping of its fields to such lists.

    An empty response is `unanswered`, never wrong. Anything a form of this item cannot have sent is `malformed`,
    and so is what cannot be read as a number where one is asked for.
    """
    if declaration.cardinality == "record":
        return score_record(declaration, response)
    if is_blank(declaration, response):
        return Outcome("unanswered", 0, declaration.max_score)
    if not is_well_formed(declaration, response):
        return Outcome("malformed", 0, declaration.max_score)
    return Outcome("scored", RULES[declaration.rule](declaration, response), declaration.max_score)  # type: ignore


def score_record(declaration: Declaration, response: object) -> Outcome:
    """Give the share of the points of all fields; a blank field among answered ones gets none."""
    if not isinstance(response, dict) or not set(response) <= set(declaration.fields):
        return Outcome("malformed", 0, declaration.max_score)
    outcomes = [score(part, response.get(name, [])) for name, part in declaration.fields.items()]
    states = {status for status, _, _ in outcomes}
    if "malformed" in states:
        return Outcome("malformed", 0, declaration.max_score)
    if states <= {"unanswered"}:
        return Outcome("unanswered", 0, declaration.max_score)
    reached = sum([points for _, points, _ in outcomes])
    best = sum([most for _, _, most in outcomes])
    return Outcome("scored", share(declaration, reached, best), declaration.max_score)


def is_blank(declaration: Declaration, response: object) -> bool:
    """Tell whether a response says nothing: no parts, or nothing but white space typed."""
    if declaration.rule not in ("match_text", "match_number"):
        return response == []
    return isinstance(response, list) and all(isinstance(part, str) and typed.is_blank(part) for part in response)


def is_well_formed(declaration: Declaration, response: object) -> bool:
    """Tell whether a response is one that a form of this item can give."""
    if not isinstance(response, list) or not {type(part) for part in response} <= {str}:
        return False
    if declaration.rule == "match_text":
        return len(response) == 1
    if declaration.rule == "match_number":
        return len(response) == 1 and number(response[0], declaration.units) is not None
    if len(set(response)) != len(response) or not set(response).issubset(declaration.choices):
        return False
    if declaration.cardinality == "ordered":
        return len(response) == len(declaration.choices)
    return declaration.cardinality != "single" or len(response) == 1


def match_correct(declaration: Declaration, response: list[str]) -> int:
    """Give full marks to exactly the correct response and nothing to any other; order counts where it is asked."""
    if declaration.cardinality == "ordered":
        return declaration.max_score if tuple(response) == declaration.correct else 0
    return declaration.max_score if set(response) == set(declaration.correct) else 0


def map_response(declaration: Declaration, response: list[str]) -> int:
    """Give the share of the best possible sum of weights.

    The parts of an ordered response that are weighed are its neighbours, written `first second`.
    """
    parts: Iterable[str] = response
    if declaration.cardinality == "ordered":
        parts = (f"{first} {second}" for first, second in pairwise(response))
    reached = sum(declaration.mapping.get(part, 0) for part in parts)
    return share(declaration, reached, best_sum(declaration))


def best_sum(declaration: Declaration) -> int:
    """Give the largest sum of weights a response can reach."""
    weights = [weight for weight in declaration.mapping.values() if weight > 0]
    return max(weights, default=0) if declaration.cardinality == "single" else sum(weights)


def match_text(declaration: Declaration, response: list[str]) -> int:
    """Give the share that the recognised text weighs, and nothing to a text not recognised."""
    found = nearest(plain(response[0]), declaration.mapping, declaration.tolerance)
    reached = declaration.mapping[found] if found is not None else 0
    return share(declaration, reached, max(declaration.mapping.values(), default=0))


def match_number(declaration: Declaration, response: list[str]) -> int:
    """Give the share that the first range holding the number weighs."""
    value = number(response[0], declaration.units)
    found = (entry for entry in declaration.ranges if value and within(value, entry.low, entry.high))
    reached = next((entry.weight for entry in found), 0)
    return share(declaration, reached, max((entry.weight for entry in declaration.ranges), default=0))


def share(declaration: Declaration, reached: int, best: int) -> int:
    """Give the part `reached / best` of the points, at least 0, rounded half up to a hundredth."""
    if best <= 0:
        return 0
    return (2 * declaration.max_score * max(0, reached) + best) // (2 * best)


RULES: dict[str, Callable[[Declaration, list[str]], int]] = {
    "match_correct": match_correct,
    "map_response": map_response,
    "match_text": match_text,
    "match_number": match_number,
}


def decimal(hundredths: int) -> str:
    """Write hundredths of a point in their shortest decimal form: `1`, `0.5`, `0.33`."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
