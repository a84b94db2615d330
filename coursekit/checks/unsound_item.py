"""The scoring of an item contradicts its key: the correct response must score full marks, a wrong one must not."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.scoring import score

CODE = "unsound-item"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Score the correct response and every wrong choice of each item."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            correct = [choice.id for choice in item.choices if choice.correct]
            wrong = [choice.id for choice in item.choices if not choice.correct]
            full = item.declaration.max_score
            if not correct or (item.declaration.cardinality == "single" and len(correct) > 1):
                continue  # reported by checks of their own
            if score(item.declaration, correct).score != full or any(
                score(item.declaration, [choice]).score == full for choice in wrong
            ):
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})
