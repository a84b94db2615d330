"""An item takes one answer, but several of its choices are marked as correct."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "several-correct-choices"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later correct choices of an item that takes one."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.control != "radio":
                continue
            spans = [
                item.node.at("choices", index, "correct") for index, choice in enumerate(item.choices) if choice.correct
            ]
            for span in spans[1:]:
                yield Diagnostic(CODE, LEVEL, span, {"id": item.id}, spans[0])
