"""A link in a quiz's texts leads to a page or file that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course

CODE = "broken-text-link"
LEVEL: Level = "error"

LINK = re.compile(r"\]\(<?(?P<target>[^)\s>#?]+)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check(course: Course) -> Iterator[Diagnostic]:
    """Report links, written from the course's top, to what is not there."""
    known = {page.path for page in course.all_pages} | set(course.files)
    for quiz in course.quizzes.values():
        for text in quiz.node.texts():
            for match in LINK.finditer(str(text.value)):
                target = match["target"]
                if target not in known and not OUTSIDE.match(target):
                    values = {"target": target, "suggestion": closest(target, known)}
                    yield Diagnostic(CODE, LEVEL, text.span, values)
