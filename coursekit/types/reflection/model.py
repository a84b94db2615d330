"""`reflection`: free text, never scored; a model answer to compare with once something is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from coursekit.fields import ItemFields
from coursekit.identity import choice_id
from coursekit.model import Choice, Declaration, Interaction, Part
from coursekit.values import Text, WholeNumber


class Model(ItemFields):
    """A text to write, and optionally a list to check it against."""

    model_answer: Text = ""
    checklist: list[Text] = []
    lines: Annotated[WholeNumber, Field(ge=1, le=30)] = 6

    def lower(self, word: Callable[[str], str]) -> Interaction:
        """Keep what is written, and what is ticked, without points."""
        ticks = tuple(Choice(choice_id(text), text, True) for text in self.checklist)
        parts = [Part("text", word("page.your_text"), "textarea", feedback=self.model_answer)]
        fields = {"text": Declaration(cardinality="single", rule="match_text", max_score=0)}
        if ticks:
            parts.append(Part("checklist", word("page.checklist"), "checkbox", ticks))
            fields["checklist"] = Declaration(
                cardinality="multiple",
                rule="map_response",
                choices=tuple(tick.id for tick in ticks),
                max_score=0,
            )
        declaration = Declaration(cardinality="record", fields=fields, max_score=0)
        return Interaction(parts=tuple(parts), declaration=declaration, lines=self.lines)
