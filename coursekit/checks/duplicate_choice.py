"""Two choices of an item are the same: nobody could tell which one was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course

CODE = "duplicate-choice"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later choices with the same id, given or taken from the text."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if len({choice.id for choice in item.choices}) < len(item.choices):
                places = [(choice.id, item.node.at("choices", n)) for n, choice in enumerate(item.choices)]
                for _, span, first in repeats(places):
                    yield Diagnostic(CODE, LEVEL, span, {}, first)
