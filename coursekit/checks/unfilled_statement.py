"""A statement about the site shows a placeholder, as what only its operator knows stands nowhere yet."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, in_code
from coursekit.model import Course

CODE = "unfilled-statement"
LEVEL: Level = "warning"

SHORT = ("partial", "none")  # a site that falls short has to say in what
NEEDED = {
    "operator": ("name", "email"),
    "accessibility": ("conformance", "assessed", "updated", "method"),
    "privacy": ("updated", "logs", "officer"),
}


def check(course: Course) -> Iterator[Diagnostic]:
    """Report the parts of the statements that lack something the law asks for."""
    if course.statements is None:
        return
    for part, names in NEEDED.items():
        missing = [name for name in names if not getattr(getattr(course.statements, part), name)]
        facts = course.statements.accessibility
        if part == "accessibility" and facts.conformance in SHORT and not facts.shortcomings + facts.burdens:
            missing.append("shortcomings")
        if missing:
            values = {"part": part, "missing": in_code(missing)}
            yield Diagnostic(CODE, LEVEL, course.statements.spans[part], values)
