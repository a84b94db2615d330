"""A term is used on a page before the first one that explains it with a link to the glossary.

The glossary is the page with that title in the language of the course. Looked for are the words that such links have,
where they are long enough to be terms; pages are read in the order of the course.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.model import Block, Course, Page, Span
from coursekit.urls import target_path
from coursekit.wording import listed

CODE = "late-term"
LEVEL: Level = "warning"
OPTIONS = {"letters": 8}


def check(course: Course, letters: int) -> Iterator[Diagnostic]:
    """Report the first use of a term on a page before the one that explains it; overviews and sources do not count."""
    pages = [page for module in course.modules for page in module.pages]
    reported: set[str] = set()
    terms = explained(course, pages)
    for number, page in enumerate(pages):
        if page.path.endswith("/index.md"):
            continue
        blocks = text_of(course, page)
        for term, (anchor, first, link) in terms.items():
            late = number < first and anchor not in reported and len(term) >= letters
            if late and (use := used(page, blocks, term)):
                reported.add(anchor)
                yield Diagnostic(CODE, LEVEL, use, {"term": term}, link)


def explained(course: Course, pages: list[Page]) -> dict[str, tuple[str, int, Span]]:
    """Give the words that pages link to the glossary: its anchor, the first page that links there, and the link."""
    titles = listed(course.language, "lint.glossary")
    glossaries = {page.path for page in course.shown_pages if page.title.casefold() in titles}
    first: dict[str, tuple[int, Span]] = {}
    found: dict[str, tuple[str, int, Span]] = {}
    for number, page in enumerate(pages) if glossaries else ():
        for link in page.prose.links:
            path, anchor = target_path(link.target, page.path)
            if path in glossaries and anchor and link.text:
                found.setdefault(link.text.casefold(), (anchor, *first.setdefault(anchor, (number, link.text_span))))
    return found


def text_of(course: Course, page: Page) -> list[tuple[str, Block]]:
    """Give the running text of a page up to its sources, in lower case, but for what holds a link that may explain."""
    sources = listed(course.language, "lint.sources")
    end = next((heading.span for heading in page.prose.headings if heading.text.casefold() in sources), None)
    linked = {link.span.line for link in page.prose.links}
    return [
        (block.text.casefold(), block)
        for block in page.prose.blocks
        if (end is None or block.span < end) and not linked & set(range(block.span.line, block.span.end_line))
    ]


def used(page: Page, blocks: list[tuple[str, Block]], term: str) -> Span | None:
    """Find a term, as words of their own."""
    for text, block in blocks:
        if term in text and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text):
            return place(page, block, term)
    return None


def place(page: Page, block: Block, term: str) -> Span:
    """Give the place of a term; where it runs over a line end, that of its paragraph."""
    lines = page.text.split("\n")
    for line in range(block.span.line, block.span.end_line):
        column = lines[line - 1].casefold().find(term)
        if column >= 0:
            return Span(page.source, line, column + 1, line, column + 1 + len(term))
    return block.span
