"""Random responses to a declaration, one of each kind: what learners give, what is blank, and what no form sends."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import random_texts

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
NUMBERS = ["0", "1", "1990", "-0", "01", "1e3", "NaN", "null", "undefined", "4294967295"]
LOOKALIKES = ["\u00e5", "a\u030a", "\u03a9", "\u2126", "K", "\u212a", "\u00df", "\u1e9e", "i", "\u0130", "\u0131"]
UNICODE = ["日本", "\U0001f600", "\U00010437", "\ud83d", "\ude00", "\u202eabc", "\ufeff"]
BLANKS = ["", " ", "\t", "\n", "\u00a0", "\u2028", "\x00"]
IDENTIFIERS = PLAIN + INHERITED + NUMBERS + LOOKALIKES + UNICODE + BLANKS

NOT_TEXTS: list[Any] = [None, True, False, 0, 1, 1.5, [], ["choice-1"], [[]], {}, {"toString": 1}]
NOT_LISTS: list[Any] = [None, True, False, 0, 1, -1, 0.5, "", "a", "choice-1", {"length": 0}, {"0": "a", "length": 1}]
NOT_OBJECTS: list[Any] = [None, True, False, 0, 1, -1, 0.5, "", "a", "choice-1", [], ["choice-1"], [[]], [{}]]

# The kinds that no form can have sent.
MALFORMED = {
    "no identifier",
    "twice",
    "too few",
    "several",
    "no text",
    "no list",
    "bad field",
    "other field",
    "no object",
}
Kinds = dict[str, Callable[[Random, Declaration], Any]]


def answers(random: Random, declared: Declaration) -> dict[str, Any]:
    """Give a response of each kind."""
    return {kind: make(random, declared) for kind, make in kinds(declared).items()}


def kinds(declared: Declaration) -> Kinds:
    """Find the kinds of response to a declaration."""
    if declared.rule is None:
        return RECORD
    return {"match_text": TEXT, "match_number": NUMBER}.get(
        declared.rule, ORDERED if declared.cardinality == "ordered" else CHOICE
    )


def right(random: Random, declared: Declaration) -> list[str]:
    """Give the choices that are right in any order, one of the heaviest where only one can be chosen."""
    weights = declared.mapping
    if declared.rule == "match_correct":
        found = [choice for choice in declared.choices if choice in declared.correct]
    elif declared.cardinality == "single":
        found = [max(declared.choices, key=lambda choice: weights.get(choice, 0))]
    else:
        found = [choice for choice in declared.choices if weights.get(choice, 0) > 0]
    return random.sample(found, len(found))


def some(random: Random, declared: Declaration) -> list[Any]:
    """Choose as a learner might: one where one is asked for, else any number, all where an order is asked for."""
    most = len(declared.choices)
    count = {"single": 1, "multiple": random.randint(1, most), "ordered": most}[declared.cardinality]
    return random.sample(declared.choices, count)


def with_stranger(random: Random, declared: Declaration, strangers: list[Any]) -> list[Any]:
    """Put something that is no choice among what is chosen, or in place of one, or alone."""
    response = random.choice([[], some(random, declared)])
    at = random.randint(0, len(response))
    response[at : at + random.randint(0, 1)] = [random.choice(strangers)]
    return response


def twice(random: Random, declared: Declaration) -> list[Any]:
    """Choose something twice, in a response of the right length or one too long."""
    response = some(random, declared)
    keep = response[1:] if len(response) > 1 and random.random() < 0.5 else response
    return [*keep, random.choice(keep)]


def nearly_ordered(random: Random, declared: Declaration) -> list[str]:
    """Move one thing to another place in what is right."""
    response = [choice for choice in dict.fromkeys(declared.correct) if choice in declared.choices]
    response += [choice for choice in declared.choices if choice not in response]
    response.insert(random.randrange(len(response)), response.pop(random.randrange(len(response))))
    return response


def known_text(random: Random, declared: Declaration, heaviest: bool) -> list[str]:
    """Write a known text in some way."""
    best = max(declared.mapping.values(), default=0)
    texts = [text for text, weight in declared.mapping.items() if weight == best or not heaviest]
    return [random_texts.dressed(random, random.choice(texts))] if texts else [random_texts.stranger(random)]


def a_number(random: Random, declared: Declaration, right: bool) -> list[str]:
    """Write a number at the end of a range, or just beside it; a right one is in the first range."""
    ends = [end for entry in declared.ranges[: 1 if right else None] for end in (entry.low, entry.high) if end]
    number = random.choice(ends) if ends else random_texts.decimal_text(random)
    beside = "0" if right else random.choice(["0", "0.000001", "-0.000001", "1", "-1", "0.5"])
    return [random_texts.written(random, random_texts.moved(number, beside), declared.units)]


def typed_blank(random: Random) -> list[str]:
    """Type nothing, or nothing but white space."""
    return random.choice([[], [random.choice(random_texts.BLANKS)], ["", random.choice(random_texts.BLANKS)]])


def fields(random: Random, declared: Declaration, chosen: str = "") -> dict[str, Any]:
    """Answer each field: by responses of one kind, else by any that a form can send."""
    response = {}
    for name, part in declared.fields.items():
        of = kinds(part)
        open_to = [kind for kind in of if kind not in MALFORMED and "stranger" not in kind and kind != "odd number"]
        response[name] = of[chosen or random.choice(open_to)](random, part)
    return response


def without_some(random: Random, response: dict[str, Any]) -> dict[str, Any]:
    """Leave some fields of a response out."""
    return {name: parts for name, parts in response.items() if random.random() < 0.6}


def with_bad_field(random: Random, declared: Declaration) -> Any:
    """Give one field what no form can send."""
    if not declared.fields:
        return random.choice(NOT_OBJECTS)
    name, part = random.choice(list(declared.fields.items()))
    bad = random.choice([kind for kind in kinds(part) if kind in MALFORMED])
    return {**without_some(random, fields(random, declared)), name: kinds(part)[bad](random, part)}


def with_other_field(random: Random, declared: Declaration) -> dict[str, Any]:
    """Answer a field that is not there."""
    other = random.choice([name for name in IDENTIFIERS if name not in declared.fields])
    return {**without_some(random, fields(random, declared)), other: random.choice([[], ["choice-1"], None])}


CHOICE: Kinds = {
    "right": right,
    "some": some,
    "any number": lambda random, declared: random.sample(declared.choices, random.randint(0, len(declared.choices))),
    "blank": lambda random, declared: [],  # noqa: ARG005
    "stranger": lambda random, declared: with_stranger(random, declared, IDENTIFIERS),
    "no identifier": lambda random, declared: with_stranger(random, declared, NOT_TEXTS),
    "twice": twice,
    "no list": lambda random, declared: random.choice([*NOT_LISTS, {}, declared.choices[0]]),
}
ORDERED: Kinds = {
    **CHOICE,
    "right": lambda random, declared: list(declared.correct),  # noqa: ARG005
    "any number": nearly_ordered,
    "too few": lambda random, declared: some(random, declared)[1:],
}
TYPED: Kinds = {
    "blank": lambda random, declared: typed_blank(random),  # noqa: ARG005
    "stranger": lambda random, declared: [random_texts.stranger(random)],  # noqa: ARG005
    "several": lambda random, declared: random.choice([["a", "b"], ["", "a"], ["1", " "]]),  # noqa: ARG005
    "no text": lambda random, declared: [*random.choice([[], ["1"]]), random.choice(NOT_TEXTS)],  # noqa: ARG005
    "no list": lambda random, declared: random.choice([*NOT_LISTS, {}]),  # noqa: ARG005
}
TEXT: Kinds = {
    "right": lambda random, declared: known_text(random, declared, True),
    "some": lambda random, declared: known_text(random, declared, False),
    "slip": lambda random, declared: [random_texts.slipped(random, random.choice(list(declared.mapping) or ["word"]))],
    **TYPED,
}
NUMBER: Kinds = {
    "right": lambda random, declared: a_number(random, declared, True),
    "some": lambda random, declared: a_number(random, declared, False),
    "odd number": lambda random, declared: [random.choice(random_texts.ODD_NUMBERS)],  # noqa: ARG005
    **TYPED,
}
RECORD: Kinds = {
    "right": lambda random, declared: fields(random, declared, "right"),
    "some": fields,
    "partial": lambda random, declared: without_some(random, fields(random, declared, "right")),
    "blank": lambda random, declared: without_some(random, fields(random, declared, "blank")),
    "bad field": with_bad_field,
    "other field": with_other_field,
    "no object": lambda random, declared: random.choice(NOT_OBJECTS),  # noqa: ARG005
}
