"""A heading is more than one level below the one before it, so the outline of the page has a hole.

WCAG 2.2, success criterion 1.3.1: structure that is seen must be there for those who hear it.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "heading-jump"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report headings that skip a level."""
    for page in course.shown_pages:
        before = 0
        for heading in page.prose.headings:
            if before and heading.level > before + 1:
                values = {"level": heading.level, "before": before, "wanted": before + 1}
                yield Diagnostic(CODE, LEVEL, heading.span, values)
            before = heading.level
