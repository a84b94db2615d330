"""A page asks for an item that its quiz does not have."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course

CODE = "unknown-item"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report fences that name an item their quiz does not have."""
    for page in course.all_pages:
        for fence in page.fences:
            quiz = course.quizzes.get(fence.quiz)
            known = {item.id for item in quiz.items} | quiz.broken if quiz else set(fence.items)
            for name, span in zip(fence.items, fence.item_spans, strict=True):
                if name not in known:
                    values = {"item": name, "quiz": fence.quiz, "suggestion": closest(name, known)}
                    yield Diagnostic(CODE, LEVEL, span, values)
