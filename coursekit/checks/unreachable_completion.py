"""The rule of completion asks for a quiz that nobody can pass."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "unreachable-completion"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report required quizzes that have no mark to reach or that no page shows whole."""
    whole = {fence.quiz for page in course.all_pages for fence in page.fences if not fence.items}
    for entry in course.completion.passed if course.completion else ():
        quiz = course.quizzes.get(entry.quiz)
        if quiz and (quiz.id not in whole or (entry.percent or quiz.pass_mark) is None):
            yield Diagnostic(CODE, LEVEL, entry.span, {"quiz": quiz.id})
