"""`true-false`: a statement that is true or false."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import Field

from coursekit.fields import ScoredFields
from coursekit.model import Choice, Declaration, Interaction
from coursekit.values import Fields, Text, YesNo


class Feedback(Fields):
    """What to tell who answered true, and who answered false."""

    if_true: Text = Field("", alias="true")
    if_false: Text = Field("", alias="false")


class Model(ScoredFields):
    """All points for the right one of two answers."""

    correct: YesNo
    feedback: Feedback = Feedback()

    def lower(self, word: Callable[[str], str]) -> Interaction:
        """Score by `match_correct` over the two choices `true` and `false`."""
        choices = (
            Choice("true", word("page.true"), self.correct, self.feedback.if_true),
            Choice("false", word("page.false"), not self.correct, self.feedback.if_false),
        )
        declaration = Declaration(
            cardinality="single",
            rule="match_correct",
            choices=("true", "false"),
            correct=("true" if self.correct else "false",),
            max_score=self.points,
        )
        return Interaction(control="radio", choices=choices, declaration=declaration)
