"""`single-choice`: several choices, one of them correct."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.fields import Choices, Interaction, ItemFields
from coursekit.model import Declaration


class Model(ItemFields):
    """All points for the correct choice, none for any other."""

    choices: Choices

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_correct`."""
        choices = tuple(choice.lower() for choice in self.choices)
        declaration = Declaration(
            cardinality="single",
            rule="match_correct",
            choices=tuple(choice.id for choice in choices),
            correct=tuple(choice.id for choice in choices if choice.correct),
            max_score=self.points,
        )
        return Interaction("radio", choices, declaration)
