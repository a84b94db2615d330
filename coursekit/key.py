"""What is right in an item, and what is not: responses to prove its scoring with.

Two sources are asked, so that each proves the other: the declaration, which scores, and the choices, which the page
shows as the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from coursekit.model import Choice, Declaration, Item, Range
from coursekit.typed import scaled, within

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
    right = correct_response(declaration)
    if declaration.fields:
        for name, part in declaration.fields.items():
            if part.max_score:
                yield from ({**right, name: wrong} for wrong in wrong_responses(part))
                yield {**right, name: []}
    elif declaration.cardinality == "ordered":
        yield from (swapped(right, index) for index in range(len(right) - 1))
    elif declaration.rule == "match_number":
        yield from wrong_numbers([(entry, entry.weight > 0) for entry in declaration.ranges])
    elif declaration.cardinality == "multiple":
        yield from all_but_one_thing(right, [choice for choice in declaration.choices if choice not in right])
    elif declaration.rule == "match_correct":
        yield from ([choice] for choice in declaration.choices if [choice] != right)
    else:
        heaviest = max(declaration.mapping.values(), default=0)
        yield from ([key] for key, weight in declaration.mapping.items() if weight < max(1, heaviest))


def shown_as_right(item: Item) -> Iterator[Response]:
    """Yield responses that the key on the page calls right; none where it does not say so choice by choice."""
    if item.control == "checkbox":
        yield chosen(item.choices, True)
    elif item.control in ("radio", "text") and item.choices:
        yield from (answer(item.declaration, choice) for choice in item.choices if choice.correct)
    elif item.parts and {part.id for part in item.parts} == set(item.declaration.fields):
        first = {part.id: chosen(part.choices, True)[:1] for part in item.parts}
        yield from ({**first, part.id: [right]} for part in item.parts for right in chosen(part.choices, True))


def shown_as_wrong(item: Item) -> Iterator[Response]:
    """Yield responses that the key on the page calls wrong, each in one thing."""
    if item.control == "checkbox":
        yield from all_but_one_thing(chosen(item.choices, True), chosen(item.choices, False))
    elif item.declaration.ranges:
        yield from wrong_numbers([(item.declaration.ranges[int(choice.id)], choice.correct) for choice in item.choices])
    elif item.control in ("radio", "text"):
        yield from ([wrong] for wrong in chosen(item.choices, False))
    right: Response = next(shown_as_right(item), None) if item.parts else None
    if right:
        yield from ({**right, part.id: [wrong]} for part in item.parts for wrong in chosen(part.choices, False))


def chosen(choices: Iterable[Choice], correct: bool) -> list[str]:
    """List the ids of the choices that are right, or of those that are wrong."""
    return [choice.id for choice in choices if choice.correct == correct]


def answer(declaration: Declaration, choice: Choice) -> list[str]:
    """Give the response that a choice stands for; of a range that is one of its numbers."""
    return [inside(declaration.ranges[int(choice.id)]) if declaration.ranges else choice.id]


def all_but_one_thing(right: list[str], wrong: list[str]) -> Iterator[list[str]]:
    """Yield what lacks one right choice, and what has a wrong one too."""
    yield from ([other for other in right if other != choice] for choice in right)
    yield from ([*right, choice] for choice in wrong)


def swapped(parts: list[str], index: int) -> list[str]:
    """Change the places of two neighbours."""
    return [*parts[:index], parts[index + 1], parts[index], *parts[index + 2 :]]


def wrong_numbers(ranges: list[tuple[Range, bool]]) -> Iterator[Response]:
    """Yield the ends of the wrong ranges, but for those where one reaches into a right range."""
    right = [entry for entry, is_right in ranges if is_right]
    ends = [end for entry, is_right in ranges if not is_right for end in (entry.low, entry.high) if end]
    for end in ends:
        if not any(within(scaled(end), entry.low, entry.high) for entry in right):
            yield [end]


def inside(entry: Range) -> str:
    """Give a number in a range."""
    return entry.low or entry.high
