"""`number`: a number, typed; a tolerance, a range and a unit can be given."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import ScoredFields
from coursekit.model import Choice, Declaration, Interaction, Range
from coursekit.values import AnyTolerance, Fields, Number, Text, Tolerance


class RangeFields(Fields):
    """Numbers from one to another, both included; one end may be left open."""

    low: Number | None = None
    high: Number | None = None
    feedback: Text = ""

    @model_validator(mode="after")
    def check_ends(self) -> RangeFields:
        """Refuse a range without an end, or with its ends the wrong way round."""
        if self.low is None and self.high is None:
            raise PydanticCustomError("empty-range", "no end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("empty-range", "upside down")
        return self


class Model(ScoredFields):
    """All points for the answer within its tolerance, or for a number in the range."""

    answer: Number | None = None
    range: RangeFields | None = None
    tolerance: AnyTolerance = Tolerance(Decimal(0))
    unit: Text = ""
    units: list[Text] = []
    wrong: list[RangeFields] = []
    feedback: Text = ""

    @model_validator(mode="after")
    def check_answer(self) -> Model:
        """Ask for exactly one of `answer` and `range`."""
        if (self.answer is None) == (self.range is None):
            raise PydanticCustomError("answer-or-range", "one of them")
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_number`; the right range comes first, so that it wins where ranges overlap."""
        low, high = self.ends()
        ranges = [Range(low, high, 1), *(Range(text(entry.low), text(entry.high), 0) for entry in self.wrong)]
        feedback = [self.range.feedback if self.range else "", *(entry.feedback for entry in self.wrong)]
        choices = [
            Choice(str(index), shown(entry, self.unit), index == 0, feedback[index])
            for index, entry in enumerate(ranges)
        ]
        declaration = Declaration(
            cardinality="single",
            rule="match_number",
            ranges=tuple(ranges),
            units=tuple(dict.fromkeys([self.unit, *self.units] if self.unit else self.units)),
            max_score=self.points,
        )
        return Interaction(
            control="text",
            choices=tuple(choices),
            declaration=declaration,
            unit=self.unit,
            feedback=self.feedback,
        )

    def ends(self) -> tuple[str, str]:
        """Give the ends of the range that is right."""
        if self.range:
            return text(self.range.low), text(self.range.high)
        answer = self.answer or Decimal(0)
        low, high = self.tolerance.around(answer)
        return text(low), text(high)


def text(number: Decimal | None) -> str:
    """Write a number as a declaration holds it, without an exponent."""
    return "" if number is None else f"{number:f}"


def shown(entry: Range, unit: str) -> str:
    """Write a range for a reader, with a decimal comma left to the page's words."""
    ends = [entry.low] if entry.low == entry.high else [entry.low, entry.high]
    return " – ".join(end or "…" for end in ends) + (f" {unit}" if unit else "")
