"""The question of an item with choices is negated, and the word that negates it is easy to miss.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 17, word the stem positively; where a negative word is
needed, make it stand out. Only the question itself is looked at, and only its main clause: a case that is told
before it may well say `not`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Item
from coursekit.wording import any_of, choice_items

CODE = "unmarked-negation"
LEVEL: Level = "warning"

QUESTION = re.compile(r"(?P<text>[^.!?:\n]+)\?")
MARKS = ("*", "_")


def check(course: Course) -> Iterator[Diagnostic]:
    """Report negating words without emphasis in the main clause of a question."""
    for _, item in choice_items(course):
        word = negation(item, course.language)
        if word:
            yield Diagnostic(CODE, LEVEL, item.node.at("prompt"), {"word": word})


def negation(item: Item, language: str) -> str:
    """Find the negating word of the question, or an empty text."""
    question = next((match["text"] for match in reversed(list(QUESTION.finditer(item.prompt)))), "")
    found = any_of(language, "lint.negations").search(question)
    if not found or question[found.start() - 1 : found.start()] in MARKS or found[0].isupper():
        return ""
    before = question[: found.start()]
    return "" if "," in before or any_of(language, "lint.subjunctions").search(before) else found[0]
