"""A lesson is harder to read than the course allows. Runs where a course asks for it, with `lix` and a `limit`.

LIX is the mean number of words of a sentence plus the per cent of words with more than six letters (Björnsson, C. H.
1968, Läsbarhet). Paragraphs and lists count; headings, tables, code and the list of sources do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Block, Course, Page
from coursekit.wording import WORD, listed

CODE = "lix"
LEVEL: Level = "warning"
ON = False
OPTIONS = {"limit": 50, "words": 100}

LONG = 6  # letters: a word with more is a long one
ENDS = re.compile(r"[.!?:]+(?=[”\"')]*(?:\s+[^\Wa-zåäö]|\s+[”\"(–]|\s*$))")


def check(course: Course, limit: int, words: int) -> Iterator[Diagnostic]:
    """Report pages of modules with enough words to be measured."""
    for module in course.modules:
        for page in module.pages:
            count, value = lix(text_of(page, listed(course.language, "lint.sources")))
            if count >= words and value > limit:
                heading = next(iter(page.prose.headings))
                yield Diagnostic(CODE, LEVEL, heading.span, {"value": value, "limit": limit})


def text_of(page: Page, sources: tuple[str, ...]) -> list[Block]:
    """Give the running text of a page up to its sources."""
    end = next((heading.span for heading in page.prose.headings if heading.text.casefold() in sources), None)
    return [block for block in page.prose.blocks if end is None or block.span < end]


def lix(blocks: list[Block]) -> tuple[int, int]:
    """Count the words, and give the LIX rounded to a whole number."""
    texts = [block.text for block in blocks]
    words = [word for text in texts for word in WORD.findall(text)]
    sentences = sum(len(ENDS.findall(text)) or 1 for text in texts)
    long = [word for word in words if len(word) > LONG]
    return len(words), round(len(words) / sentences + len(long) * 100 / len(words)) if words else 0
