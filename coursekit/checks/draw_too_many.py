"""A quiz draws more items for an attempt than there are to draw from."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "draw-too-many"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report draws that cannot be filled; what is missing or broken of their source is reported elsewhere."""
    objectives = {objective.id for page in course.all_pages for objective in page.objectives}
    for quiz in course.quizzes.values():
        for index, draw in enumerate(quiz.draws):
            there = len(course.drawn_from(quiz, draw))
            home = course.quizzes.get(draw.source) if draw.source else quiz
            known = home and not home.broken and draw.objective in {"", *objectives}
            if known and there < draw.count:
                values = {"count": draw.count, "there": there}
                yield Diagnostic(CODE, LEVEL, quiz.node.at("draw", index, "count"), values)
