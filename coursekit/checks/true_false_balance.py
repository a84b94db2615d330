"""Nearly all statements of a quiz are true, or nearly all false: answering the same each time gives nearly full marks.

Frisbie, D. A. & Becker, D. F. 1991, An Analysis of Textbook Advice About True-False Tests, Applied Measurement in
Education 4(1), 67–83. `items` is how many statements make a pattern, `share` the per cent that may be alike.
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
