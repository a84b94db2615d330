"""`course.yml` lists, or a course map is about, a module that has no folder with pages."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level, closest
from coursekit.model import Course, Span

CODE = "unknown-module"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report named modules without pages."""
    for name, span in references(course):
        if name not in course.folders:
            yield Diagnostic(CODE, LEVEL, span, {"module": name, "suggestion": closest(name, course.folders)})


def references(course: Course) -> Iterator[tuple[str, Span]]:
    """Yield every module that the course lists or a page shows a map of, with its place."""
    for module in course.modules:
        yield module.id, module.span
    for page in course.all_pages:
        for widget in page.widgets:
            if widget.module:
                yield widget.module, widget.span
