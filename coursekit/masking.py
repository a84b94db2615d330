"""A Markdown page with all that is not prose blanked out, every character still at its place.

What Markdown does not read as text (front matter, fenced and indented code, code in a line, comments) must give no
finding about links, headings or words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.markdown_scan import FRONT_MATTER, blocks

CODE = "¤"  # stands for a character of code in a line: neither a letter nor white space
CONTAINER = re.compile(r" {0,3}(?:[-*+][ \t]|[0-9]{1,9}[.)][ \t]|!!!|\?\?\?|===|\[\^|:[ \t]|>|<)")
BEFORE_CONTAINER = frozenset(" -*+0123456789!?=[:><")
TICKS = re.compile(r"`+")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def mask(text: str) -> str:
    """Blank out what is not prose; line ends stay, so that lines and columns do too."""
    match = FRONT_MATTER.match(text)
    start = match[0].count("\n") if match else 0
    lines = text.split("\n")
    fenced = {index for block in blocks(lines, start) for index in range(block.opened, block.end)}
    rows = [without_code(line) if "`" in line else line for line in lines]
    for index in [*range(start), *fenced, *indented_code(lines, start, fenced)]:
        rows[index] = " " * len(lines[index])
    return COMMENT.sub(lambda found: blank(found[0]), "\n".join(rows))


def blank(text: str) -> str:
    """Give white space of the same shape."""
    return re.sub(r"[^\n]", " ", text)


def indented_code(lines: list[str], start: int, fenced: set[int]) -> Iterator[int]:
    """Yield the lines that stand four spaces in and belong to no list, box, tab, note or definition."""
    inside, after_blank = False, True
    for index in range(start, len(lines)):
        line = lines[index]
        if index in fenced or not line.strip():
            after_blank = True
        elif line.startswith(("    ", "\t")):
            if after_blank and not inside:
                yield index
        else:
            opens = line[0] in BEFORE_CONTAINER and CONTAINER.match(line) is not None
            inside = opens or (inside and (not after_blank or line[0] == " "))
            after_blank = False


def without_code(line: str) -> str:
    """Put signs in the place of what stands between marks of code; a mark without a partner is text."""
    ticks = list(TICKS.finditer(line))
    later: dict[str, list[int]] = {}
    for number in reversed(range(len(ticks))):
        later.setdefault(ticks[number][0], []).append(number)
    parts, position, number = [], 0, 0
    while number < len(ticks):
        same = later[ticks[number][0]]
        while same and same[-1] <= number:
            same.pop()
        if same:
            opened, number = ticks[number].start(), same[-1]
            parts += [line[position:opened], CODE * (ticks[number].end() - opened)]
            position = ticks[number].end()
        number += 1
    return "".join([*parts, line[position:]])
