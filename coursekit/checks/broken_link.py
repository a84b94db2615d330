"""A link or picture of a page leads to a page or file that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.urls import target_path

CODE = "broken-link"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report targets within the course that are not there; one without an ending is left to the engine."""
    known = {page.path for page in course.all_pages} | set(course.files)
    for page in course.shown_pages:
        for link in page.prose.links:
            path, _ = target_path(link.target, page.path)
            if path and "." in path.rpartition("/")[2] and path not in known:
                values = {"target": link.target, "suggestion": ""}
                yield Diagnostic(CODE, LEVEL, link.span, values)
