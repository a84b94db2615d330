"""YAML text in, located nodes out; the only room that knows YAML.

Every scalar stays the text its author wrote: `no`, `1:30` and `007` are not turned into something else. What can
make a small file large or slow (anchors, aliases, tags, deep nesting) is refused on the stream of events, before
anything is built. Nodes are put together here from those events because PyYAML's own composer recurses, which ends
the process at a nesting of some 50 000.
"""

from __future__ import annotations

import codecs
import re
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
        feed(builder, path, text, first_line)
    except Refused as refused:
        return None, (*builder.diagnostics, refused.diagnostic)
    if builder.root is None:
        return None, (Diagnostic("empty-file", "error", Span(path, first_line)),)
    return builder.root, tuple(builder.diagnostics)


def feed(builder: Builder, path: str, text: str, first_line: int) -> None:
    """Hand PyYAML's events to a builder; exceptions of PyYAML, also the undocumented ones, become findings."""
    unseen = UNSEEN.search(text)
    if unseen:
        line, column = text.count("\n", 0, unseen.start()), unseen.start() - text.rfind("\n", 0, unseen.start())
        place = Span(path, line + first_line, column, line + first_line, column + 1)
        raise Refused(syntax(place, "control characters are not allowed"))
    try:
        loader = LOADER(text)
        while loader.check_event():
            builder.take(loader.get_event())
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
        start, end, first = event.start_mark, event.end_mark, self.first_line
        return Span(self.path, start.line + first, start.column + 1, end.line + first, end.column + 1)

    def take(self, event: Any) -> None:
        """Handle one event."""
        kind = type(event)  # nearly all are texts, and a course has one for each word of YAML
        if kind is yaml.ScalarEvent:
            self.take_text(event)
        elif kind is yaml.SequenceStartEvent:
            self.open(event, [])
        elif kind is yaml.MappingStartEvent:
            self.open(event, {})
        elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            raise Refused(Diagnostic("yaml-anchor", "error", self.span(event), {"mark": f"*{event.anchor}"}))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                raise Refused(Diagnostic("yaml-documents", "error", self.span(event)))

    def take_text(self, event: Any) -> None:
        """Handle a text: a key, a value, or one of a list."""
        if event.anchor or event.tag:
            self.refuse_extras(event)
        node = Node(event.value, self.span(event))
        if not event.style and not self.tags:
            self.look_at(event.value, node.span, event.end_mark)
        self.add(node)

    def look_at(self, text: str, span: Span, end: Any) -> None:
        """Find slips in a text without quotation marks, where it is one of an author's."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""  # PyYAML may end one line too late
        until = end.column + LOOK_ON  # a line may be as long as the file
        if line.find("#", end.column, until) >= 0 or not text[:1].isascii():
            self.diagnostics += in_value(text, span, line[end.column : until])

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
        """Put a finished text or an opened container where it belongs."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        value = top.node.value
        if isinstance(value, list):
            value.append(node)
        elif top.key is None:
            self.take_key(top, node)
        elif isinstance(value, dict):
            value.setdefault(top.key, node)  # the first of two equal keys counts
            top.key = None

    def take_key(self, top: Container, node: Node) -> None:
        """Take the key of a mapping, whose value is to come."""
        key = node.value
        if not isinstance(key, str):
            raise Refused(Diagnostic("key-not-text", "error", node.span))
        if len(top.keys) >= MAX_KEYS:
            raise Refused(Diagnostic("too-many", "error", node.span, {"max_length": MAX_KEYS}))
        if key in top.keys:
            self.diagnostics.append(Diagnostic("duplicate-key", "error", node.span, {"key": key}, top.keys[key]))
        top.key = key
        top.keys.setdefault(key, node.span)
