"""What a Markdown page holds besides its prose: front matter, headings, drawings, and our fences.

Follows CommonMark's rules for fences, so that a `quiz` fence shown inside a longer fence stays an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coursekit.diagnostics import Diagnostic
from coursekit.model import Drawing, Fence, Span, Widget

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"(?P<indent>(?:[ \t>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<text>.*)")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
UNDERLINED = re.compile(r"[^\s>|#-]")
DRAWING = re.compile(r"!\[(?P<alt>[^\]]+)\]\((?P<file>[^)\s]+\.svg)\)[ \t]*$")
REFERENCE = re.compile(r"[ \t]*(?P<quiz>[^\s:,]+)[ \t]*(?P<items>:.*)?$")
WORD = re.compile(r"[^\s,]+")

# The fences that stand for something larger, and whether one may name the module it is about.
WIDGETS = {
    "quiz-gallery": False,
    "check-manual": False,
    "course-map": True,
    "my-results": False,
    "certificate": False,
    "my-data": False,
}


@dataclass(slots=True)
class Scan:
    """What was found in a page."""

    title: str = ""
    fences: list[Fence] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: line indexes of its opening line and the line after it, and what its opening line says.

    `indent` is what stands before the fence: white space, or the mark of a list or quote.
    """

    opened: int
    end: int
    closed: bool
    indent: str
    info: str


def front_matter(text: str) -> str | None:
    """Give the YAML at the top of a page, without its marks; it begins on line 2."""
    match = FRONT_MATTER.match(text)
    return match["yaml"] if match else None


def scan(path: str, text: str) -> Scan:
    """Find a page's title, its quiz fences, its widgets and its drawings.

    Findings: `quiz-fence-indented`, `quiz-fence-open`, `quiz-fence-content`, and `widget-indented`,
    `widget-open`, `widget-content`.
    """
    found = Scan()
    lines = text.split("\n")
    match = FRONT_MATTER.match(text)
    start = match[0].count("\n") if match else 0
    heading, heading_line = 0, -1
    position = start
    for block in [*blocks(lines, start), Block(len(lines), len(lines), True, "", "")]:
        for level, title, index in headings(lines, position, block.opened):
            heading, heading_line = level, index
            found.title = found.title or (title if level == 1 else "")
        found.drawings += drawings(lines, position, block.opened)
        titled = heading_line >= 0 and not "".join(lines[heading_line + 1 : block.opened]).strip()
        if block.info:
            take(found, path, lines, block, heading, titled)
        position = block.end
    return found


def take(found: Scan, path: str, lines: list[str], block: Block, heading: int, titled: bool) -> None:
    """Take up a block that is one of ours."""
    place, kind = opening(path, lines, block), {"kind": block.info}
    if block.info == "quiz":
        indented = Diagnostic("quiz-fence-indented", "error", place)
        if is_whole(found, block, indented, Diagnostic("quiz-fence-open", "error", place)):
            take_quiz(found, path, lines, block, heading, titled)
    elif block.info in WIDGETS:
        indented = Diagnostic("widget-indented", "error", place, kind)
        if is_whole(found, block, indented, Diagnostic("widget-open", "error", place, kind)):
            take_widget(found, path, lines, block, heading)


def blocks(lines: list[str], start: int) -> Iterator[Block]:
    """Yield the fenced blocks of a page in order; what stands inside one opens none."""
    opened: tuple[int, re.Match[str]] | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        match = FENCE.match(line) if "```" in line or "~~~" in line else None
        if opened and left(line, opened[1]["indent"]):
            yield block(*opened, index, False)
            opened = None
        if match and opened is None:
            opened = index, match
        elif match and opened and closes(match, opened[1]):
            yield block(*opened, index + 1, True)
            opened = None
    if opened:
        yield block(*opened, len(lines), False)


def block(index: int, fence: re.Match[str], end: int, closed: bool) -> Block:
    """Make a block from the line that opens it."""
    return Block(index, end, closed, fence["indent"], fence["info"].strip())


def closes(fence: re.Match[str], opened: re.Match[str]) -> bool:
    """Tell whether a fence closes the one opened before: as long or longer, and nothing else on its line."""
    return fence["mark"].startswith(opened["mark"]) and not fence["info"].strip() and not fence["indent"].strip(" \t>")


