"""An item or a page names an objective that no module has."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course, Span

CODE = "unknown-objective"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report references to objectives that do not exist; nothing where a page that may have them is not known."""
    if any(page.broken for page in course.all_pages) or not all(module.pages for module in course.modules):
        return
    known = [objective.id for page in course.all_pages for objective in page.objectives]
    for name, span in references(course):
        if name not in known:
            yield Diagnostic(CODE, LEVEL, span, {"objective": name, "suggestion": closest(name, known)})


def references(course: Course) -> Iterator[tuple[str, Span]]:
    """Yield every objective that an item tests or a page teaches, with its place."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.objective:
                yield item.objective, item.node.at("objective")
        for index, draw in enumerate(quiz.draws):
            if draw.objective:
                yield draw.objective, quiz.node.at("draw", index, "objective")
    for page in course.all_pages:
        for index, name in enumerate(page.teaches):
            if page.node:
                yield name, page.node.at("teaches", index)
