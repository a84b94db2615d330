"""A lesson names no sources. Runs where a course asks for it, with `missing-sources: on`.

A lesson is a page with `teaches`; its sources stand under a heading of that name in the language of the course.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Span
from coursekit.wording import listed

CODE = "missing-sources"
LEVEL: Level = "warning"
ON = False


def check(course: Course) -> Iterator[Diagnostic]:
    """Report lessons without such a heading, or with nothing below it."""
    names = listed(course.language, "lint.sources")
    for page in course.shown_pages:
        titles = [heading for heading in page.prose.headings if heading.text.casefold() in names]
        filled = any(block.span > titles[-1].span for block in page.prose.blocks) if titles else False
        if page.teaches and not filled:
            place = titles[-1].span if titles else page.node.at("title") if page.node else Span(page.source)
            yield Diagnostic(CODE, LEVEL, place, {"heading": names[0].capitalize()})
