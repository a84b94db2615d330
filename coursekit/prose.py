"""What the prose of a Markdown page holds: headings, links, images, anchors and the running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from coursekit.anchors import bare, heading_ids, written_ids
from coursekit.markdown_scan import HEADING, heading_text, headings
from coursekit.masking import mask
from coursekit.model import Block, Heading, Link, Picture, Prose, Span

MANY_PAGES = 500
INSIDE = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()\s]*\))?)*"
TARGET = r"<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*"
OPENING = r"\[(?<!\\\[)"  # the bracket comes first: looking for one sign is many times as fast as trying everywhere
INLINE = re.compile(rf"{OPENING}(?P<text>{INSIDE})\]\([ ]*(?P<target>{TARGET})(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
REFERRED = re.compile(rf"{OPENING}(?P<text>{INSIDE})\] ?\[(?P<name>[^\[\]\n]*)\]")
BANG = re.compile(r"(?<!\\)!")
DEFINED = re.compile(r"^ {0,3}\[(?P<name>(?!\^)[^\[\]\n]+)\]:[ \t]*<?(?P<target>[^\s<>]+)>?", re.MULTILINE)
TAG = re.compile(r"<(?P<name>img|a)\b(?P<rest>[^<>]*)>(?:(?P<text>[^<>]*)</a>)?", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(?P<name>href|alt|aria-hidden)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')", re.IGNORECASE)
INNER_HEADING = re.compile(r"(?:[ \t]+|[ \t]*>[ \t]?)#{1,6}[ \t]+\S")
INNER = (" ", "\t", ">")  # what a line begins with that stands inside something
LIST = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+]|[0-9]{1,9}[.)]|:)[ \t]+")
MARKED = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|[0-9]{1,9}[.)]|:)[ \t]+)?")
NO_TEXT = re.compile(r"[ \t]*(?:\||#{1,6}[ \t]|!!!|\?\?\?|===|<|\*\[|\[[^\[\]]+\]:|\{|[-*_=][-*_= \t]*$)")
ONLY_ATTRIBUTES = re.compile(r"[ \t]*\S+[ \t]*\{[^{}]*\}$")
NO_LETTER = "|#!?=<>*[{-_+:"  # what a line begins with that may be no text, or a new entry of a list
BEFORE_ENTRY = frozenset(">-*+:0123456789")
BEFORE_MARK = BEFORE_ENTRY | {" ", "\t"}
ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}\n]*\}")


@lru_cache(MANY_PAGES)  # a preview reads all pages whenever one of them is saved
def read(path: str, text: str) -> Prose:
    """Read a page; places are those of its file."""
    masked = mask(text)
    place = Places(path, masked)
    lines, shown = text.split("\n"), masked.split("\n")
    definitions = {match["name"].casefold(): match["target"] for match in DEFINED.finditer(masked)}
    links = sorted(
        [*inline(masked, place), *referred(masked, place, definitions), *defined(masked, place)], key=span_of
    )
    own = written_ids(masked)
    found = all_headings(path, lines, shown)
    ids = heading_ids([(heading.text, lines[heading.span.line - 1]) for heading in found], own)
    return Prose(
        headings=tuple(heading for heading in found if heading.level),
        links=tuple(link for link in links if isinstance(link, Link)),
        pictures=tuple(link for link in links if isinstance(link, Picture)),
        anchors=frozenset({*own, *ids}),
        blocks=tuple(running_text(path, shown, {heading.span.line for heading in found})),
    )


class Places:
    """Finds the place in a file of a stretch of its text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """Give the span from one index to another."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        return Span(self.path, first + 1, start - self.starts[first] + 1, last + 1, end - self.starts[last] + 1)


def span_of(thing: Link | Picture) -> Span:
    """Give the place of a link or picture."""
    return thing.span


def inline(masked: str, place: Places) -> Iterator[Link | Picture]:
    """Yield links and pictures that name their target, in Markdown and in HTML."""
    for match in INLINE.finditer(masked):
        target = match["target"].strip("<>")
        drawn = is_picture(match)
        if "![" in match["text"]:
            yield from within(match["text"], match.start("text"), place)
        if drawn:
            yield Picture(match["text"].strip(), place.span(match.start() - 1, match.end()))
        yield Link(
            target,
            "" if drawn else plain(match["text"]),
            place.span(*match.span("target")),
            place.span(*match.span("text")),
            drawn,
        )
    for match in TAG.finditer(masked):
        known = {found["name"].lower(): found["a"] or found["b"] or "" for found in ATTRIBUTE.finditer(match["rest"])}
        if match["name"].lower() == "img" and not {"alt", "aria-hidden"} & set(known):
            yield Picture("", place.span(match.start(), match.start() + len("<img")))
        elif match["name"].lower() == "a" and "href" in known and match["text"]:
            span = place.span(*match.span("text"))
            yield Link("", plain(match["text"]), span, span)


def is_picture(match: re.Match[str]) -> bool:
    """Tell whether an exclamation mark before the bracket makes a picture of what else were a link."""
    return match.start() > 0 and BANG.match(match.string, match.start() - 1) is not None


def within(text: str, start: int, place: Places) -> Iterator[Link | Picture]:
    """Yield the pictures that stand inside a link."""
    for match in INLINE.finditer(text):
        if is_picture(match):
            yield Picture(match["text"].strip(), place.span(start + match.start() - 1, start + match.end()))
            target = match.start("target"), match.end("target")
            span = place.span(start + target[0], start + target[1])
            yield Link(match["target"].strip("<>"), "", span, span, True)


def referred(masked: str, place: Places, definitions: dict[str, str]) -> Iterator[Link | Picture]:
    """Yield links and pictures whose target stands elsewhere on the page; where none does, it is plain text."""
    for match in REFERRED.finditer(masked) if definitions else ():
        if (match["name"] or match["text"]).casefold() not in definitions:
            continue
        span = place.span(*match.span("text"))
        if is_picture(match):
            yield Picture(match["text"].strip(), place.span(match.start() - 1, match.end()))
        else:
            yield Link("", plain(match["text"]), span, span)


def defined(masked: str, place: Places) -> Iterator[Link]:
    """Yield the targets that stand on lines of their own."""
    for match in DEFINED.finditer(masked):
        span = place.span(*match.span("target"))
        yield Link(match["target"], "", span, span)


def all_headings(path: str, lines: list[str], shown: list[str]) -> list[Heading]:
    """List the headings in order; one inside a box, tab or list has the level 0, as it divides no page."""
    found = []
    for level, _, index in headings(shown, 0, len(shown)):
        match = HEADING.match(lines[index])
        row = index if match else index - 1
        found.append((row, level, heading_text(match["text"]) if match else lines[row].strip()))
    for index, line in enumerate(shown):
        if line[:1] in INNER and "#" in line and INNER_HEADING.match(line):
            found.append((index, 0, heading_text(lines[index].lstrip(" \t>#"))))
    return [
        Heading(level, text, Span(path, row + 1, 1, row + 1, len(lines[row]) + 1)) for row, level, text in sorted(found)
    ]


def running_text(path: str, shown: list[str], taken: set[int]) -> Iterator[Block]:
    """Yield paragraphs and entries of lists as plain text; tables, titles of boxes and headings are none."""
    rows: list[str] = []
    first = 0
    for index, line in enumerate([*shown, ""]):
        sign = line.lstrip()[:1]
        ends = not sign or index + 1 in taken or (sign in NO_LETTER and NO_TEXT.match(line) is not None)
        ends = ends or (line.endswith("}") and ONLY_ATTRIBUTES.match(line) is not None)
        if rows and (ends or (sign in BEFORE_ENTRY and LIST.match(line))):
            yield Block(plain("\n".join(rows)), Span(path, first + 1, 1, first + 1 + len(rows), 1))
            rows = []
        if not ends:
            first = first if rows else index
            rows.append(line)


def plain(text: str) -> str:
    """Take the Markdown off a text: marks of lists and quotes, links, emphasis, attributes."""
    rows = [MARKED.sub("", row) if row[:1] in BEFORE_MARK else row for row in text.split("\n")]
    joined = " ".join([row.strip() for row in rows])
    return bare(ATTRIBUTES.sub("", joined) if "{" in joined else joined).strip()
