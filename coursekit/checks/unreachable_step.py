"""A step of a scenario cannot be reached from its start."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.paths import reach, scenarios

CODE = "unreachable-step"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report steps that no path leads to."""
    for item in scenarios(course):
        reached = reach({item.parts[0].id}, {(part.id, choice.to) for part in item.parts for choice in part.choices})
        for index, part in enumerate(item.parts):
            if part.id not in reached:
                yield Diagnostic(CODE, LEVEL, item.node.at("steps", index, "id"), {"step": part.id})
