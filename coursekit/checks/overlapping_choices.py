"""Two choices are ranges of numbers that share a number: a learner who knows it cannot tell which one to take.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 22, choices should not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items, choice_span

CODE = "overlapping-choices"
LEVEL: Level = "warning"

NUMBER = r"[0-9]{1,3}(?: [0-9]{3}){0,4}(?:[.,][0-9]{1,6})?|[0-9]{1,15}(?:[.,][0-9]{1,6})?"
RANGE = re.compile(rf"(?P<low>{NUMBER}) ?(?:-|\u2013) ?(?P<high>{NUMBER})(?: ?[^\W\d_]+| ?%)*")


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second of two ranges that overlap, for items that take one answer."""
    for _, item in choice_items(course):
        found = [(index, numbers) for index, choice in enumerate(item.choices) if (numbers := read(choice.text))]
        for place, (second, range_) in enumerate(found):
            for first, other in found[:place]:
                if item.control == "radio" and max(range_[0], other[0]) <= min(range_[1], other[1]):
                    yield Diagnostic(CODE, LEVEL, choice_span(item, second), {}, choice_span(item, first))
                    break


def read(text: str) -> tuple[float, float] | None:
    """Read a choice that is a range with a dash between two numbers, the lower first."""
    match = RANGE.fullmatch(text.strip())
    if not match:
        return None
    low, high = (float(match[name].replace(" ", "").replace(",", ".")) for name in ("low", "high"))
    return (low, high) if low < high else None
