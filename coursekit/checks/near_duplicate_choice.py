"""Two choices say the same in nearly the same words: where one is wrong the other must be, and both can be ruled out.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 22, keep choices independent. Nearly the same are texts
with the same words but for case and signs, or with one word that differs in its ending alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Item
from coursekit.wording import choice_items, choice_span, tokens

CODE = "near-duplicate-choice"
LEVEL: Level = "warning"

LONG = 7  # letters of a word that may have an ending of its own
MOST = 12  # words of a choice: in a longer one, a single ending is no likeness


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the second of two choices that are nearly the same."""
    for _, item in choice_items(course):
        for first, second in pairs(item):
            yield Diagnostic(CODE, LEVEL, choice_span(item, second), {}, choice_span(item, first))


def pairs(item: Item) -> Iterator[tuple[int, int]]:
    """Yield the indexes of choices that are nearly the same; those that are the same have a check of their own."""
    seen: dict[tuple[str, ...], int] = {}
    for index, choice in enumerate(item.choices):
        words = tokens(choice.text)
        keys = {words, *(stemmed(words) if len(words) > 1 else ())}
        first = min((seen[key] for key in keys if key in seen), default=None)
        if first is not None and words and item.choices[first].id != choice.id:
            yield first, index
        for key in keys:
            seen.setdefault(key, index)


def stemmed(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words with letters taken off the end of one of them, for each long one and every such ending."""
    for place, word in enumerate(words if len(words) <= MOST else ()):
        for stem in {word, word[:-1], word[:-2]} if len(word) >= LONG else ():
            yield (str(place), *words[:place], stem, *words[place + 1 :])
