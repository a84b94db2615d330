"""What a declaration says is right, and what it says is not: responses to prove the scoring of an item with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursekit.model import Declaration, Range

Response = Any


def correct_response(declaration: Declaration) -> Response:
    """Give a response that must score full marks."""
    if declaration.fields:
        return {name: correct_response(part) for name, part in declaration.fields.items() if part.max_score}
    if declaration.rule == "match_number":
        return [inside(max(declaration.ranges, key=lambda entry: entry.weight))]
    if declaration.correct:
        return list(declaration.correct)
    heaviest = max(declaration.mapping.values(), default=0)
    if declaration.cardinality == "single":
        return [key for key, weight in declaration.mapping.items() if weight == heaviest][:1]
    return [key for key, weight in declaration.mapping.items() if weight > 0]


def wrong_responses(declaration: Declaration) -> Iterator[Response]:
    """Yield responses that must not score full marks, each wrong in one thing."""
    if declaration.fields:
        right = correct_response(declaration)
        for name, part in declaration.fields.items():
            if part.max_score:
                yield from ({**right, name: wrong} for wrong in wrong_responses(part))
                yield {**right, name: []}
    elif declaration.cardinality == "ordered":
        yield [*declaration.correct[1:], declaration.correct[0]]
    elif declaration.rule == "match_number":
        yield from ([inside(entry)] for entry in declaration.ranges if entry.weight <= 0)
    elif declaration.rule == "match_correct":
        yield from ([choice] for choice in declaration.choices if [choice] != list(declaration.correct))
    else:
        heaviest = max(declaration.mapping.values(), default=0)
        yield from ([key] for key, weight in declaration.mapping.items() if weight < max(1, heaviest))


def inside(entry: Range) -> str:
    """Give a number in a range."""
    return entry.low or entry.high
