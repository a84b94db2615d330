"""A word is marked as foreign, `[placemaking]{lang=en}`, but not in a way that is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import FOREIGN, Course

CODE = "bad-language"
LEVEL: Level = "error"

MARK = re.compile(r"\]\s*\{\s*:?\s*lang\b[^}\n]*\}?", re.IGNORECASE)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def check(course: Course) -> Iterator[Diagnostic]:
    """Report each mark of a language in a quiz's texts that would stand there as it is written."""
    for quiz in course.quizzes.values():
        for text in (text for text in quiz.node.texts() if "lang" in str(text.value)):
            for match in MARK.finditer(FOREIGN.sub("", CODE_SPAN.sub("", str(text.value)))):
                yield Diagnostic(CODE, LEVEL, text.span, {"mark": match[0].lstrip("]").strip()})
