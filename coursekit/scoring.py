"""Scoring: a declaration and a response in, an outcome out. The twin of `runtime/scoring.js`.

The two are held together by `tests/vectors/` and a random comparison. Both work in whole numbers only (hundredths
of a point), so that they agree to the last case. The rules are those of QTI 3.0's response processing templates
`match_correct` and `map_response`.
"""

from __future__ import annotations

from collections.abc import Callable

from coursekit.model import Declaration, Outcome


def score(declaration: Declaration, response: object) -> Outcome:
    """Judge a response, a list of choice identifiers.

    An empty response is `unanswered`, never wrong. Anything a form of this item cannot have sent is `malformed`:
    another type, an unknown or repeated identifier, several where one is asked for.
    """
    if response == []:
        return Outcome("unanswered", 0, declaration.max_score)
    if not is_well_formed(declaration, response):
        return Outcome("malformed", 0, declaration.max_score)
    return Outcome("scored", RULES[declaration.rule](declaration, response), declaration.max_score)  # type: ignore[arg-type]


def is_well_formed(declaration: Declaration, response: object) -> bool:
    """Tell whether a response is one that a form of this item can give."""
    return (
        isinstance(response, list)
        and all(isinstance(part, str) and part in declaration.choices for part in response)
        and len(set(response)) == len(response)
        and (declaration.cardinality == "multiple" or len(response) == 1)
    )


def match_correct(declaration: Declaration, response: list[str]) -> int:
    """Give full marks to exactly the correct response, in any order, and nothing to any other."""
    return declaration.max_score if set(response) == set(declaration.correct) else 0


def map_response(declaration: Declaration, response: list[str]) -> int:
    """Give the share of the best possible sum of weights, at least 0, rounded half up to a hundredth."""
    best = sum(weight for weight in declaration.mapping.values() if weight > 0)
    reached = max(0, sum(declaration.mapping.get(part, 0) for part in response))
    return (2 * declaration.max_score * reached + best) // (2 * best) if best else 0


RULES: dict[str, Callable[[Declaration, list[str]], int]] = {
    "match_correct": match_correct,
    "map_response": map_response,
}


def decimal(hundredths: int) -> str:
    """Write hundredths of a point in their shortest decimal form: `1`, `0.5`, `0.33`."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
