"""`number`: a number, typed; a tolerance, a range and a unit can be given."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import ScoredFields
from coursekit.model import Choice, Declaration, Interaction, Range
from coursekit.values import AnyTolerance, Fields, Number, Text, Tolerance

Ends = tuple[Decimal | None, Decimal | None]


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
        """Ask for exactly one of `answer` and `range`; a range needs no tolerance."""
        if (self.answer is None) == (self.range is None):
            raise PydanticCustomError("answer-or-range", "one of them")
        if self.range and "tolerance" in self.model_fields_set:
            raise PydanticCustomError("tolerance-in-range", "no tolerance", {"at": ("tolerance",)})
        return self

    @model_validator(mode="after")
    def check_wrong(self) -> Model:
        """Refuse a wrong range that lies in one before it: its feedback would never be said."""
        before = [self.ends()]
        for index, entry in enumerate(self.wrong):
            ends = entry.low, entry.high
            if any(covers(other, ends) for other in before):
                raise PydanticCustomError("covered-range", "covered", {"at": ("wrong", index)})
            before.append(ends)
        return self

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_number`; the right range comes first, so that it wins where ranges overlap."""
        low, high = self.ends()
        ranges = [
            Range(text(low), text(high), 1),
            *(Range(text(entry.low), text(entry.high), 0) for entry in self.wrong),
        ]
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

    def ends(self) -> Ends:
        """Give the ends of the range that is right."""
        if self.range:
            return self.range.low, self.range.high
        return self.tolerance.around(self.answer or Decimal(0))


def covers(outer: Ends, inner: Ends) -> bool:
    """Tell whether every number of one range lies in another."""
    low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return low and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def text(number: Decimal | None) -> str:
    """Write a number as a declaration holds it: without an exponent, and without zeros that say nothing."""
    whole, point, part = ("" if number is None else f"{number:f}").partition(".")
    return (whole + point + part.rstrip("0")).rstrip(".")


def shown(entry: Range, unit: str) -> str:
    """Write a range for a reader, with a decimal comma left to the page's words."""
    ends = [entry.low] if entry.low == entry.high else [entry.low, entry.high]
    return " – ".join(end or "…" for end in ends) + (f" {unit}" if unit else "")
