"""No test asks for an objective: no page without `teaches` shows an item of it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.objectives import coverage

CODE = "objective-not-assessed"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report objectives; nothing where something that could cover them cannot be read."""
    found = coverage(course)
    for objective in found.objectives:
        if objective.id not in found.assessed:
            yield Diagnostic(CODE, LEVEL, objective.span, {"objective": objective.id})
