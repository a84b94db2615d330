"""Two objectives of the course share an id."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course

CODE = "duplicate-objective"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later objectives with an id."""
    objectives = [objective for page in course.all_pages for objective in page.objectives]
    for name, span, first in repeats((objective.id, objective.span) for objective in objectives):
        yield Diagnostic(CODE, LEVEL, span, {"id": name}, first)
