"""YAML text in, located nodes out; the only room that knows YAML.

Every scalar stays the text its author wrote: `no`, `1:30` and `007` are not turned into something else. What can
make a small file large or slow (anchors, aliases, tags, deep nesting) is refused on the stream of events, before
anything is built. Nodes are put together here from those events because PyYAML's own composer recurses, which ends
the process at a nesting of some 50 000.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Node, Span
from coursekit.slips import in_value, in_yaml
from coursekit.syntax import Place, syntax

MANY_FILES = 500
MAX_BYTES = 500_000
MAX_LINES = 20_000
MAX_DEPTH = 50
MAX_KEYS = 1000  # of one mapping
LOOK_ON = 300  # characters behind a text, where what was cut off it would stand
YAML_TAGS = "tag:yaml.org,2002:"  # what PyYAML puts in the place of an author's `!!`

# What YAML forbids, and the line ends that it knows but no editor counts: after one, every place would be wrong.
UNSEEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """Raised inside this room to stop reading a file; carries the finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def decode(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """Turn a file's bytes into text with plain line ends; a byte order mark is no part of it.

    Findings: `too-large`, `too-many-lines`, `not-utf8`.
    """
    if len(data) > MAX_BYTES:
        return "", [Diagnostic("too-large", "error", Span(path), {"limit": MAX_BYTES // 1000})]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        return "", [Diagnostic("not-utf8", "error", Span(path), {"encoding": Term("terms.utf_16")})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        place = Span(path, line, column, line, column + 1)
        return "", [Diagnostic("not-utf8", "error", place, {"encoding": Term("terms.latin_1")})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAX_LINES:
        place = Span(path, MAX_LINES + 1, 1, MAX_LINES + 1, 1)
        return "", [Diagnostic("too-many-lines", "error", place, {"limit": MAX_LINES})]
    return text, []


def parse(path: str, text: str, first_line: int = 1, tags: bool = False) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document; the node is None where the text is not one.

    `first_line` is the line of the file on which `text` begins; `tags` lets tags pass, unread. Findings:
    `yaml-syntax`, `duplicate-key` and the refusals `yaml-anchor`, `yaml-tag`, `yaml-documents`, `too-deep`,
    `key-not-text`, `empty-file`.
    """
    node, diagnostics = parsed(path, text, first_line, tags)
    return node, list(diagnostics)


@lru_cache(MANY_FILES)  # a preview reads all files whenever one of them is saved
def parsed(path: str, text: str, first_line: int, tags: bool) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one YAML document; nodes are not changed once they are made, so that they can be given again."""
    builder = Builder(path, first_line, text.split("\n"), tags)
    builder.diagnostics += in_yaml(path, text, first_line)
    try:
        for event in events(path, text, first_line):
            builder.take(event)
    except Refused as refused:
        return None, (*builder.diagnostics, refused.diagnostic)
    if builder.root is None:
        return None, (Diagnostic("empty-file", "error", Span(path, first_line)),)
    return builder.root, tuple(builder.diagnostics)


def events(path: str, text: str, first_line: int) -> Iterator[Any]:
    """Yield PyYAML's events; its exceptions, also the undocumented ones, become findings."""
    unseen = UNSEEN.search(text)
    if unseen:
        line, column = text.count("\n", 0, unseen.start()), unseen.start() - text.rfind("\n", 0, unseen.start())
        place = Span(path, line + first_line, column, line + first_line, column + 1)
        raise Refused(syntax(place, "control characters are not allowed"))
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except Refused:
        raise
    except yaml.MarkedYAMLError as error:
        raise Refused(syntax_error(path, text, first_line, error)) from None
    except Exception as error:  # the parser is known to let other kinds through on hostile input
        raise Refused(syntax(Span(path, first_line), str(error))) from None


def syntax_error(path: str, text: str, first_line: int, error: yaml.MarkedYAMLError) -> Diagnostic:
    """Find the place an author should look at: where what is unfinished began, else where reading stopped."""
    problem = f"{error.context or ''} {error.problem or ''}"
    unfinished = "end of stream" in problem or "while parsing a flow" in problem
    mark = error.context_mark if unfinished and error.context_mark else error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    if line >= len(lines):  # PyYAML ends a file without a last line end one line too late
        line, column = len(lines) - 1, len(lines[-1])
    here = lines[line]
    if here[: column + 1].endswith("\t"):
        problem = "found a tab character"
    elif "did not find expected" in problem and here[:column].rstrip().endswith(('"', "'")):
        problem = "goes on after a quotation"
    span = Span(path, line + first_line, column + 1, line + first_line, column + 2)
    return syntax(span, problem, Place(lines, line, column))


@dataclass(slots=True)
class Container:
    """A list or mapping under construction."""

    node: Node
    keys: dict[str, Span] = field(default_factory=dict)
    key: str | None = None


class Builder:
    """Puts nodes together from events, on a stack of its own."""

    def __init__(self, path: str, first_line: int, lines: list[str], tags: bool) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.tags = tags
        self.stack: list[Container] = []
        self.root: Node | None = None
        self.documents = 0
        self.diagnostics: list[Diagnostic] = []

    def span(self, event: Any) -> Span:
        """Give the place of an event in the author's file."""
        start, end = event.start_mark, event.end_mark
        return Span(
            self.path, start.line + self.first_line, start.column + 1, end.line + self.first_line, end.column + 1
        )

    def take(self, event: Any) -> None:
        """Handle one event."""
        match event:
            case yaml.ScalarEvent():  # first, as nearly all are
                span = self.span(event)
                self.refuse_extras(event)
                self.look_at(event, span)
                self.add(Node(event.value, span))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise Refused(Diagnostic("yaml-documents", "error", self.span(event)))
            case yaml.AliasEvent():
                raise Refused(Diagnostic("yaml-anchor", "error", self.span(event), {"mark": f"*{event.anchor}"}))
            case yaml.SequenceStartEvent():
                self.open(event, [])
            case yaml.MappingStartEvent():
                self.open(event, {})
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.stack.pop()

    def look_at(self, event: Any, span: Span) -> None:
        """Find slips in a text without quotation marks, where it is one of an author's."""
        if not event.style and not self.tags:
            at = event.end_mark
            line = self.lines[at.line] if at.line < len(self.lines) else ""  # PyYAML may end one line too late
            rest = line[at.column : at.column + LOOK_ON]
            if "#" in rest or not event.value[:1].isascii():
                self.diagnostics += in_value(event.value, span, rest)

    def refuse_extras(self, event: Any) -> None:
        """Refuse anchors and tags: a course needs neither, and both can turn text into something else."""
        if event.anchor:
            raise Refused(Diagnostic("yaml-anchor", "error", self.span(event), {"mark": f"&{event.anchor}"}))
        if event.tag not in (None, "!") and not self.tags:
            tag = event.tag.replace(YAML_TAGS, "!!", 1)
            raise Refused(Diagnostic("yaml-tag", "error", self.span(event), {"tag": tag}))

    def open(self, event: Any, value: list[Node] | dict[str, Node]) -> None:
        """Begin a list or mapping."""
        self.refuse_extras(event)
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(Diagnostic("too-deep", "error", self.span(event), {"limit": MAX_DEPTH}))
        keys: dict[str, Span] = {}
        node = Node(value, self.span(event), keys)
        self.add(node)
        self.stack.append(Container(node, keys))

    def add(self, node: Node) -> None:
        """Put a finished scalar or an opened container where it belongs."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.node.value, list):
            top.node.value.append(node)
        elif isinstance(top.node.value, dict):
            self.add_to_mapping(top, top.node.value, node)

    def add_to_mapping(self, top: Container, mapping: dict[str, Node], node: Node) -> None:
        """Take a key, or the value of the key taken before; the first of two equal keys counts."""
        if top.key is not None:
            mapping.setdefault(top.key, node)
            top.key = None
        elif not isinstance(node.value, str):
            raise Refused(Diagnostic("key-not-text", "error", node.span))
        else:
            if len(top.keys) >= MAX_KEYS:
                raise Refused(Diagnostic("too-many", "error", node.span, {"max_length": MAX_KEYS}))
            top.key = node.value
            if node.value in top.keys:
                values = {"key": node.value}
                self.diagnostics.append(Diagnostic("duplicate-key", "error", node.span, values, top.keys[node.value]))
            top.keys.setdefault(node.value, node.span)
