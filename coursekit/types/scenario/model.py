"""`scenario`: a case in steps; each choice has its consequence and leads on, until an ending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import ItemFields
from coursekit.identity import choice_id
from coursekit.model import Choice, Declaration, Interaction, Part
from coursekit.values import Fields, Id, Points, Text, WholeNumber, refuse_repeats, refuse_unknown


class WayFields(Fields):
    """A choice in a step: what it leads to, and what happens on the way."""

    text: Text
    to: Id
    consequence: Text = ""


class StepFields(Fields):
    """A situation; without choices it is an ending, which may be worth something from 0 to 100."""

    id: Id
    text: Text
    choices: Annotated[list[WayFields], Field(min_length=2, max_length=6)] = []
    score: Annotated[WholeNumber, Field(le=100)] | None = None


class Model(ItemFields):
    """The first step is the start. Points are given for the ending, where endings have a `score`."""

    steps: Annotated[list[StepFields], Field(min_length=2, max_length=30)]
    points: Points = 100

    @model_validator(mode="after")
    def check_ways(self) -> Model:
        """Refuse a step or a choice given twice, a way that leads to no step, and points on the way."""
        refuse_repeats((("steps", n, "id"), step.id) for n, step in enumerate(self.steps))
        ways = [
            (("steps", n, "choices", m), way) for n, step in enumerate(self.steps) for m, way in enumerate(step.choices)
        ]
        refuse_unknown([((*at, "to"), way.to) for at, way in ways], [step.id for step in self.steps])
        for n, step in enumerate(self.steps):
            if step.choices and step.score is not None:
                raise PydanticCustomError("score-not-ending", "goes on", {"step": step.id, "at": ("steps", n, "score")})
            refuse_repeats((("steps", n, "choices", m, "text"), way.text) for m, way in enumerate(step.choices))
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Keep the path for whoever comes back; score the ending by `map_response`."""
        parts = tuple(
            Part(
                step.id,
                step.text,
                "radio",
                tuple(Choice(choice_id(way.text), way.text, True, way.consequence, to=way.to) for way in step.choices),
            )
            for step in self.steps
        )
        endings = {step.id: step.score or 0 for step in self.steps if not step.choices}
        scored = any(endings.values())
        fields = {
            "path": Declaration(
                cardinality="multiple",
                rule="map_response",
                choices=tuple(f"{part.id} {choice.id}" for part in parts for choice in part.choices),
                max_score=0,
            ),
            "ending": Declaration(
                cardinality="single",
                rule="map_response",
                choices=tuple(endings),
                mapping=endings,
                max_score=100 if scored else 0,
            ),
        }
        max_score = self.points if scored else 0
        return Interaction(
            parts=parts, declaration=Declaration(cardinality="record", fields=fields, max_score=max_score)
        )
