"""The YAML fields that files and item types share, as pydantic models.

Everything arrives as text, list or mapping. A rule that a value breaks raises a PydanticCustomError whose type is
the code of the finding; `validation.py` gives it its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from coursekit.diagnostics import closest, in_code
from coursekit.identity import choice_id, is_id
from coursekit.model import Choice, Draw, Image, Interaction

MAX_TEXT = 20_000
MAX_POINTS = 1000
NUMBER = re.compile(r"[-+\u2212]?[0-9]{1,3}( ?[0-9]{3})*([.,][0-9]{1,12})?|[-+\u2212]?[0-9]{1,15}([.,][0-9]{1,12})?")
YES = {"true", "yes", "ja", "sant"}
NO = {"false", "no", "nej", "falskt"}


def id_of(value: object) -> object:
    """Accept a stable id."""
    if isinstance(value, str) and not is_id(value):
        raise PydanticCustomError("bad-id", "bad id", {"id": value})
    return value


def yes_no(value: object) -> object:
    """Accept yes or no in the words an author may use."""
    word = value.lower() if isinstance(value, str) else ""
    if word not in YES | NO:
        raise PydanticCustomError("wrong-type", "not yes or no", {"expected": "=terms.yes_no"})
    return word in YES


def hundredths(value: object) -> object:
    """Accept points with at most two decimals, as hundredths."""
    try:
        points = Decimal(str(value).replace(",", ".")) * 100
    except InvalidOperation:
        raise PydanticCustomError("wrong-type", "not a number", {"expected": "=terms.points"}) from None
    if not points.is_finite() or points != points.to_integral_value() or not 0 < points <= MAX_POINTS * 100:
        raise PydanticCustomError("wrong-type", "not such a number", {"expected": "=terms.points"})
    return int(points)


def whole_number(value: object) -> object:
    """Accept a whole number, 0 or more."""
    if not isinstance(value, str) or not value.isascii() or not value.isdigit() or len(value) > 6:
        raise PydanticCustomError("wrong-type", "not a whole number", {"expected": "=terms.whole_number"})
    return int(value)


def number(value: object) -> object:
    """Accept a decimal number with a point or a comma."""
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise PydanticCustomError("wrong-type", "not a number", {"expected": "=terms.number"})
    return Decimal(value.replace(",", ".").replace("\u2212", "-").replace(" ", ""))


def tolerance(value: object) -> object:
    """Accept a tolerance: a number, or a number with a per cent sign."""
    text = value.strip() if isinstance(value, str) else ""
    amount = number(text.removesuffix("%").strip())
    if not isinstance(amount, Decimal) or amount < 0:
        raise PydanticCustomError("wrong-type", "not a tolerance", {"expected": "=terms.tolerance"})
    return Tolerance(amount, text.endswith("%"))


def percent_number(value: object) -> object:
    """Accept a place in an image, 0 to 100 with at most two decimals, in hundredths of a per cent."""
    place = number(value)
    if not isinstance(place, Decimal) or not 0 <= place <= 100 or place * 100 != int(place * 100):
        raise PydanticCustomError("wrong-type", "not a place", {"expected": "=terms.place"})
    return int(place * 100)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the answer is still right: an amount, or a share of the answer in per cent."""

    amount: Decimal = Decimal(0)
    percent: bool = False

    def around(self, answer: Decimal) -> Decimal:
        """Give the tolerance around an answer, exactly."""
        return abs(answer) * self.amount / 100 if self.percent else self.amount


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
Id = Annotated[str, BeforeValidator(id_of)]
YesNo = Annotated[bool, BeforeValidator(yes_no)]
Points = Annotated[int, BeforeValidator(hundredths)]
WholeNumber = Annotated[int, BeforeValidator(whole_number)]
Number = Annotated[Decimal, BeforeValidator(number)]
AnyTolerance = Annotated[Tolerance, BeforeValidator(tolerance)]
PercentNumber = Annotated[int, BeforeValidator(percent_number)]
Percent = Annotated[WholeNumber, Field(ge=1, le=100)]


class Fields(BaseModel):
    """A mapping in an author's file; keys it does not name are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CourseFields(Fields):
    """`course.yml`."""

    id: Id
    title: Text
    language: Text
    modules: list[Text]


class ObjectiveFields(Fields):
    """One objective of a module's index page."""

    id: Id
    text: Text


