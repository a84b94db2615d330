"""A page, another quiz or the rule of completion asks for a quiz that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course, Span

CODE = "unknown-quiz"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report fences, draws and a rule of completion that name no quiz of the course."""
    known = {*course.quizzes, *course.broken}
    for name, span in references(course):
        if name not in known:
            yield Diagnostic(CODE, LEVEL, span, {"quiz": name, "suggestion": closest(name, known)})


def references(course: Course) -> Iterator[tuple[str, Span]]:
    """Yield every quiz that a page shows, another quiz draws from or completion asks for, with its place."""
    for page in course.all_pages:
        for fence in page.fences:
            yield fence.quiz, fence.span
    for quiz in course.quizzes.values():
        for index, draw in enumerate(quiz.draws):
            if draw.source:
                yield draw.source, quiz.node.at("draw", index, "from")
    for entry in course.completion.passed if course.completion else ():
        yield entry.quiz, entry.span
