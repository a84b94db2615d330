"""`short-text`: a word or a few, typed; spelling variants, known mistakes and slips of the pen are recognised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import AnswerFields, ScoredFields, Typos
from coursekit.model import Choice, Declaration, Interaction, unmarked
from coursekit.typed import plain
from coursekit.values import Text, refuse_repeats


class Model(ScoredFields):
    """All points for an accepted text; case, spaces, hyphens and quotation marks never decide."""

    accept: Annotated[list[Text], Field(min_length=1, max_length=50)]
    typos: Typos = 0
    wrong: list[AnswerFields] = []
    feedback: Text = ""

    @model_validator(mode="after")
    def check_texts(self) -> Model:
        """Refuse a text of signs alone, and one that is read the same as another."""
        places = [(("accept", n), text) for n, text in enumerate(self.accept)]
        mistakes = [(("wrong", n, "text"), entry.text) for n, entry in enumerate(self.wrong)]
        for at, text in [*places, *mistakes]:
            if not typed(text):
                raise PydanticCustomError("empty-value", "only signs", {"at": at})
        refuse_repeats([*places, *mistakes], typed)
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_text`; a known wrong text weighs 0, so that it is never taken for a slip of the pen."""
        accepted = [Choice(typed(text), text, True) for text in self.accept]
        mistakes = [Choice(typed(entry.text), entry.text, False, entry.feedback) for entry in self.wrong]
        declaration = Declaration(
            cardinality="single",
            rule="match_text",
            mapping={choice.id: int(choice.correct) for choice in [*mistakes, *accepted]},
            tolerance=self.typos,
            max_score=self.points,
        )
        choices = (*accepted, *mistakes)
        return Interaction(control="text", choices=choices, declaration=declaration, feedback=self.feedback)


def typed(text: str) -> str:
    """Give what decides in a text when a learner types it."""
    return plain(unmarked(text))
