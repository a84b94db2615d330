"""An item that gives points says nothing about why an answer is right or wrong.

Shute, V. J. 2008, Focus on Formative Feedback, Review of Educational Research 78(1), 153–189: feedback that explains
helps learners more than a mere right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Item

CODE = "missing-feedback"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report items with neither an explanation nor feedback on every wrong choice."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.declaration.max_score and not explains(item):
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})


def explains(item: Item) -> bool:
    """Tell whether a learner who is wrong gets to read why."""
    wrong = [choice for choice in item.choices if not choice.correct]
    told = bool(wrong) and all(choice.feedback for choice in wrong)
    in_parts = any(part.feedback or any(choice.feedback for choice in part.choices) for part in item.parts)
    return bool(item.explanation or item.feedback or told or in_parts)
