"""What several checks of wording need: word lists of the course's language, and which items have written choices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from coursekit.anchors import bare
from coursekit.model import Choice, Course, Item, Quiz, Span
from coursekit.words import Words

MANY_TEXTS = 50_000  # of a large course: several checks ask for the words of each

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@cache
def listed(language: str, key: str) -> tuple[str, ...]:
    """Give the words of a language under a key, which stand there with commas between."""
    return tuple(word.strip() for word in Words(language).text(key).split(","))


@cache
def any_of(language: str, key: str) -> re.Pattern[str]:
    """Make a pattern that finds any of the words under a key, whole and in any case."""
    words = "|".join(re.escape(word) for word in listed(language, key))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def choice_items(course: Course) -> Iterator[tuple[Quiz, Item]]:
    """Yield the items whose choices an author wrote, with their quizzes."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.choices and isinstance(item.node.value, dict) and "choices" in item.node.value:
                yield quiz, item


def choice_span(item: Item, index: int) -> Span:
    """Give the place of the text of a choice."""
    return item.node.at("choices", index, "text")


def right_and_wrong(item: Item) -> tuple[list[Choice], list[Choice]]:
    """Sort the choices of an item."""
    return [c for c in item.choices if c.correct], [c for c in item.choices if not c.correct]


@lru_cache(MANY_TEXTS)
def tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text without its Markdown, in lower case."""
    return tuple(WORD.findall(bare(text).casefold()))
