"""An item that gives points names no objective, though the course has objectives."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "item-without-objective"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report such items."""
    if not any(page.objectives for page in course.all_pages):
        return
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.declaration.max_score and not item.objective:
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})
