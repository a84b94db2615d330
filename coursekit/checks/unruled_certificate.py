"""A page gives a certificate, but nothing says what completes the course."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "unruled-certificate"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report certificates of a course without a rule of completion."""
    for page in course.all_pages:
        for widget in page.widgets:
            if widget.kind == "certificate" and not course.completion:
                yield Diagnostic(CODE, LEVEL, widget.span)
