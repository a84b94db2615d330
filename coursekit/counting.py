"""What a course comes to in figures: items by type, objective and session, minutes and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coursekit.markdown_scan import front_matter
from coursekit.model import Course, Fence, Item, Page, Quiz

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
NOT_PROSE = re.compile(r"^(`{3,}|~{3,}).*?^\1|\]\([^)]*\)|<[^>]*>", re.DOTALL | re.MULTILINE)
NAME_KEYS = {"id", "type", "objective", "tags", "formerly", "file", "to", "mode", "from", "tag"}  # names, no prose


@dataclass(frozen=True, slots=True)
class Session:
    """A module: its pages, the items they show, the minutes its authors reckon with, and its words."""

    id: str
    title: str
    pages: int
    items: int
    minutes: int
    words: int

    def as_json(self) -> dict[str, Any]:
        """Give the form for programs."""
        return {name: getattr(self, name) for name in self.__slots__}


def count(course: Course) -> dict[str, Any]:
    """Count everything, as plain values: `sessions` in order, the others by name, the most first."""
    items = [item for quiz in course.quizzes.values() for item in quiz.items]
    objectives = {objective.id: 0 for page in course.all_pages for objective in page.objectives}
    objectives |= Counter(item.objective for item in items if item.objective)
    sessions = [
        Session(module.id, module.title, len(module.pages), *figures(course, module.pages)) for module in course.modules
    ]
    _, minutes, words = figures(course, course.pages)
    return {
        "sessions": [session.as_json() for session in sessions],
        "types": dict(Counter(item.type for item in items).most_common()),
        "objectives": objectives,
        "quizzes": {quiz.id: len(quiz.items) for quiz in course.quizzes.values()},
        "items": len(items),
        "without_objective": sum(not item.objective for item in items),
        "pages": len(course.all_pages),
        "minutes": sum(session.minutes for session in sessions) + minutes,
        "words": sum(session.words for session in sessions) + words,
    }


def figures(course: Course, pages: Iterable[Page]) -> tuple[int, int, int]:
    """Give the items, minutes and words of some pages; an item or quiz that several show counts once."""
    pages = list(pages)
    fences = [fence for page in pages for fence in page.fences if fence.quiz in course.quizzes]
    shown = {(home.id, item.id): item for fence in fences for home, item in items_of(course, fence)}
    whole = {fence.quiz: course.quizzes[fence.quiz] for fence in fences if not fence.items}
    minutes = sum(page.minutes or 0 for page in pages) + sum(quiz.minutes or 0 for quiz in whole.values())
    words = sum(words_of_page(page) for page in pages) + sum(words_of_item(item) for item in shown.values())
    return len(shown), minutes, words


def items_of(course: Course, fence: Fence) -> Iterable[tuple[Quiz, Item]]:
    """Give the items that a fence shows, each with the quiz it is written in."""
    quiz = course.quizzes[fence.quiz]
    return [entry for entry in course.pool(quiz) if not fence.items or entry[1].id in fence.items]


def words_of_page(page: Page) -> int:
    """Count the words of a page's prose, without its front matter, code and addresses."""
    prose = page.text.partition(front_matter(page.text) or "")[2] if front_matter(page.text) else page.text
    return len(WORD.findall(NOT_PROSE.sub(" ", prose)))


def words_of_item(item: Item) -> int:
    """Count the words a learner may read of an item, feedback included."""
    entries = item.node.value.items() if isinstance(item.node.value, dict) else ()
    texts = [text.value for key, node in entries if key not in NAME_KEYS for text in node.texts()]
    return sum(len(WORD.findall(NOT_PROSE.sub(" ", str(text)))) for text in texts)
