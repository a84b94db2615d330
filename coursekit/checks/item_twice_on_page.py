"""A page shows the same item twice: its controls would share names, and one answer would change both."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, repeats
from coursekit.model import Course, Fence, Quiz, Span

CODE = "item-twice-on-page"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second and later appearances of an item on a page."""
    for page in course.all_pages:
        shown = [place for fence in page.fences for place in places(fence, course.quizzes.get(fence.quiz))]
        for (_, item_id), span, first in repeats(shown):
            yield Diagnostic(CODE, LEVEL, span, {"id": item_id}, first)


def places(fence: Fence, quiz: Quiz | None) -> list[tuple[tuple[str, str], Span]]:
    """Give the items a fence shows, each where it is named; for a whole quiz that is the quiz's name."""
    if fence.items:
        return [((fence.quiz, name), span) for name, span in zip(fence.items, fence.item_spans, strict=True)]
    ids = dict.fromkeys(item.id for item in quiz.items) if quiz else []
    return [((fence.quiz, item_id), fence.span) for item_id in ids]