def left(line: str, indent: str) -> bool:
    """Tell whether a line stands outside the list, quote or box of a fence with this indent, and so ends it."""
    if ">" in indent:
        return ">" not in line[: len(indent)]
    text = line.expandtabs(4)
    return bool(text.strip()) and len(text) - len(text.lstrip()) < len(indent.expandtabs(4))


def headings(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Yield level, text and line index of the headings in a stretch of prose."""
    for index in range(start, end):
        line = lines[index]
        if line.startswith("#"):
            if match := HEADING.match(line):
                yield len(match["level"]), heading_text(match["text"]), index
        elif (
            line.startswith(("=", "-"))
            and index > start
            and UNDERLINE.match(line)
            and UNDERLINED.match(lines[index - 1])
        ):
            yield (1 if line[0] == "=" else 2), lines[index - 1].strip(), index


def drawings(lines: list[str], start: int, end: int) -> Iterator[Drawing]:
    """Yield the drawings that stand alone on a line, at the left margin, in a stretch of prose."""
    for index in range(start, end):
        if lines[index].startswith("![") and (match := DRAWING.match(lines[index])):
            yield Drawing(index, match["file"], match["alt"])


def heading_text(text: str) -> str:
    """Take the attributes and the closing signs off a heading: `Tea ## {#tea}` is `Tea`."""
    text = text.rstrip()
    if text.endswith("}"):
        text = text.rpartition("{")[0].rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else text


def is_whole(found: Scan, block: Block, indented: Diagnostic, unclosed: Diagnostic) -> bool:
    """Tell whether a block stands at the left margin and is closed; say so where it is not."""
    if block.indent:
        found.diagnostics.append(indented)
    elif not block.closed:
        found.diagnostics.append(unclosed)
    return block.closed and not block.indent


def opening(path: str, lines: list[str], block: Block) -> Span:
    """Give the place of the line that opens a block."""
    return span_in_line(path, block.opened, len(block.indent), len(lines[block.opened]))


def content_of(lines: list[str], block: Block) -> list[int]:
    """Give the indexes of the lines within a block that are not blank."""
    return [index for index in range(block.opened + 1, block.end - 1) if lines[index].strip()]


def take_widget(found: Scan, path: str, lines: list[str], block: Block, heading: int) -> None:
    """Turn a block that stands for something larger into a Widget, or say what it should not hold."""
    content, span = content_of(lines, block), opening(path, lines, block)
    if len(content) > WIDGETS[block.info]:
        span = span_in_line(path, content[-1], 0, len(lines[content[-1]]))
        found.diagnostics.append(Diagnostic("widget-content", "error", span, {"kind": block.info}))
        return
    module = lines[content[0]].strip() if content else ""
    if content:
        start = lines[content[0]].index(module)
        span = span_in_line(path, content[0], start, start + len(module))
    found.widgets.append(Widget(block.info, module, span, block.opened, block.end - 1, heading))


def take_quiz(found: Scan, path: str, lines: list[str], block: Block, heading: int, titled: bool) -> None:
    """Turn a quiz block into a Fence, or say what is wrong with it."""
    content = content_of(lines, block)
    match = REFERENCE.match(lines[content[0]]) if len(content) == 1 else None
    words = list(WORD.finditer(lines[content[0]], match.start("items") + 1)) if match and match["items"] else []
    if not match or (match["items"] and not words):
        place = span_in_line(path, content[-1], 0, len(lines[content[-1]])) if content else opening(path, lines, block)
        found.diagnostics.append(Diagnostic("quiz-fence-content", "error", place))
        return
    found.fences.append(
        Fence(
            quiz=match["quiz"],
            items=tuple(word[0] for word in words),
            span=span_in_line(path, content[0], *match.span("quiz")),
            item_spans=tuple(span_in_line(path, content[0], *word.span()) for word in words),
            first=block.opened,
            last=block.end - 1,
            heading=heading,
            titled=titled,
        )
    )


def span_in_line(path: str, index: int, start: int, end: int) -> Span:
    """Give the span of a stretch of one line, from indexes that count from 0."""
    return Span(path, index + 1, start + 1, index + 1, end + 1)
