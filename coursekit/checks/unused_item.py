"""An item is shown by no page, though other items of its quiz are."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "unused-item"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report items of a used quiz that no fence shows."""
    fences = [fence for page in course.all_pages for fence in page.fences]
    whole = {fence.quiz for fence in fences if not fence.items}
    shown = {(fence.quiz, name) for fence in fences for name in fence.items}
    used = {fence.quiz for fence in fences}
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if quiz.id in used - whole and (quiz.id, item.id) not in shown:
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})
