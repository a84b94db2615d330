"""What single values of an author's file may be: texts, ids, numbers, and what to refuse among several.

Everything arrives as text. A rule that a value breaks raises a PydanticCustomError whose type is the code of the
finding; `validation.py` gives it its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError

from coursekit.diagnostics import Term, closest, in_code
from coursekit.identity import ID, ID_LENGTH, choice_id, is_id
from coursekit.model import Choice

MAX_TEXT = 20_000
MAX_POINTS = 1000
ADVICE = "patternErrorMessage"  # what editors say of a text that does not fit its pattern
NUMBER = re.compile(
    r"[-+\u2212]?[0-9]{1,3}( ?[0-9]{3}){0,4}([.,][0-9]{1,12})?|[-+\u2212]?[0-9]{1,15}([.,][0-9]{1,12})?"
)
POINTS = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")
ORIGIN = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?/?")
DATE = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
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


def setting(value: object) -> object:
    """Accept what `course.yml` may say about a check: on, off, or options with values."""
    word = value.lower() if isinstance(value, str) else ""
    if word in YES | NO | {"on", "off"}:
        return word in YES | {"on"}
    if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
        raise PydanticCustomError("wrong-type", "not a setting", {"expected": Term("terms.setting")})
    return value


def hundredths(value: object) -> object:
    """Accept points with at most two decimals, as hundredths."""
    match = POINTS.fullmatch(value) if isinstance(value, str) else None
    points = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else 0
    if not 0 < points <= MAX_POINTS * 100:
        raise PydanticCustomError("wrong-type", "not such a number", {"expected": Term("terms.points")})
    return points


def origin(value: object) -> object:
    """Accept the origin of a web site: no path, and nothing else that could end up in a header."""
    if not isinstance(value, str) or not ORIGIN.fullmatch(value):
        raise PydanticCustomError("wrong-type", "not an origin", {"expected": Term("terms.origin")})
    return value.removesuffix("/")


def date(value: object) -> object:
    """Accept a day, written the way that means the same everywhere."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        raise PydanticCustomError("wrong-type", "not a date", {"expected": Term("terms.date")})
    return value


def email(value: object) -> object:
    """Accept an address for e-mail."""
    if not isinstance(value, str) or not EMAIL.fullmatch(value):
        raise PydanticCustomError("wrong-type", "not an e-mail address", {"expected": Term("terms.email")})
    return value


def whole_number(value: object) -> object:
    """Accept a whole number, 0 or more."""
    if not isinstance(value, str) or not value.isascii() or not value.isdigit() or len(value) > 6:
        raise PydanticCustomError("wrong-type", "not a whole number", {"expected": Term("terms.whole_number")})
    return int(value)


def number(value: object) -> object:
    """Accept a decimal number with a point or a comma."""
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise PydanticCustomError("wrong-type", "not a number", {"expected": Term("terms.number")})
    return Decimal(value.replace(",", ".").replace("\u2212", "-").replace(" ", ""))


def tolerance(value: object) -> object:
    """Accept a tolerance: a number, or a number with a per cent sign."""
    text = value.strip() if isinstance(value, str) else ""
    amount = number(text.removesuffix("%").strip())
    if not isinstance(amount, Decimal) or amount < 0:
        raise PydanticCustomError("wrong-type", "not a tolerance", {"expected": Term("terms.tolerance")})
    return Tolerance(amount, text.endswith("%"))


def percent_number(value: object) -> object:
    """Accept a place in an image, 0 to 100 with at most two decimals, in hundredths of a per cent."""
    place = number(value)
    if not isinstance(place, Decimal) or not 0 <= place <= 100 or place * 100 != int(place * 100):
        raise PydanticCustomError("wrong-type", "not a place", {"expected": Term("terms.place")})
    return int(place * 100)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the answer is still right: an amount, or a share of the answer in per cent."""

    amount: Decimal
    percent: bool = False

    def around(self, answer: Decimal) -> tuple[Decimal, Decimal]:
        """Give the least and the greatest number that is still right, exactly."""
        with localcontext(prec=100):
            spread = abs(answer) * self.amount / 100 if self.percent else self.amount
            return answer - spread, answer + spread


@dataclass(frozen=True)
class SeenAs:
    """Describes a value for editors, whose YAML takes what we read as text for a number or for true or false.

    `rules` are words of JSON Schema: a pattern is asked of texts alone, a limit of numbers alone.
    """

    types: tuple[str, ...]
    rules: tuple[tuple[str, object], ...]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Give the description, with the limits that a field sets to the number."""
        limits = handler(core)
        set_by_field = {"minimum": limits.get("ge"), "maximum": limits.get("le")}
        found = {name: limit for name, limit in set_by_field.items() if limit is not None}
        return {"type": list(self.types), **dict(self.rules), **found}


