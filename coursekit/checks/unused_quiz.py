"""A quiz is shown by no page, so no learner can find it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "unused-quiz"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report quizzes that no fence names and no shown quiz draws from."""
    used = {fence.quiz for page in course.all_pages for fence in page.fences}
    used |= {draw.source for quiz in course.quizzes.values() for draw in quiz.draws if quiz.id in used}
    for quiz in course.quizzes.values():
        if quiz.id not in used:
            yield Diagnostic(CODE, LEVEL, quiz.span, {"quiz": quiz.id})
