"""No choice of an item is marked as correct, so no answer could be right."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "no-correct-choice"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report items with choices of which none is correct."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.choices and not any(choice.correct for choice in item.choices):
                yield Diagnostic(CODE, LEVEL, item.node.at("choices"), {"id": item.id})
