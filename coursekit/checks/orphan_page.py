"""A page is in no module, no nav and no link, so nobody finds it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course, Span
from coursekit.urls import target_path

CODE = "orphan-page"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report such pages of `docs/`; nothing where `mkdocs.yml` has no nav, for then all pages are in it."""
    if course.nav is None:
        return
    linked = {target_path(link.target, page.path)[0] for page in course.shown_pages for link in page.prose.links}
    for page in course.pages:
        if not page.hidden and page.path not in {"index.md", *course.nav, *linked}:
            yield Diagnostic(CODE, LEVEL, Span(page.source), {"path": page.path})
