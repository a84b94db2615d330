"""A picture of a page has no words for those who cannot see it.

WCAG 2.2, success criterion 1.1.1. A picture that is mere decoration is written in HTML with an empty `alt`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "image-without-alt"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report pictures without a text alternative."""
    for page in course.shown_pages:
        for picture in page.prose.pictures:
            if not picture.alt:
                yield Diagnostic(CODE, LEVEL, picture.span)