def seen_as(*types: str, advice: str = "", **rules: object) -> SeenAs:
    """Describe a value by the types YAML may give it and by what is asked of it; `advice` names the words of a help."""
    return SeenAs(types, (*rules.items(), *([(ADVICE, advice)] if advice else [])))


def whole(pattern: re.Pattern[str]) -> str:
    """Write a pattern that must fit all of a text, as JSON Schema knows it."""
    return f"^({pattern.pattern})$"


def any_case(words: set[str]) -> str:
    """Write the pattern of some words in small or capital letters."""
    letters = ("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in sorted(words))
    return f"^({'|'.join(letters)})$"


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT),
    seen_as("string", "number", "boolean", minLength=1, maxLength=MAX_TEXT),
]
Id = Annotated[
    str,
    BeforeValidator(id_of),
    seen_as(
        "string", "number", "boolean", advice="codes.bad-id.help", pattern=whole(ID), maxLength=ID_LENGTH, minimum=0
    ),
]
YesNo = Annotated[
    bool, BeforeValidator(yes_no), seen_as("boolean", "string", advice="terms.yes_no", pattern=any_case(YES | NO))
]
Points = Annotated[
    int,
    BeforeValidator(hundredths),
    seen_as("number", "string", advice="terms.points", pattern=whole(POINTS), exclusiveMinimum=0, maximum=MAX_POINTS),
]
WholeNumber = Annotated[
    int,
    BeforeValidator(whole_number),
    seen_as("integer", "string", advice="terms.whole_number", pattern="^[0-9]{1,6}$", minimum=0, maximum=999_999),
]
Number = Annotated[
    Decimal, BeforeValidator(number), seen_as("number", "string", advice="terms.number", pattern=whole(NUMBER))
]
AnyTolerance = Annotated[
    Tolerance,
    BeforeValidator(tolerance),
    seen_as("number", "string", advice="terms.tolerance", pattern=rf"^\s*({NUMBER.pattern})\s*%?\s*$", minimum=0),
]
PercentNumber = Annotated[
    int,
    BeforeValidator(percent_number),
    seen_as("number", "string", advice="terms.place", pattern=whole(NUMBER), minimum=0, maximum=100),
]
Origin = Annotated[str, BeforeValidator(origin), seen_as("string", advice="terms.origin", pattern=whole(ORIGIN))]
Date = Annotated[str, BeforeValidator(date), seen_as("string", advice="terms.date", pattern=whole(DATE))]
Email = Annotated[str, BeforeValidator(email), seen_as("string", advice="terms.email", pattern=whole(EMAIL))]
Setting = Annotated[bool | dict[str, str], BeforeValidator(setting), seen_as("boolean", "string", "object")]
Percent = Annotated[WholeNumber, Field(ge=1, le=100)]


class Fields(BaseModel):
    """A mapping in an author's file; keys it does not name are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Place = tuple[tuple[str | int, ...], str]


def refuse_repeats(places: Iterable[Place], read: Callable[[str], str] = choice_id) -> None:
    """Refuse a text that reads the same as one before it; each text comes with the path to it in the item."""
    seen = set()
    for at, text in places:
        if read(text) in seen:
            raise PydanticCustomError("duplicate-entry", "twice", {"text": text, "at": at})
        seen.add(read(text))


def refuse_unknown(places: Iterable[Place], known: list[str]) -> None:
    """Refuse a text that is not one of the known; each text comes with the path to it in the item."""
    for at, text in places:
        if text not in known:
            values = {"text": text, "known": in_code(known), "suggestion": closest(text, known), "at": at}
            raise PydanticCustomError("unknown-entry", "not in the list", values)


def labelled(texts: Iterable[str], correct: str) -> tuple[Choice, ...]:
    """Make choices of plain texts, one of them correct."""
    return tuple(Choice(choice_id(text), text, text == correct) for text in texts)