class PageFields(Fields):
    """The front matter of a page: ours first, then what the theme reads, passed on as it stands."""

    title: Text = ""
    description: Text = ""
    minutes: WholeNumber | None = None
    teaches: list[Id] = []
    objectives: list[ObjectiveFields] = []
    author: Any = None
    date: Any = None
    hide: Any = None
    icon: Any = None
    search: Any = None
    status: Any = None
    subtitle: Any = None
    tags: Any = None
    template: Any = None


class DrawFields(Fields):
    """Some items for each attempt: how many, and out of which."""

    count: Annotated[WholeNumber, Field(ge=1)]
    source: Id = Field("", alias="from")
    objective: Id = ""
    tag: Id = ""

    def lower(self) -> Draw:
        """Turn the fields into a draw."""
        return Draw(self.count, self.source, self.objective, self.tag)


def draws(value: object) -> object:
    """Accept a bare number for a draw out of all items of the quiz."""
    return [{"count": value}] if isinstance(value, str) else value


class QuizFields(Fields):
    """A quiz file; its items are read one by one, each by its own type."""

    title: Text
    intro: Text = ""
    mode: Literal["practice", "exam"] = "practice"
    pass_mark: Percent | None = None
    draw: Annotated[list[DrawFields], BeforeValidator(draws)] = []
    attempts: Annotated[WholeNumber, Field(ge=1)] | None = None
    shuffle: list[Literal["items", "choices"]] = []
    minutes: Annotated[WholeNumber, Field(ge=1)] | None = None
    certainty: YesNo = False
    hint_cost: Percent | None = None
    items: list[Any] = []

    @model_validator(mode="after")
    def check_items(self) -> QuizFields:
        """Ask for items, unless all are drawn from other quizzes."""
        if not self.items and not (self.draw and all(entry.source for entry in self.draw)):
            raise PydanticCustomError("missing-items", "no items")
        return self


class ImageFields(Fields):
    """A picture beside a question; what it shows must be said in words too."""

    file: Text
    alt: Text

    def lower(self) -> Image:
        """Turn the fields into an image."""
        return Image(self.file, self.alt)


class ItemFields(Fields):
    """What every type of item has; a type adds its own fields and `lower`."""

    id: Id
    type: Text
    prompt: Text
    objective: Id = ""
    tags: list[Id] = []
    image: ImageFields | None = None
    hints: list[Text] = []
    explanation: Text = ""

    def lower(self, word: Callable[[str], str]) -> Interaction:
        """Turn the fields into what the rest of the house works with; `word` gives the course's words."""
        raise NotImplementedError


class ScoredFields(ItemFields):
    """What every type of item has that gives points."""

    points: Points = 100


class ChoiceFields(Fields):
    """A choice of a single-choice or multiple-choice item."""

    text: Text
    correct: YesNo = False
    feedback: Text = ""
    id: Id = ""

    def lower(self) -> Choice:
        """Turn the fields into a choice with an identity."""
        return Choice(self.id or choice_id(self.text), self.text, self.correct, self.feedback)


class AnswerFields(Fields):
    """A typed answer that is known to be wrong, and what to say about it."""

    text: Text
    feedback: Text


Choices = Annotated[list[ChoiceFields], Field(min_length=2, max_length=50)]
Typos = Annotated[WholeNumber, Field(le=3)]


Place = tuple[tuple[str | int, ...], str]


def refuse_repeats(places: Iterable[Place]) -> None:
    """Refuse the same text a second time; each text comes with the path to it in the item."""
    seen = set()
    for at, text in places:
        if choice_id(text) in seen:
            raise PydanticCustomError("duplicate-entry", "twice", {"text": text, "at": at})
        seen.add(choice_id(text))


def refuse_unknown(places: Iterable[Place], known: list[str]) -> None:
    """Refuse a text that is not one of the known; each text comes with the path to it in the item."""
    for at, text in places:
        if text not in known:
            values = {"text": text, "known": in_code(known), "suggestion": closest(text, known), "at": at}
            raise PydanticCustomError("unknown-entry", "not in the list", values)


def labelled(texts: Iterable[str], correct: str) -> tuple[Choice, ...]:
    """Make choices of plain texts, one of them correct."""
    return tuple(Choice(choice_id(text), text, text == correct) for text in texts)
