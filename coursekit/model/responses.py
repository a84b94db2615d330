"""What a learner can answer, and what it is scored against, as QTI has it: response declarations and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Cardinality = Literal["single", "multiple", "ordered", "record"]
Rule = Literal["match_correct", "map_response", "match_text", "match_number"]
Status = Literal["unanswered", "malformed", "scored"]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of an image: a shape and its numbers, all in hundredths of a per cent of the image's width or height.

    A circle is `x, y, radius` (of the width), a rectangle `x, y, width, height`, a polygon `x, y, x, y, …`.
    """

    shape: Literal["circle", "rectangle", "polygon"]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a learner can select, or an answer that is recognised; `text` and `feedback` are Markdown.

    `id` is what a response holds. `to` names the step of a scenario that the choice leads to.
    """

    id: str
    text: str
    correct: bool
    feedback: str = ""
    area: Area | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included, as decimal texts (empty: no bound), and what they weigh."""

    low: str
    high: str
    weight: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a response is scored against, as plain JSON (QTI's responseDeclaration).

    A response is a list of texts, for a `record` a mapping of its fields to such lists. `choices` are all
    identifiers a response may hold. Each rule reads one more field: `match_correct` reads `correct`;
    `map_response` the whole-number weights of identifiers in `mapping`; `match_text` the weights of normalised
    texts in `mapping` and how many slips of the pen it forgives (`tolerance`); `match_number` reads `ranges` and
    the `units` one may write. A record has `fields` and no rule. `max_score` is in hundredths of a point.
    """

    cardinality: Cardinality
    max_score: int
    rule: Rule | None = None
    choices: tuple[str, ...] = ()
    correct: tuple[str, ...] = ()
    mapping: Mapping[str, int] = field(default_factory=dict)
    tolerance: int = 0
    ranges: tuple[Range, ...] = ()
    units: tuple[str, ...] = ()
    fields: Mapping[str, Declaration] = field(default_factory=dict)

    @classmethod
    def one_of(cls, choices: Iterable[Choice], max_score: int = 100) -> Declaration:
        """Declare that exactly one of some choices is to be taken, and which are correct."""
        choices = tuple(choices)
        return cls(
            cardinality="single",
            rule="match_correct",
            choices=tuple(choice.id for choice in choices),
            correct=tuple(choice.id for choice in choices if choice.correct),
            max_score=max_score,
        )

    @classmethod
    def any_of(cls, choices: Iterable[Choice], max_score: int = 100) -> Declaration:
        """Declare that any of some choices are to be taken: a right one weighs 1, a wrong one -1."""
        choices = tuple(choices)
        return cls(
            cardinality="multiple",
            rule="map_response",
            choices=tuple(choice.id for choice in choices),
            mapping={choice.id: 1 if choice.correct else -1 for choice in choices},
            max_score=max_score,
        )

    def as_json(self) -> dict[str, Any]:
        """Give the form that vectors and pages carry; fields the rule does not read are left out."""
        shared = {"cardinality": self.cardinality, "max_score": self.max_score}
        if self.rule is None:
            return shared | {"fields": {name: part.as_json() for name, part in self.fields.items()}}
        read: dict[Rule, dict[str, Any]] = {
            "match_correct": {"choices": list(self.choices), "correct": list(self.correct)},
            "map_response": {"choices": list(self.choices), "mapping": dict(self.mapping)},
            "match_text": {"mapping": dict(self.mapping), "tolerance": self.tolerance},
            "match_number": {
                "ranges": [[entry.low, entry.high, entry.weight] for entry in self.ranges],
                "units": list(self.units),
            },
        }
        return shared | {"rule": self.rule} | read[self.rule]


class Outcome(NamedTuple):
    """What scoring gives: a status and points, both in hundredths of a point."""

    status: Status
    score: int
    max_score: int
