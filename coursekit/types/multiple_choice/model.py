"""`multiple-choice`: several choices, any number of them correct, with partial credit."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.fields import Choices, ScoredFields
from coursekit.model import Declaration, Interaction


class Model(ScoredFields):
    """Points × (right choices - wrong choices) ÷ number of correct ones, never below 0."""

    choices: Choices

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `map_response`: a right choice weighs 1, a wrong one -1."""
        choices = tuple(choice.lower() for choice in self.choices)
        declaration = Declaration.any_of(choices, self.points)
        return Interaction(control="checkbox", choices=choices, declaration=declaration, mixes=True)
