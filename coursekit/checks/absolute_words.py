"""Only wrong choices hold words such as “always” and “never”: whoever knows the trick rules them out.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 28a, specific determiners are clues. `choices` is how many
wrong ones make a clue. Words that someone else is quoted with are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import any_of, choice_items, choice_span

CODE = "absolute-words"
LEVEL: Level = "warning"
OPTIONS = {"choices": 1}

QUOTED = re.compile('["“”„«»][^"“”„«»]*["“”«»]')


def check(course: Course, choices: int) -> Iterator[Diagnostic]:
    """Report items where such words stand in wrong choices alone."""
    pattern = any_of(course.language, "lint.absolutes")
    for _, item in choice_items(course):
        found = [(index, pattern.search(QUOTED.sub("", choice.text))) for index, choice in enumerate(item.choices)]
        hits = [(index, match[0]) for index, match in found if match]
        if len(hits) >= choices and not any(item.choices[index].correct for index, _ in hits):
            yield Diagnostic(CODE, LEVEL, choice_span(item, hits[0][0]), {"word": hits[0][1], "count": len(hits)})
