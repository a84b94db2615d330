"""A former id is claimed twice, so that a saved answer would be shown for two items, or in two quizzes."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course, Span

CODE = "former-id-twice"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later claims to a former id, among quizzes and among the items of each."""
    for claims in [quiz_claims(course), *item_claims(course)]:
        for name, span, first in repeats(claims):
            yield Diagnostic(CODE, LEVEL, span, {"id": name}, first)


def quiz_claims(course: Course) -> list[tuple[str, Span]]:
    """List the former ids of quizzes with their places."""
    quizzes = course.quizzes.values()
    return [(name, quiz.node.at("formerly", n)) for quiz in quizzes for n, name in enumerate(quiz.formerly)]


def item_claims(course: Course) -> Iterator[list[tuple[str, Span]]]:
    """Yield the former ids of the items of each quiz with their places."""
    for quiz in course.quizzes.values():
        yield [(name, item.node.at("formerly", n)) for item in quiz.items for n, name in enumerate(item.formerly)]
