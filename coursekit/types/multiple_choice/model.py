"""`multiple-choice`: several choices, any number of them correct, with partial credit."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.fields import Choices, Interaction, ItemFields
from coursekit.model import Declaration


class Model(ItemFields):
    """Points × (right choices - wrong choices) ÷ number of correct ones, never below 0."""

    choices: Choices

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `map_response`: a right choice weighs 1, a wrong one -1."""
        choices = tuple(choice.lower() for choice in self.choices)
        declaration = Declaration(
            cardinality="multiple",
            rule="map_response",
            choices=tuple(choice.id for choice in choices),
            mapping={choice.id: 1 if choice.correct else -1 for choice in choices},
            max_score=self.points,
        )
        return Interaction("checkbox", choices, declaration)
