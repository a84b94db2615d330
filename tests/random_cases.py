"""Random declarations from a seed, each with a response of every kind: what authors write, and what none should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

import random_texts
from random_responses import IDENTIFIERS, answers

from coursekit.examples import all_examples
from coursekit.model import Cardinality, Declaration, Range

SAFE = [name for name in IDENTIFIERS if name and " " not in name and name.isprintable()]
# What points a sound item has: enough for half a mistake never to be rounded away.
POINTS = [100, 100, 100, 200, 250, 1000, 99_999, 100_000]
ODD_POINTS = [1, 2, 33, 50, 100, 0, 99_999, 100_000]


@dataclass(frozen=True, slots=True)
class Case:
    """A declaration, and a response of each kind that its shape has.

    `sound` tells that it is such as types of items make: its own key earns full marks, and nothing else does.
    """

    declaration: Declaration
    shape: str
    sound: bool
    answers: dict[str, Any]


def cases(seed: int, count: int) -> list[Case]:
    """Make cases, of each shape as many."""
    random = Random(seed)
    shapes = list(SHAPES)
    return [case(random, shapes[index % len(shapes)]) for index in range(count)]


def of_types(seed: int, count: int) -> list[Case]:
    """Make cases of what the types of items declare themselves, named after the type: each example so many times."""
    random = Random(seed)
    made = [(example.item.type, example.item.declaration) for example in all_examples() for _ in range(count)]
    return [Case(declared, name, False, answers(random, declared)) for name, declared in made]


def case(random: Random, shape: str) -> Case:
    """Make one case, sound or odd."""
    sound = random.random() < 0.6
    points = random.choice([*(POINTS if sound else ODD_POINTS), random.randint(100, 100_000)])
    made = SHAPES[shape](random, sound, points)
    return Case(made, shape, sound, answers(random, made))


def match_correct(cardinality: Cardinality) -> Callable[[Random, bool, int], Declaration]:
    """Ask for exactly some choices; an odd key names none, one twice, or one that is no choice."""

    def make(random: Random, sound: bool, points: int) -> Declaration:
        choices = random.sample(IDENTIFIERS, random.randint(2, 8))
        count = {"single": 1, "multiple": random.randint(sound, len(choices)), "ordered": len(choices)}[cardinality]
        correct = random.sample(choices, count)
        if not sound:
            correct += random.choice([[], correct[:1], [random.choice(IDENTIFIERS)]])
        return Declaration(
            cardinality=cardinality,
            rule="match_correct",
            choices=tuple(choices),
            correct=tuple(correct),
            max_score=points,
        )

    return make


def map_response(cardinality: Cardinality) -> Callable[[Random, bool, int], Declaration]:
    """Weigh choices; an odd mapping weighs too few, strangers, or so much that nothing can be won."""

    def make(random: Random, sound: bool, points: int) -> Declaration:
        choices = random.sample(IDENTIFIERS, random.randint(2, 8))
        sensible = [[1, -1], [-1, 2, 3] if cardinality == "multiple" else [1, 0, -1, 3]]
        weights = random.choice(sensible if sound else [*sensible, [0, 1], range(-1000, 1001)])
        mapping = {choice: random.choice(weights) for choice in random.sample(choices, len(choices))}
        if sound:
            mapping[random.choice(choices)] = 1
        else:
            mapping |= {random.choice(IDENTIFIERS): random.choice(weights)}
            mapping.pop(random.choice([*choices, ""]), None)
        return Declaration(
            cardinality=cardinality,
            rule="map_response",
            choices=tuple(choices),
            mapping=mapping,
            max_score=points,
        )

    return make


def neighbours(random: Random, sound: bool, points: int) -> Declaration:
    """Weigh what comes right after what; an odd mapping weighs pairs of anything."""
    choices = random.sample(SAFE if sound else IDENTIFIERS, random.randint(2, 8))
    order = random.sample(choices, len(choices))
    mapping = {f"{first} {second}": 1 for first, second in pairwise(order)}
    if not sound:
        pairs = [" ".join(random.sample([*choices, random.choice(IDENTIFIERS)], 2)) for _ in range(4)]
        mapping = {**dict(random.sample(list(mapping.items()), len(mapping) // 2)), **dict.fromkeys(pairs, 2)}
        mapping[random.choice(pairs)] = random.randint(-3, 3)
    return Declaration(
        cardinality="ordered",
        rule="map_response",
        choices=tuple(choices),
        correct=tuple(order),
        mapping=mapping,
        max_score=points,
    )


def match_text(random: Random, sound: bool, points: int) -> Declaration:
    """Know some texts, one at least right; odd ones are not in their normal form, or weigh anything."""
    known = random.sample(random_texts.PLAIN_WORDS, random.randint(1, 5))
    weights = [0, 1] if sound else [-1, 0, 0, 1, 2, 3]
    mapping = {text: random.choice(weights) for text in known} | ({random.choice(known): 1} if sound else {})
    if not sound:
        odd = random.choice([random_texts.stranger(random), random.choice(random_texts.WORDS), "", "\u0130"])
        mapping[odd] = random.choice(weights)
    return Declaration(
        cardinality="single",
        rule="match_text",
        mapping=mapping,
        tolerance=random.randint(0, 3),
        max_score=points,
    )


def match_number(random: Random, sound: bool, points: int) -> Declaration:
    """Know some ranges, the first right; odd ones come in any order, upside down, or without an end."""
    ranges = [number_range(random, 1 if n == 0 else 0, sound) for n in range(random.randint(1, 4))]
    if not sound:
        ranges = [
            Range(entry.low, entry.high, random.choice([-1, 1, 2, 3])) for entry in random.sample(ranges, len(ranges))
        ]
    units = random.sample(random_texts.UNITS, random.randint(0, 3))
    return Declaration(
        cardinality="single",
        rule="match_number",
        ranges=tuple(ranges[: random.choice([None, None, None, 0])] if not sound else ranges),
        units=tuple(units),
        max_score=points,
    )


def number_range(random: Random, weight: int, sound: bool) -> Range:
    """Make a range: one number, some distance, or an open end."""
    low = random_texts.decimal_text(random)
    high = random_texts.moved(low, random.choice(["0", "0", "0.5", "2", "1000"]))
    ends = random.choice([(low, high), (low, high), (low, ""), ("", high)] + ([] if sound else [(high, low), ("", "")]))
    return Range(*ends, weight)


def record(random: Random, sound: bool, points: int) -> Declaration:
    """Put up to four declarations side by side; one of a sound record may be worth nothing, as a path is."""
    names = random.sample(IDENTIFIERS, random.randint(1 if sound else 0, 4))
    worth = [random.choice([100, 100, 100, 0]) if sound else random.choice(ODD_POINTS) for _ in names]
    if sound:
        worth[0] = 100
    makers = [random.choice(list(SHAPES.values())[:-1]) for _ in names]
    parts = [make(random, sound, worth[n]) for n, make in enumerate(makers)]
    return Declaration(cardinality="record", fields=dict(zip(names, parts, strict=True)), max_score=points)


SHAPES: dict[str, Callable[[Random, bool, int], Declaration]] = {
    "single match_correct": match_correct("single"),
    "multiple match_correct": match_correct("multiple"),
    "ordered match_correct": match_correct("ordered"),
    "single map_response": map_response("single"),
    "multiple map_response": map_response("multiple"),
    "ordered map_response": neighbours,
    "match_text": match_text,
    "match_number": match_number,
    "record": record,  # the last, for its fields are of the others
}
