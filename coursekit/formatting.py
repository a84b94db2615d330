"""A quiz file in its settled layout, with its comments, order and meaning; the only room that knows ruamel.yaml.

Indentation and quotes come from the round trip, blank lines are put between items afterwards. What comes out is read
by our own reader again and compared; a text that would not say the same is left as it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from coursekit.model import Node, Span
from coursekit.source import parse

TEXT = Tag(suffix="tag:yaml.org,2002:str")
WIDTH = 10**9  # lines of prose are not broken anew
COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$")


class UnsureError(Exception):
    """The text cannot be put in order with certainty, for example because it has a mistake."""


class TextResolver(VersionedResolver):
    """Takes every scalar for a text, as our own reader does: `no` and `007` stay what their author wrote."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Give the tag of a node without one."""
        return TEXT if kind is ScalarNode else super().resolve(kind, value, implicit)


def tidy(path: str, text: str) -> str:
    """Give a quiz file in its settled layout.

    Raises UnsureError where that might change what it says.
    """
    before, mistakes = parse(path, text)
    if not before or mistakes or not isinstance(before.value, dict):
        raise UnsureError
    after = spaced(path, round_trip(text))
    node, mistakes = parse(path, after)
    if not node or mistakes or ordered(node) != ordered(before) or comments(after, node) != comments(text, before):
        raise UnsureError
    if after != text and spaced(path, round_trip(after)) != after:  # it would not stay as it is
        raise UnsureError
    return after


def round_trip(text: str) -> str:
    """Read and write a text, which settles indentation and quotes."""
    yaml = YAML(pure=True)
    yaml.Resolver = TextResolver
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    try:
        yaml.dump(requoted(yaml.load(text)), out)
    except Exception as error:  # besides its own kinds, it lets others through on odd input
        raise UnsureError from error
    return out.getvalue()


def requoted(value: Any) -> Any:
    """Put texts in single quotes into double ones, but where that would ask for more signs."""
    if isinstance(value, SingleQuotedScalarString) and not re.search(r'["\\\n]', value):
        return DoubleQuotedScalarString(value)
    if isinstance(value, dict):
        for key in value:
            value[key] = requoted(value[key])
    elif isinstance(value, list):
        for index, part in enumerate(value):
            value[index] = requoted(part)
    return value


def spaced(path: str, text: str) -> str:
    """Put one blank line between items, and take the others away, but inside texts."""
    node, _ = parse(path, text)
    if not node or not isinstance(node.value, dict):
        raise UnsureError
    lines = text.rstrip().split("\n")
    inside = lines_inside(node)
    items = node.value.get("items")
    entries = items.value if items and isinstance(items.value, list) else []
    starts = [entry.start.line for entry in entries[1:] if lines[entry.start.line - 1].lstrip().startswith("-")]
    begins = {first_line(lines, line) for line in starts}
    kept: list[str] = []
    for number, line in enumerate(lines, 1):
        if number in begins and kept and kept[-1]:
            kept.append("")
        if number in inside or line.strip():
            kept.append(line if number in inside else line.rstrip())
    return "\n".join(kept) + "\n"


def first_line(lines: list[str], line: int) -> int:
    """Find the first of the comment lines right above a line, or the line itself."""
    while line > 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def lines_inside(node: Node) -> set[int]:
    """List the lines that a text over several lines goes on in; the last of a block text is where the next begins."""
    inside: set[int] = set()
    for text in node.texts():
        inside |= set(range(text.span.line + 1, text.span.end_line + (text.span.end_column > 1)))
    return inside


def ordered(node: Node) -> Any:
    """Give what a node says, with its keys in their order."""
    if isinstance(node.value, dict):
        return [(key, ordered(part)) for key, part in node.value.items()]
    return [ordered(part) for part in node.value] if isinstance(node.value, list) else node.value


def comments(text: str, node: Node) -> list[str]:
    """List the comments of a text: what follows a `#` outside its keys and values."""
    lines = text.split("\n")
    for span in [*(scalar.span for scalar in node.texts()), *key_spans(node)]:
        blank_out(lines, span)
    return [match[0].rstrip() for line in lines if (match := COMMENT.search(line))]


def blank_out(lines: list[str], span: Span) -> None:
    """Put signs in the place of what a span covers; the head of a block text may have a comment, and stays."""
    last = min(span.end_line, len(lines))  # a missing value at the end of a file stands below its last line
    for number in range(span.line, last + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(line)
        if number > span.line or line[start : start + 1] not in ("|", ">"):
            lines[number - 1] = line[:start] + "x" * (end - start) + line[end:]


def key_spans(node: Node) -> Iterator[Span]:
    """Yield the spans of all keys."""
    yield from node.keys.values()
    if not isinstance(node.value, str):
        for part in node.value.values() if isinstance(node.value, dict) else node.value:
            yield from key_spans(part)
