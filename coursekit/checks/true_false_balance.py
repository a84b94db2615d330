"""Nearly all statements of a quiz are true, or nearly all false: answering the same each time gives nearly full marks.

Grosse, M. E. & Wright, B. D. 1985, Validity and Reliability of True-False Tests, Educational and Psychological
Measurement 45(1), 1–13: where the key is unequally split, a habit of answering true or false distorts the score.
`items` is how many statements make a pattern, `share` the per cent that may be alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course

CODE = "true-false-balance"
LEVEL: Level = "warning"
OPTIONS = {"items": 5, "share": 80}


def check(course: Course, items: int, share: int) -> Iterator[Diagnostic]:
    """Report quizzes out of balance."""
    for quiz in course.quizzes.values():
        statements = [item for item in quiz.items if {choice.id for choice in item.choices} == {"true", "false"}]
        true = sum(choice.correct for item in statements for choice in item.choices if choice.id == "true")
        most = max(true, len(statements) - true)
        if len(statements) >= items and most * 100 > share * len(statements):
            yield Diagnostic(CODE, LEVEL, quiz.span, {"count": len(statements), "true": true})
