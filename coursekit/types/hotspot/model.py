"""`hotspot`: places to find in an image."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import ChoiceFields, ImageFields, ScoredFields
from coursekit.model import Area, Choice, Declaration, Interaction
from coursekit.values import Fields, PercentNumber

WHOLE = 10_000  # all of an image, in hundredths of a per cent
Two = Annotated[list[PercentNumber], Field(min_length=2, max_length=2)]
Three = Annotated[list[PercentNumber], Field(min_length=3, max_length=3)]
Four = Annotated[list[PercentNumber], Field(min_length=4, max_length=4)]


class AreaFields(Fields):
    """One shape, its numbers in per cent of the image's width and height."""

    circle: Three | None = None
    rectangle: Four | None = None
    polygon: Annotated[list[Two], Field(min_length=3, max_length=30)] | None = None

    @model_validator(mode="after")
    def check_shape(self) -> AreaFields:
        """Ask for exactly one shape."""
        if sum(shape is not None for shape in (self.circle, self.rectangle, self.polygon)) != 1:
            raise PydanticCustomError("one-shape", "one of three")
        return self

    @model_validator(mode="after")
    def check_place(self) -> AreaFields:
        """Refuse an area that has no size, and a rectangle that reaches out of the image."""
        x, y, width, height = self.rectangle or [0, 0, 1, 1]
        if not width or not height or x + width > WHOLE or y + height > WHOLE:
            raise PydanticCustomError("area-outside", "no room", {"at": ("rectangle",)})
        if self.circle and not self.circle[2]:
            raise PydanticCustomError("area-outside", "no room", {"at": ("circle",)})
        return self

    def lower(self) -> Area:
        """Turn the fields into an area."""
        if self.circle:
            return Area("circle", tuple(self.circle))
        if self.rectangle:
            return Area("rectangle", tuple(self.rectangle))
        return Area("polygon", tuple(number for point in self.polygon or [] for number in point))


class SpotFields(ChoiceFields):
    """A choice with a place in the image."""

    area: AreaFields

    def lower(self) -> Choice:
        """Turn the fields into a choice with an area."""
        choice = super().lower()
        return Choice(choice.id, choice.text, choice.correct, choice.feedback, self.area.lower())


class Model(ScoredFields):
    """As `multiple-choice` where several places are right, else as `single-choice`."""

    image: ImageFields
    choices: Annotated[list[SpotFields], Field(min_length=2, max_length=30)]

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score by `match_correct`, or by `map_response` where several places are right."""
        choices = tuple(choice.lower() for choice in self.choices)
        if sum(choice.correct for choice in choices) < 2:
            return Interaction(choices=choices, declaration=Declaration.one_of(choices, self.points))
        return Interaction(control="checkbox", choices=choices, declaration=Declaration.any_of(choices, self.points))
