"""What a learner types is read the same in Python and JavaScript, and as `typed_tables.py` says."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from itertools import chain
from typing import Any

import node
import pytest
from typed_tables import BLANK, NEAREST, NOT_BLANK, NUMBERS, PLAIN, SIGNS, WITHIN

from coursekit import typed

# Scripts whose capitals have been complete for many versions of Unicode, with marks that may follow a letter.
LETTERS = [chr(n) for n in chain(range(0x0000, 0x0600), range(0x1E00, 0x2C00), range(0xFF00, 0xFFF0))]
MARKS = [chr(n) for n in chain(range(0x0300, 0x0346), [0x00AD, 0x0345, 0x05B0])]
SWEEP = [letter + mark for letter in LETTERS if unicodedata.category(letter) != "Cn" for mark in ["", "\u0301"]]
SWEEP += [letter + mark for letter in "AEHIJTUWYaehijtuwyΑΙΥαιυΪϊßẞ" for mark in MARKS]

TABLE = [
    *(("blank", text, True) for text in ["", *BLANK, BLANK]),
    *(("blank", text, False) for text in [*SIGNS, *NOT_BLANK, f" {BLANK}a"]),
    *(("plain", *row) for row in PLAIN),
    *(("plain", f"a{sign}b", "ab") for sign in BLANK + SIGNS),
    *(("number", *row) for row in NUMBERS),
    *(("within", *row) for row in WITHIN),
    *(("nearest", *row) for row in NEAREST),
]


def as_digits(text: str, units: list[str]) -> list[Any] | None:
    """Give a number as the tables write it."""
    value = typed.number(text, units)
    return None if value is None else [str(value.digits), value.decimals]


def is_within(text: str, low: str, high: str) -> bool:
    """Tell whether a typed number lies in a range."""
    value = typed.number(text)
    assert value is not None
    return typed.within(value, low, high)


PYTHON: dict[str, Callable[..., Any]] = {
    "blank": typed.is_blank,
    "plain": typed.plain,
    "number": as_digits,
    "within": is_within,
    "nearest": typed.nearest,
}


@pytest.fixture(scope="module")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What JavaScript makes of each row and of the sweep, by the call written as JSON, from one process."""
    calls = [list(row[:-1]) for row in TABLE] + [["plain", text] for text in SWEEP]
    path = tmp_path_factory.mktemp("typed") / "calls.json"
    path.write_text(json.dumps(calls), encoding="utf-8")
    done = node.run("tests/runtime/typed.mjs", str(path))
    assert done.returncode == 0, done.stderr
    return {json.dumps(call): result for call, result in zip(calls, json.loads(done.stdout), strict=True)}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row))
def test_python_reads_what_is_typed(row: tuple[Any, ...]) -> None:
    name, *given, expected = row
    assert PYTHON[name](*given) == expected


@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row))
def test_javascript_reads_what_is_typed(javascript: dict[str, Any], row: tuple[Any, ...]) -> None:
    *call, expected = row
    assert javascript[json.dumps(call)] == expected


def test_both_languages_find_the_same_in_any_letter_with_any_mark(javascript: dict[str, Any]) -> None:
    assert len(SWEEP) > 12_000
    differ = [text for text in SWEEP if javascript[json.dumps(["plain", text])] != typed.plain(text)]
    assert not differ, [ascii(text) for text in differ]


def test_reading_what_was_read_changes_nothing() -> None:
    changed = [text for text in SWEEP if typed.plain(typed.plain(text)) != typed.plain(text)]
    assert not changed, [ascii(text) for text in changed]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_unicode_form_of_a_text_changes_nothing(form: str) -> None:
    changed = [text for text in SWEEP if typed.plain(unicodedata.normalize(form, text)) != typed.plain(text)]
    assert not changed, [ascii(text) for text in changed]
