"""The YAML fields of a course's files, and those that all types of items share, as pydantic models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from coursekit.identity import choice_id
from coursekit.model import Accessibility, Choice, Draw, Image, Interaction, Shortcoming
from coursekit.values import (
    Date,
    Email,
    Fields,
    Id,
    Origin,
    Percent,
    Points,
    Setting,
    Text,
    WholeNumber,
    YesNo,
    refuse_repeats,
)

MAX_ITEMS = 500  # of one quiz


class OperatorFields(Fields):
    """Who answers for the site."""

    name: Text = ""
    email: Email = ""
    phone: Text = ""
    address: Text = ""


class ShortcomingFields(Fields):
    """Something that not everyone can use."""

    what: Text
    why: Text = ""
    instead: Text = ""

    def lower(self) -> Shortcoming:
        """Turn the fields into a shortcoming."""
        return Shortcoming(self.what, self.why, self.instead)


class AccessibilityFields(Fields):
    """What is known of how accessible the site is."""

    conformance: Literal["", "full", "partial", "none"] = ""
    assessed: Date = ""
    updated: Date = ""
    method: Text = ""
    shortcomings: list[ShortcomingFields] = []
    burdens: list[ShortcomingFields] = []
    exempt: list[Text] = []

    def lower(self) -> Accessibility:
        """Turn the fields into what a statement says."""
        return Accessibility(
            self.conformance,
            self.assessed,
            self.updated,
            self.method,
            tuple(entry.lower() for entry in self.shortcomings),
            tuple(entry.lower() for entry in self.burdens),
            tuple(self.exempt),
        )


class PrivacyFields(Fields):
    """What only the operator knows of how data are treated."""

    updated: Date = ""
    logs: Text = ""
    officer: Text = ""


class PassedFields(Fields):
    """A quiz that has to be passed, and the per cent where it is not the quiz's own pass mark."""

    quiz: Text
    percent: Percent | None = None


def named_quiz(value: object) -> object:
    """Accept the bare name of a quiz."""
    return {"quiz": value} if isinstance(value, str) else value


class CompletionFields(Fields):
    """What completes a course."""

    read: YesNo = False
    passed: list[Annotated[PassedFields, BeforeValidator(named_quiz, json_schema_input_type=Text | PassedFields)]] = []

    @model_validator(mode="after")
    def check_rule(self) -> CompletionFields:
        """Ask for something to do, and refuse the same quiz twice."""
        if not self.read and not self.passed:
            raise PydanticCustomError("empty-completion", "no rule")
        refuse_repeats(((("passed", index), entry.quiz) for index, entry in enumerate(self.passed)), str)
        return self


class CourseFields(Fields):
    """`course.yml`."""

    id: Id
    title: Text
    language: Text
    modules: Annotated[list[Text], Field(max_length=1000)]
    offline: YesNo = True
    frames: list[Origin] = []
    operator: OperatorFields | None = None
    accessibility: AccessibilityFields = AccessibilityFields()
    privacy: PrivacyFields = PrivacyFields()
    checks: dict[str, Setting] = {}
    completion: CompletionFields | None = None


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
    optional: YesNo = False
    objectives: list[ObjectiveFields] = []
    allow: dict[str, Text] = {}
    author: Any = None
    date: Any = None
    hide: Any = None
    icon: Any = None
    search: Any = None
    status: Any = None
    subtitle: Any = None
    tags: Any = None
    template: Any = None


Count = Annotated[WholeNumber, Field(ge=1)]


class DrawFields(Fields):
    """Some items for each attempt: how many, and out of which."""

    count: Count
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
    draw: Annotated[list[DrawFields], BeforeValidator(draws, json_schema_input_type=Count | list[DrawFields])] = []
    attempts: Annotated[WholeNumber, Field(ge=1)] | None = None
    shuffle: list[Literal["items", "choices"]] = []
    minutes: Annotated[WholeNumber, Field(ge=1)] | None = None
    certainty: YesNo = False
    hint_cost: Percent | None = None
    formerly: list[Id] = []
    allow: dict[str, Text] = {}
    items: Annotated[list[Any], Field(max_length=MAX_ITEMS)] = []

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
    formerly: list[Id] = []
    allow: dict[str, Text] = {}

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
