"""`course.yml` lists a module twice."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course

CODE = "duplicate-module"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later listings of a module."""
    for name, span, first in repeats((module.id, module.span) for module in course.modules):
        yield Diagnostic(CODE, LEVEL, span, {"module": name}, first)
