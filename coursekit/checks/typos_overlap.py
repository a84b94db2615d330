"""`typos` forgives so much that slips of one known text pass for another, which is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Declaration, Item, Span
from coursekit.typed import distance, forgiven, plain

CODE = "typos-overlap"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report a known text that is within the slips forgiven to an accepted one, once for each such text."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            for declaration in [item.declaration, *item.declaration.fields.values()]:
                for text, other in overlaps(declaration):
                    values = {"typos": declaration.tolerance, "text": text, "other": other}
                    yield Diagnostic(CODE, LEVEL, place(item, text), values)


def overlaps(declaration: Declaration) -> Iterator[tuple[str, str]]:
    """Yield known texts, each with an accepted one that it would be taken for, were it not known itself."""
    known = declaration.mapping if declaration.rule == "match_text" and declaration.tolerance else {}
    reported: set[str] = set()
    for other, text in permutations(known, 2):
        slips = forgiven(other, declaration.tolerance)
        if known[other] <= 0 or abs(len(text) - len(other)) > slips:  # the quick way out: so many letters differ
            continue
        if distance(text, other) <= slips and not {text, other} & reported:
            reported.add(text)
            yield text, other


def place(item: Item, text: str) -> Span:
    """Find where an author wrote a known text: alone, or as part of a text with gaps."""
    spans = [node.span for node in item.node.texts() if plain(str(node.value)) == text]
    return next(iter(spans), item.node.at("text"))
