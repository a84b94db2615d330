"""A choice stands for all or none of the others: two right ones already tell that all are.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guidelines 25 and 26.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items, choice_span, listed, tokens

CODE = "all-of-the-above"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report choices that say no more than such a phrase."""
    phrases = {tokens(phrase) for phrase in listed(course.language, "lint.all_of_the_above")}
    for _, item in choice_items(course):
        for index, choice in enumerate(item.choices):
            if tokens(choice.text) in phrases:
                yield Diagnostic(CODE, LEVEL, choice_span(item, index), {"text": choice.text})
