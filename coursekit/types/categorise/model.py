"""`categorise`: things to sort into two to six categories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator

from coursekit.fields import ScoredFields
from coursekit.identity import choice_id
from coursekit.model import Declaration, Interaction, Part
from coursekit.values import Fields, Text, labelled, refuse_repeats, refuse_unknown


class SortedFields(Fields):
    """A thing and the category it belongs to."""

    text: Text
    category: Text
    feedback: Text = ""


class Model(ScoredFields):
    """Points in equal parts for each thing."""

    categories: Annotated[list[Text], Field(min_length=2, max_length=6)]
    items: Annotated[list[SortedFields], Field(min_length=2, max_length=30)]

    @model_validator(mode="after")
    def check_categories(self) -> Model:
        """Refuse a category that is not in the list, and anything given twice."""
        refuse_repeats((("categories", n), text) for n, text in enumerate(self.categories))
        refuse_repeats((("items", n, "text"), entry.text) for n, entry in enumerate(self.items))
        places = [(("items", n, "category"), entry.category) for n, entry in enumerate(self.items)]
        refuse_unknown(places, self.categories)
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score each thing by `match_correct`; things stand in an order that tells nothing."""
        parts = [
            Part(
                choice_id(entry.text),
                entry.text,
                "radio",
                labelled(self.categories, entry.category),
                entry.feedback,
            )
            for entry in self.items
        ]
        fields = {part.id: Declaration.one_of(part.choices) for part in parts}
        declaration = Declaration(cardinality="record", fields=fields, max_score=self.points)
        return Interaction(parts=tuple(sorted(parts, key=lambda part: part.id)), declaration=declaration)
