"""Which objectives a course teaches, practises and assesses."""

from __future__ import annotations

from dataclasses import dataclass

from coursekit.model import Course, Item, Objective, Page


@dataclass(frozen=True, slots=True)
class Coverage:
    """The objectives of a course, and the ids of those that are taught, practised in a lesson, and assessed."""

    objectives: tuple[Objective, ...] = ()
    taught: frozenset[str] = frozenset()
    practised: frozenset[str] = frozenset()
    assessed: frozenset[str] = frozenset()


def coverage(course: Course) -> Coverage:
    """Look at every page of a course; one with `teaches` is a lesson, items on any other assess.

    Empty where a file could not be read: what it holds may be what seems to be missing.
    """
    pages = course.all_pages
    if course.broken or any(page.broken for page in pages) or any(quiz.broken for quiz in course.quizzes.values()):
        return Coverage()
    lessons = [page for page in pages if page.teaches]
    others = [page for page in pages if not page.teaches]
    return Coverage(
        objectives=tuple(objective for page in pages for objective in page.objectives),
        taught=frozenset(name for page in lessons for name in page.teaches),
        practised=frozenset(item.objective for page in lessons for item in items(course, page)),
        assessed=frozenset(item.objective for page in others for item in items(course, page)),
    )


def items(course: Course, page: Page) -> list[Item]:
    """Give the items that a page shows, or may show in some attempt."""
    found = []
    for fence in page.fences:
        quiz = course.quizzes.get(fence.quiz)
        if quiz and fence.items:
            found += [item for name in fence.items if (item := quiz.item(name))]
        elif quiz:
            found += [item for _, item in course.pool(quiz)]
    return found
