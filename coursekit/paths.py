"""Ways through the steps of branching items."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model import Course, Item


def scenarios(course: Course) -> Iterator[Item]:
    """Yield the items whose choices lead from step to step."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if any(choice.to for part in item.parts for choice in part.choices):
                yield item


def reach(start: set[str], ways: set[tuple[str, str]]) -> set[str]:
    """Give all that can be reached from `start` along ways `(from, to)`, the start included."""
    reached = set(start)
    while more := {to for came, to in ways if came in reached} - reached:
        reached |= more
    return reached
