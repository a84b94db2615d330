"""The grammar of a prompt fits the correct choice and none of the others.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 28c, grammatical inconsistencies are clues. Which word of a
prompt, its last or the first of its question, asks for which beginning of a choice stands in the language's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items, choice_span, listed, tokens

CODE = "grammar-clue"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report items where the correct choice alone begins as the prompt asks for."""
    asked = {word: re.compile(start) for word, start in agreements(course.language)}
    for _, item in choice_items(course):
        word = next((word for word in key_words(item.prompt) if word in asked), "")
        if not word:
            continue
        texts = [" ".join(tokens(choice.text)) for choice in item.choices]
        starts = [bool(asked[word].match(text)) for text in texts]
        known = [any(start.match(text) for start in asked.values()) for text in texts]
        fitting = [index for index, fits in enumerate(starts) if fits]
        if len(fitting) == 1 and item.choices[fitting[0]].correct and all(known) and len(known) > 1:
            yield Diagnostic(CODE, LEVEL, choice_span(item, fitting[0]), {"word": word})


def agreements(language: str) -> Iterator[tuple[str, str]]:
    """Yield words of prompts with the pattern of how a choice that fits begins."""
    for entry in listed(language, "lint.agreement"):
        word, _, start = entry.partition("=")
        yield word, start


def key_words(prompt: str) -> list[str]:
    """Give the last word of a prompt and the first of its last sentence."""
    words = tokens(prompt)
    first = tokens(re.split(r"[.!?:\n]\s", prompt.strip())[-1])[:1]
    return [*words[-1:], *first]
