"""The correct choice stands at the same place in every item of a quiz: the pattern gives the answers away.

Haladyna, Downing & Rodriguez 2002, A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment,
Applied Measurement in Education 15(3), 309–334: guideline 20, vary the location of the right answer. `items` is how
many items make a pattern.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import choice_items

CODE = "same-correct-position"
LEVEL: Level = "warning"
OPTIONS = {"items": 5}


def check(course: Course, items: int) -> Iterator[Diagnostic]:
    """Report quizzes that show their choices as written and never move the correct one."""
    places: dict[str, list[int]] = {}
    for quiz, item in choice_items(course):
        if item.control == "radio" and not item.parts and "choices" not in quiz.shuffle:
            places.setdefault(quiz.id, []).extend(i for i, choice in enumerate(item.choices) if choice.correct)
    for quiz_id, found in places.items():
        if len(found) >= items and len(set(found)) == 1:
            values = {"count": len(found), "place": found[0] + 1}
            yield Diagnostic(CODE, LEVEL, course.quizzes[quiz_id].span, values)
