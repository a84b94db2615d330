"""A page asks for a quiz that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course

CODE = "unknown-quiz"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report fences that name no quiz of the course."""
    known = {*course.quizzes, *course.broken}
    for page in course.all_pages:
        for fence in page.fences:
            if fence.quiz not in known:
                values = {"quiz": fence.quiz, "suggestion": closest(fence.quiz, known)}
                yield Diagnostic(CODE, LEVEL, fence.span, values)
