"""What a learner has typed, as text and as number. The twin of `runtime/typed.js`.

Only what every Unicode version and every language does alike is used, so that Python and JavaScript read the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Written out, because what `\s` matches differs between languages.
BLANKS = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
# Hyphens and dashes, quotation marks and apostrophes, soft hyphens, joiners: together with blanks, never deciding.
SIGNS = "\\u00ad\\u200b-\\u200d\\u2010-\\u2015\\u2018-\\u201f\\u2039\\u203a\\u2060\\u2212\\u00ab\\u00bb\\u00b4`'\"-"
BLANK = re.compile(f"[{BLANKS}]*")
IGNORED = re.compile(f"[{BLANKS}{SIGNS}]")
SPACE = "[ \u00a0\u2009\u202f]"
NUMBER = re.compile(
    rf"{SPACE}*(?P<sign>[+\u2212-]?){SPACE}*"
    rf"(?P<whole>[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?![0-9])|[0-9]*)"
    r"(?:[.,](?P<part>[0-9]+))?"
    rf"(?P<rest>.*)",
    re.DOTALL,
)
MAX_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Scaled:
    """A decimal number as a whole number and how many of its digits are decimals."""

    digits: int
    decimals: int


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing but white space."""
    return BLANK.fullmatch(text) is not None


def plain(text: str) -> str:
    """Give what decides in a text: its letters, digits and signs in NFC, in lower case code point by code point."""
    letters = IGNORED.sub("", unicodedata.normalize("NFC", text))
    # Once more in NFC: some marks have a sign of their own with the small letter alone, as in ẗ.
    return unicodedata.normalize("NFC", "".join(letter.lower() for letter in letters))


def nearest(text: str, known: Mapping[str, int], tolerance: int) -> str | None:
    """Find the known text that was meant: the same one, or the nearest within the slips of the pen it is forgiven.

    Of equally near ones the heaviest counts, then the first as JavaScript sorts: in the order of UTF-16.
    """
    if text in known:
        return text
    near = [(distance(text, other), -weight, utf16(other), other) for other, weight in known.items()]
    best = min((entry for entry in near if entry[0] <= forgiven(entry[-1], tolerance)), default=None)
    return best[-1] if best else None


def forgiven(known: str, tolerance: int) -> int:
    """Tell how many slips a known text is forgiven: one for every four letters, none up to four, `tolerance` at most.

    With one slip a word of four letters is likely to be another word; full-text searches draw such a line too.
    """
    return min(tolerance, len(known) // 4) if len(known) > 4 else 0


def utf16(text: str) -> bytes:
    """Give what JavaScript sorts a text by."""
    return text.encode("utf-16-be", "surrogatepass")


def distance(one: str, other: str) -> int:
    """Count the letters to insert, delete or replace to get from one text to the other (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, wanted in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != wanted))
    return row[-1]


def number(text: str, units: Iterable[str] = ()) -> Scaled | None:
    """Read a number as people write it, or None: `3,14`, `3.14`, `1 000`, `\u22125`, and one of `units` after it."""
    match = NUMBER.fullmatch(text)
    if not match or not (match["whole"] or match["part"]):
        return None
    if plain(match["rest"]) not in {"", *(plain(unit) for unit in units)}:
        return None
    whole, part = re.sub(SPACE, "", match["whole"]), match["part"] or ""
    if len(whole) + len(part) > MAX_DIGITS:
        return None
    digits = int(whole + part)
    return Scaled(digits if match["sign"] in ("", "+") else -digits, len(part))


def within(value: Scaled, low: str, high: str) -> bool:
    """Tell whether a number lies between two decimal texts, both included; an empty one is no bound."""
    return (not low or not less(value, scaled(low))) and (not high or not less(scaled(high), value))


def less(one: Scaled, other: Scaled) -> bool:
    """Compare two numbers exactly."""
    return bool(one.digits * 10**other.decimals < other.digits * 10**one.decimals)


def scaled(text: str) -> Scaled:
    """Read a decimal text of ours, such as `-3.14`."""
    whole, _, part = text.partition(".")
    return Scaled(int(whole + part), len(part))
