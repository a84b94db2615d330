"""The statements of a site, as pages in Markdown: how accessible it is, and what it does with data."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model import Course
from coursekit.render import Renderer

KINDS = ("accessibility", "privacy")


def pages(course: Course, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Yield path and text of each statement that no page of the author's own stands in the place of."""
    authored = {page.path for page in course.all_pages}
    for kind in KINDS if course.statements else ():
        path = f"{renderer.words(f'statements.{kind}_file')}.md"
        if path not in authored:
            yield path, renderer.statement(kind)
