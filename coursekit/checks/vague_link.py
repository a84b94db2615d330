"""The words of a link do not say where it leads: read alone, as many do, they mean nothing.

WCAG 2.2, success criteria 2.4.4 and 2.4.9. The words are those of the course's language.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Course
from coursekit.wording import listed, tokens

CODE = "vague-link"
LEVEL: Level = "warning"


def check(course: Course) -> Iterator[Diagnostic]:
    """Report links of pages whose words are no more than such a phrase."""
    phrases = {tokens(phrase) for phrase in listed(course.language, "lint.vague_links")}
    for page in course.shown_pages:
        for link in page.prose.links:
            if tokens(link.text) in phrases:
                yield Diagnostic(CODE, LEVEL, link.text_span, {"text": link.text})
