"""`matching`: pairs to put together, a list to choose from for each left side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator

from coursekit.fields import ScoredFields
from coursekit.identity import choice_id
from coursekit.model import Choice, Declaration, Interaction, Part
from coursekit.values import Fields, Text, refuse_repeats


class PairFields(Fields):
    """Two things that belong together."""

    left: Text
    right: Text
    feedback: Text = ""


class Model(ScoredFields):
    """Points in equal parts for each pair; `distractors` are right sides that belong to none."""

    pairs: Annotated[list[PairFields], Field(min_length=2, max_length=20)]
    distractors: list[Text] = []

    @model_validator(mode="after")
    def check_sides(self) -> Model:
        """Refuse a left side given twice, and a distractor that is given twice or is right for a pair."""
        refuse_repeats((("pairs", n, "left"), pair.left) for n, pair in enumerate(self.pairs))
        rights = dict.fromkeys(pair.right for pair in self.pairs)
        places = [(("distractors", n), text) for n, text in enumerate(self.distractors)]
        refuse_repeats([*(((), text) for text in rights), *places])
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score each left side by `match_correct`; the right sides stand in an order that tells nothing."""
        texts = {choice_id(text): text for text in [*(pair.right for pair in self.pairs), *self.distractors]}
        parts = [
            Part(
                choice_id(pair.left),
                pair.left,
                "select",
                tuple(Choice(key, text, key == choice_id(pair.right)) for key, text in sorted(texts.items())),
                pair.feedback,
            )
            for pair in self.pairs
        ]
        fields = {part.id: Declaration.one_of(part.choices) for part in parts}
        declaration = Declaration(cardinality="record", fields=fields, max_score=self.points)
        return Interaction(parts=tuple(parts), declaration=declaration)
