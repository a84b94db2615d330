"""A file that YAML cannot read as a whole, cut into parts, so that one slip hides no other.

A quiz is cut into its head and its items, `course.yml` and front matter at their keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Node, Span
from coursekit.source import MAX_KEYS, parse

ITEMS = re.compile(r"items:[ \t]*(?:#.*)?$")
ENTRY = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]|$)")
KEY = re.compile(r"[a-z_]+:(?:[ \t]|$)")
CURABLE = {"yaml-syntax", "yaml-anchor", "yaml-tag", "key-not-text"}  # what is wrong at one place alone


@dataclass(frozen=True, slots=True)
class Top:
    """The top node of a file as far as it could be read, the keys that could not, and what is wrong."""

    node: Node | None
    lost: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Recovered:
    """The nodes of what could be read: the head, if it could, and each item; and what is wrong with the rest."""

    head: Node | None
    items: tuple[Node, ...]
    diagnostics: tuple[Diagnostic, ...]


def top(path: str, text: str, first_line: int = 1) -> Top:
    """Read a file whose top is a mapping; where YAML cannot, read what stands under each key on its own.

    `first_line` is the line of the file on which `text` begins.
    """
    node, refused = parse(path, text, first_line)
    parts = [] if node else cut_at_keys(text)
    if not CURABLE & {diagnostic.code for diagnostic in refused} or not 1 < len(parts) <= MAX_KEYS:
        return Top(node, frozenset(), tuple(refused))
    read = [(part, *parse(path, part, first_line + start)) for start, part in parts]
    nodes = [node for _, node, _ in read if node and isinstance(node.value, dict)]
    if not nodes or len(nodes) == len(read):
        return Top(None, frozenset(), tuple(refused))
    broken = [line for part, node, _ in read if not node for line in part.split("\n")]
    lost = {line.partition(":")[0] for line in broken if KEY.match(line)}
    whole, twice = joined(nodes)
    findings = [rescoped(finding, "terms.this_entry") for *_, diagnostics in read for finding in diagnostics]
    return Top(whole, frozenset(lost), (*findings, *twice))


def cut_at_keys(text: str) -> list[tuple[int, str]]:
    """Cut a text at the keys of its top mapping; each part comes with how many lines stand before it."""
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if KEY.match(line)]
    starts = [0, *starts[1:]] if starts else []
    ends = [*starts[1:], len(lines)]
    return [(start, "\n".join(lines[start:end])) for start, end in zip(starts, ends, strict=False)]


def joined(nodes: list[Node]) -> tuple[Node, list[Diagnostic]]:
    """Make one mapping of several; the first of two equal keys counts (`duplicate-key`)."""
    value: dict[str, Node] = {}
    keys: dict[str, Span] = {}
    twice = []
    for node in nodes:
        for key, inner in node.value.items() if isinstance(node.value, dict) else ():
            if key in keys:
                twice.append(Diagnostic("duplicate-key", "error", node.keys[key], {"key": key}, keys[key]))
            value.setdefault(key, inner)
            keys.setdefault(key, node.keys[key])
    return Node(value, nodes[0].span, keys), twice


def recover(path: str, text: str, refused: list[Diagnostic]) -> Recovered | None:
    """Read the parts of a quiz file on their own; None where no part by itself is what is wrong."""
    parts = cut(text)
    if not parts or not CURABLE & {diagnostic.code for diagnostic in refused}:
        return None
    read = [parse(path, part, first_line) for first_line, part in parts]
    findings = [
        rescoped(finding, "terms.this_part" if n else "terms.this_head")
        for n, (_, diagnostics) in enumerate(read)
        for finding in diagnostics
    ]
    if all(node for node, _ in read):
        return None
    entries = [entry for node, _ in read[1:] if node and isinstance(node.value, list) for entry in node.value]
    return Recovered(read[0][0], tuple(entries), tuple(findings))


def cut(text: str) -> list[tuple[int, str]]:
    """Cut the text at its items, and at a key of the whole quiz after them; empty where it has no items.

    Each part comes with the line it begins on.
    """
    lines = text.split("\n")
    top = next((index for index, line in enumerate(lines) if ITEMS.match(line)), None)
    first = (
        next((match for line in lines[top + 1 :] if (match := ENTRY.match(line))), None) if top is not None else None
    )
    if top is None or not first:
        return []
    starts = [index for index in range(top + 1, len(lines)) if begins_part(lines[index], first["indent"])]
    ends = [*starts[1:], len(lines)]
    head = "\n".join(lines[:top]) or "#"
    return [(1, head), *((start + 1, "\n".join(lines[start:end])) for start, end in zip(starts, ends, strict=True))]


def begins_part(line: str, indent: str) -> bool:
    """Tell whether a line begins an item, or a key of the whole quiz after its items."""
    match = ENTRY.match(line)
    return match["indent"] == indent if match else bool(KEY.match(line))


def rescoped(finding: Diagnostic, scope: str) -> Diagnostic:
    """Say that the rest of the file has been read."""
    if finding.code != "yaml-syntax":
        return finding
    return replace(finding, values={**finding.values, "scope": Term(scope)})
