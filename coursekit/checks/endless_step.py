"""From a step of a scenario no path leads to an ending."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.paths import reach, scenarios

CODE = "endless-step"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report steps from which a learner could only go round and round."""
    for item in scenarios(course):
        endings = {part.id for part in item.parts if not part.choices}
        ended = reach(endings, {(choice.to, part.id) for part in item.parts for choice in part.choices})
        for index, part in enumerate(item.parts):
            if part.id not in ended:
                yield Diagnostic(CODE, LEVEL, item.node.at("steps", index, "id"), {"step": part.id})
