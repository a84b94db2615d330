"""Ways through the steps of branching items."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model import Course, Item, Part


def scenarios(course: Course) -> Iterator[Item]:
    """Yield the items whose choices lead from step to step."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if any(is_ending(part) or any(choice.to for choice in part.choices) for part in item.parts):
                yield item


def is_ending(part: Part) -> bool:
    """Tell whether a part is a step that leads nowhere: there is nothing to choose in it."""
    return part.control == "radio" and not part.choices


def reach(start: set[str], ways: set[tuple[str, str]]) -> set[str]:
    """Give all that can be reached from `start` along ways `(from, to)`, the start included."""
    reached = set(start)
    while more := {to for came, to in ways if came in reached} - reached:
        reached |= more
    return reached
