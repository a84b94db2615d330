"""A link leads to a heading or place of a page that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.anchors import slug
from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course, Page, item_anchor
from coursekit.urls import target_path

CODE = "broken-anchor"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report anchors that their page does not have; a page that does not exist has a check of its own."""
    known = {page.path: anchors(course, page) for page in course.all_pages}
    for page in course.shown_pages:
        for link in page.prose.links:
            path, anchor = target_path(link.target, page.path)
            there = known.get(path or page.path)
            if anchor and there is not None and anchor not in there and not anchor.startswith("__"):
                values = {"target": link.target, "anchor": anchor, "suggestion": closest(anchor, there)}
                yield Diagnostic(CODE, LEVEL, link.span, values)


def anchors(course: Course, page: Page) -> frozenset[str]:
    """Give the anchors of a page, with those of the headings and the items that its quizzes bring along."""
    brought = [course.quizzes[fence.quiz] for fence in page.fences if fence.quiz in course.quizzes]
    items = {item_anchor(quiz, home, item) for quiz in brought for home, item in course.pool(quiz)}
    return page.prose.anchors | {"top", *(slug(quiz.title) for quiz in brought)} | items
