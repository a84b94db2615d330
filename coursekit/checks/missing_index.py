"""A module has no `index.md`, the page that says what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "missing-index"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report modules without an index page."""
    for module in course.modules:
        if module.pages and not any(page.path == f"{module.id}/index.md" for page in module.pages):
            yield Diagnostic(CODE, LEVEL, module.span, {"module": module.id})
