"""The course's own words cut into passages: a section of a page, or one item of a quiz file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PLACES = ("modules/*/*.md", "docs/*.md", "docs/handledning/**/*.md", "docs/bilder/*.svg", "quizzes/*.yml")
HEADING = re.compile(r"#{1,6} ")
ITEM = re.compile(r"  - id: ")
EXAMPLE = re.compile(r"^(?:!!!|\?\?\?\+?) exempelstad", re.MULTILINE)
INVENTED_TOWN = "Exempelstad"
TAG = re.compile(r"<[^>]*>")
SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; `invented` tells that its figures belong to the invented town and say so."""

    number: int
    text: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that a learner reads together, with the file they stand in."""

    path: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def passages(root: Path) -> list[Passage]:
    """Read all pages and quiz files of a course folder."""
    paths = sorted({path for place in PLACES for path in root.glob(place)})
    return [passage for path in paths for passage in cut(path.relative_to(root).as_posix(), path.read_text("utf-8"))]


def cut(path: str, text: str) -> list[Passage]:
    """Cut a file's text where a new section or item begins; a picture is its words alone, in one piece."""
    words = TAG.sub(" ", text) if path.endswith(".svg") else text
    texts = words.translate(SPACES).split("\n")
    is_quiz = path.endswith(".yml")
    invented = invented_lines(texts, is_quiz)
    lines = [Line(number, line, number in invented) for number, line in enumerate(texts, 1)]
    parts = list(spans(texts, ITEM if is_quiz else HEADING))
    head = range(1, parts[0].start if parts else len(texts) + 1)
    return [Passage(path, tuple(lines[number - 1] for number in part)) for part in (head, *parts) if part]


def invented_lines(texts: list[str], is_quiz: bool) -> set[int]:
    """Number the lines that are the invented town's.

    They are the sections that hold one of its boxes (which says that it is invented, and its figures too), and
    the paragraphs and the items that name it.
    """
    named = [
        span for span in (spans(texts, ITEM) if is_quiz else paragraphs(texts)) if INVENTED_TOWN in join(texts, span)
    ]
    boxed = [] if is_quiz else [span for span in spans(texts, HEADING) if EXAMPLE.search(join(texts, span))]
    return {number for span in (*named, *boxed) for number in span}


def join(texts: list[str], span: range) -> str:
    return "\n".join(texts[number - 1] for number in span)


def spans(texts: list[str], begins: re.Pattern[str]) -> Iterator[range]:
    """Yield the numbers of the lines from each line that begins something up to the next such line."""
    starts = [number for number, line in enumerate(texts, 1) if begins.match(line)]
    yield from (range(*pair) for pair in pairwise([*starts, len(texts) + 1]))


def paragraphs(texts: list[str]) -> Iterator[range]:
    """Yield runs of lines between blank ones, outside boxes."""
    start = 1
    for number, line in enumerate([*texts, ""], 1):
        if not line.strip():
            if number > start:
                yield range(start, number)
            start = number + 1
