"""Two items of a quiz share an id: saved answers of one would be shown for the other."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course

CODE = "duplicate-item-id"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later items with an id."""
    for quiz in course.quizzes.values():
        for item_id, span, first in repeats((item.id, item.node.at("id")) for item in quiz.items):
            yield Diagnostic(CODE, LEVEL, span, {"id": item_id}, first)
