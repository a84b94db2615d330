"""The YAML fields that files and item types share, as pydantic models.

Everything arrives as text, list or mapping. A rule that a value breaks raises a PydanticCustomError whose type is
the code of the finding; `validation.py` gives it its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from coursekit.diagnostics import Term
from coursekit.identity import choice_id, is_id
from coursekit.model import Choice, Declaration

MAX_TEXT = 20_000
MAX_POINTS = 1000
POINTS = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")
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
        raise PydanticCustomError("wrong-type", "not yes or no", {"expected": Term("terms.yes_no")})
    return word in YES


def hundredths(value: object) -> object:
    """Accept points with at most two decimals, as hundredths."""
    match = POINTS.fullmatch(value) if isinstance(value, str) else None
    points = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else 0
    if not 0 < points <= MAX_POINTS * 100:
        raise PydanticCustomError("wrong-type", "not such a number", {"expected": Term("terms.points")})
    return points


def whole_number(value: object) -> object:
    """Accept a whole number, 0 or more."""
    if not isinstance(value, str) or not value.isascii() or not value.isdigit() or len(value) > 6:
        raise PydanticCustomError("wrong-type", "not a whole number", {"expected": Term("terms.whole_number")})
    return int(value)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
Id = Annotated[str, BeforeValidator(id_of)]
YesNo = Annotated[bool, BeforeValidator(yes_no)]
Points = Annotated[int, BeforeValidator(hundredths)]
WholeNumber = Annotated[int, BeforeValidator(whole_number)]
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


class QuizFields(Fields):
    """A quiz file; its items are read one by one, each by its own type."""

    title: Text
    intro: Text = ""
    pass_mark: Percent | None = None
    items: Annotated[list[Any], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Interaction:
    """What a type makes of its own fields: the controls a learner sees and what their response is scored by."""

    control: Literal["radio", "checkbox"]
    choices: tuple[Choice, ...]
    declaration: Declaration


class ItemFields(Fields):
    """What every type of item has; a type adds its own fields and `lower`."""

    id: Id
    type: Text
    prompt: Text
    objective: Id = ""
    points: Points = 100
    hints: list[Text] = []
    explanation: Text = ""

    def lower(self, word: Callable[[str], str]) -> Interaction:
        """Turn the fields into what the rest of the house works with; `word` gives the course's words."""
        raise NotImplementedError


class ChoiceFields(Fields):
    """A choice of a single-choice or multiple-choice item."""

    text: Text
    correct: YesNo = False
    feedback: Text = ""
    id: Id = ""

    def lower(self) -> Choice:
        """Turn the fields into a choice with an identity."""
        return Choice(self.id or choice_id(self.text), self.text, self.correct, self.feedback)


Choices = Annotated[list[ChoiceFields], Field(min_length=2, max_length=50)]
