"""`ordering`: things to put in order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from coursekit.fields import ScoredFields
from coursekit.identity import choice_id
from coursekit.model import Choice, Declaration, Interaction
from coursekit.values import Text, refuse_repeats


class Model(ScoredFields):
    """Points in equal parts for each thing that comes right after the one it should follow."""

    order: Annotated[list[Text], Field(min_length=2, max_length=20)]

    @model_validator(mode="after")
    def check_order(self) -> Model:
        """Refuse a thing given twice: nobody could tell which comes first."""
        refuse_repeats((("order", n), text) for n, text in enumerate(self.order))
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score neighbours by `map_response`."""
        choices = [Choice(choice_id(text), text, True) for text in self.order]
        ids = tuple(choice.id for choice in choices)
        declaration = Declaration(
            cardinality="ordered",
            rule="map_response",
            choices=ids,
            correct=ids,
            mapping={f"{first} {second}": 1 for first, second in pairwise(ids)},
            max_score=self.points,
        )
        return Interaction(control="order", choices=mixed(choices), declaration=declaration)


def mixed(choices: list[Choice]) -> tuple[Choice, ...]:
    """Put choices in an order that is always the same, but not the right one."""
    shown = sorted(choices, key=lambda choice: choice.id)
    return tuple(shown if shown != choices else [*shown[1:], shown[0]])
