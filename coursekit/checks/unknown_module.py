"""`course.yml` lists a module that has no folder with pages."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course

CODE = "unknown-module"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report listed modules without pages."""
    for module in course.modules:
        if not module.pages:
            values = {"module": module.id, "suggestion": closest(module.id, course.folders)}
            yield Diagnostic(CODE, LEVEL, module.span, values)
