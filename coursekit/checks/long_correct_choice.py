"""The correct choice is clearly the longest: whoever picks the longest text is right without knowing anything.

Haladyna, T. M., Downing, S. M. & Rodriguez, M. C. 2002, A Review of Multiple-Choice Item-Writing Guidelines for
Classroom Assessment, Applied Measurement in Education 15(3), 309–334: guideline 24, keep the length of choices about
equal. `ratio` is how long the shortest correct choice may be, in per cent of the longest wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.anchors import bare
from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items, choice_span, right_and_wrong

CODE = "long-correct-choice"
LEVEL: Level = "warning"
OPTIONS = {"ratio": 150}

LEAST = 20  # letters more: among choices of a word or two, length says nothing


def check(course: Course, ratio: int) -> Iterator[Diagnostic]:
    """Report items where every correct choice is longer than every wrong one, by far."""
    for _, item in choice_items(course):
        right, wrong = ([len(bare(choice.text)) for choice in group] for group in right_and_wrong(item))
        if right and wrong and min(right) - max(wrong) >= LEAST and min(right) * 100 > max(wrong) * ratio:
            index = next(index for index, choice in enumerate(item.choices) if choice.correct)
            values = {"length": min(right), "other": max(wrong)}
            yield Diagnostic(CODE, LEVEL, choice_span(item, index), values)
