"""An item or a quiz claims a former id that another one has now: an answer saved under it could be either's."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "former-id-in-use"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report former ids that are the id of an item of the same quiz, or of a quiz."""
    for quiz in course.quizzes.values():
        for n, name in enumerate(quiz.formerly):
            if name in course.quizzes or name in course.broken:
                yield Diagnostic(CODE, LEVEL, quiz.node.at("formerly", n), {"id": name})
        for item in quiz.items:
            for n, name in enumerate(item.formerly):
                if quiz.item(name) or name in quiz.broken:
                    yield Diagnostic(CODE, LEVEL, item.node.at("formerly", n), {"id": name})
