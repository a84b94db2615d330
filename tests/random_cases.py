"""Random declarations and responses, from a seed: what authors write, what forms send, and what none should."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from coursekit.model import Declaration

PLAIN = [f"choice-{n}" for n in range(12)] + ["true", "false", "92afc8d9"]
INHERITED = [
    "toString",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "valueOf",
    "prototype",
    "length",
    "at",
    "size",
]
NUMBERS = ["0", "1", "-0", "01", "1e3", "NaN", "null", "undefined", "4294967295"]
LOOKALIKES = ["\u00e5", "a\u030a", "\u03a9", "\u2126", "K", "\u212a", "\u00df", "\u1e9e", "i", "\u0130", "\u0131"]
UNICODE = ["日本", "\U0001f600", "\U00010437", "\ud83d", "\ude00", "\u202eabc", "\ufeff"]
BLANKS = ["", " ", "\t", "\n", "\u00a0", "\u2028", "\x00"]
IDENTIFIERS = PLAIN + INHERITED + NUMBERS + LOOKALIKES + UNICODE + BLANKS

NOT_LISTS: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    -1,
    0.5,
    "",
    "a",
    "choice-1",
    {},
    {"length": 0},
    {"0": "a", "length": 1},
]
NOT_IDENTIFIERS: list[Any] = [None, True, False, 0, 1, 1.5, [], ["choice-1"], [[]], {}, {"toString": 1}]


@dataclass(frozen=True)
class Case:
    """A declaration, a response, and what kind of response it is."""

    declaration: Declaration
    response: Any
    kind: str


def cases(seed: int, count: int) -> list[Case]:
    """Make cases, of each kind about as many."""
    random = Random(seed)
    return [case(random) for _ in range(count)]


def case(random: Random) -> Case:
    """Make one case."""
    made = declaration(random)
    kind = random.choice(list(RESPONSES))
    return Case(made, RESPONSES[kind](random, made), kind)


def declaration(random: Random) -> Declaration:
    """Make a declaration; some have no correct choice, or say more than the choices hold."""
    choices = random.sample(IDENTIFIERS, random.randint(2, 8))
    cardinality = random.choice(["single", "multiple"])
    max_score = random.choice([1, 2, 33, 50, 100, 100, 250, 99_999, 100_000, random.randint(1, 100_000)])
    if random.random() < 0.5:
        correct = random.sample(choices, 1 if cardinality == "single" else random.randint(0, len(choices)))
        odd = random.choice([[], [], [], correct[:1], [random.choice(IDENTIFIERS)]])
        return Declaration(cardinality, "match_correct", tuple(choices), max_score, correct=tuple(correct + odd))
    weights = random.choice([[1, -1], [1, 0, -1], range(-3, 4), range(-1000, 1001)])
    mapped = [*random.sample(choices, random.choice([len(choices), len(choices) - 1])), random.choice(IDENTIFIERS)]
    mapping = {choice: random.choice(weights) for choice in mapped[: random.choice([len(choices), None])]}
    return Declaration(cardinality, "map_response", tuple(choices), max_score, mapping=mapping)


def right(declared: Declaration) -> list[str]:
    """Give the choices that are right, the first of them where only one can be chosen."""
    found = [
        choice
        for choice in declared.choices
        if (choice in declared.correct if declared.rule == "match_correct" else declared.mapping.get(choice, 0) > 0)
    ]
    return found[:1] if declared.cardinality == "single" else found


def can_be_won(declared: Declaration) -> bool:
    """Tell whether some response earns full marks: the right choices are all that the key speaks of."""
    positive = {choice for choice, weight in declared.mapping.items() if weight > 0}
    return bool(right(declared)) and set(right(declared)) == set(declared.correct) | positive


def some(random: Random, declared: Declaration) -> list[Any]:
    """Choose as a learner might: one where one is asked for, else any number."""
    choices = list(declared.choices)
    return random.sample(choices, 1 if declared.cardinality == "single" else random.randint(1, len(choices)))


def with_stranger(random: Random, declared: Declaration, strangers: list[Any]) -> list[Any]:
    """Put something that is no choice among what is chosen, or alone."""
    response = random.choice([[], some(random, declared)])
    response.insert(random.randint(0, len(response)), random.choice(strangers))
    return response


def twice(random: Random, declared: Declaration) -> list[Any]:
    """Choose something twice."""
    response = some(random, declared)
    return [*response, random.choice(response)]


RESPONSES = {
    "right": lambda random, declared: random.sample(right(declared), len(right(declared))),
    "some": some,
    "any number": lambda random, declared: random.sample(declared.choices, random.randint(0, len(declared.choices))),
    "blank": lambda random, declared: [],  # noqa: ARG005
    "stranger": lambda random, declared: with_stranger(random, declared, IDENTIFIERS),
    "no identifier": lambda random, declared: with_stranger(random, declared, NOT_IDENTIFIERS),
    "twice": twice,
    "no list": lambda random, declared: random.choice([*NOT_LISTS, declared.choices[0]]),
}
