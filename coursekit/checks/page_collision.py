"""A file of `docs/` and one of `modules/` want the same place in the site."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Span

CODE = "page-collision"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second of two files with one place."""
    for path, sources in course.collisions.items():
        yield Diagnostic(CODE, LEVEL, Span(sources[1]), {"path": path}, Span(sources[0]))
