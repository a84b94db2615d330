"""`matrix`: statements to judge, each by the same columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator

from coursekit.fields import ScoredFields
from coursekit.identity import choice_id
from coursekit.model import Declaration, Interaction, Part
from coursekit.values import Fields, Text, labelled, refuse_repeats, refuse_unknown


class RowFields(Fields):
    """A statement and the column that is right for it."""

    text: Text
    correct: Text
    feedback: Text = ""


class Model(ScoredFields):
    """Points in equal parts for each row."""

    columns: Annotated[list[Text], Field(min_length=2, max_length=6)]
    rows: Annotated[list[RowFields], Field(min_length=2, max_length=30)]

    @model_validator(mode="after")
    def check_columns(self) -> Model:
        """Refuse a column that is not in the list, and anything given twice."""
        refuse_repeats((("columns", n), text) for n, text in enumerate(self.columns))
        refuse_repeats((("rows", n, "text"), row.text) for n, row in enumerate(self.rows))
        refuse_unknown([(("rows", n, "correct"), row.correct) for n, row in enumerate(self.rows)], self.columns)
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score each row by `match_correct`."""
        parts = [
            Part(choice_id(row.text), row.text, "radio", labelled(self.columns, row.correct), row.feedback)
            for row in self.rows
        ]
        fields = {part.id: Declaration.one_of(part.choices) for part in parts}
        declaration = Declaration(cardinality="record", fields=fields, max_score=self.points)
        return Interaction(parts=tuple(parts), declaration=declaration)
