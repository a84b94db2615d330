"""`single-choice`: several choices, one of them correct."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.fields import Choices, ScoredFields
from coursekit.model import Declaration, Interaction


class Model(ScoredFields):
    """All points for the correct choice, none for any other."""

    choices: Choices

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_correct`."""
        choices = tuple(choice.lower() for choice in self.choices)
        declaration = Declaration.one_of(choices, self.points)
        return Interaction(control="radio", choices=choices, declaration=declaration, mixes=True)
