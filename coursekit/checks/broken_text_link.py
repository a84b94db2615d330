"""A link in a quiz's texts, or an image of an item, leads to a page or file that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course, Quiz, Span

CODE = "broken-text-link"
LEVEL: Level = "error"

LINK = re.compile(r"\]\(<?(?P<target>[^)\s>#?]+)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check(course: Course) -> Iterator[Diagnostic]:
    """Report links and images, written from the course's top, to what is not there."""
    known = {page.path for page in course.all_pages} | set(course.files)
    for quiz in course.quizzes.values():
        for target, span in targets(quiz):
            if target not in known:
                yield Diagnostic(CODE, LEVEL, span, {"target": target, "suggestion": closest(target, known)})


def targets(quiz: Quiz) -> Iterator[tuple[str, Span]]:
    """Yield what the texts of a quiz link to within the course, and the images of its items."""
    for text in (text for text in quiz.node.texts() if "](" in str(text.value)):
        for match in LINK.finditer(str(text.value)):
            if not OUTSIDE.match(match["target"]):
                yield match["target"], text.span
    for item in quiz.items:
        if item.image:
            yield item.image.file, item.node.at("image", "file")
