"""A folder of `modules/` is not listed in `course.yml`, so its pages have no place in the course."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Span

CODE = "unlisted-module"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report folders with pages that `course.yml` does not list."""
    listed = {module.id for module in course.modules}
    for folder in course.folders:
        if course.modules and folder not in listed:
            yield Diagnostic(CODE, LEVEL, Span(f"modules/{folder}"), {"module": folder})
