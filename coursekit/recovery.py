"""A quiz file that YAML cannot read as a whole, cut into its head and its items, so that one slip hides no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Node
from coursekit.source import parse

ITEMS = re.compile(r"items:[ \t]*(?:#.*)?$")
ENTRY = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]|$)")
KEY = re.compile(r"[a-z_]+:(?:[ \t]|$)")
CURABLE = {"yaml-syntax", "yaml-anchor", "yaml-tag", "key-not-text"}  # what is wrong at one place alone


@dataclass(frozen=True, slots=True)
class Recovered:
    """The nodes of what could be read: the head, if it could, and each item; and what is wrong with the rest."""

    head: Node | None
    items: tuple[Node, ...]
    diagnostics: tuple[Diagnostic, ...]


def recover(path: str, text: str, refused: list[Diagnostic]) -> Recovered | None:
    """Read the parts of a quiz file on their own; None where no part by itself is what is wrong."""
    parts = cut(text)
    if not parts or not CURABLE & {diagnostic.code for diagnostic in refused}:
        return None
    read = [parse(path, part, first_line) for first_line, part in parts]
    findings = [rescoped(finding, bool(n)) for n, (_, diagnostics) in enumerate(read) for finding in diagnostics]
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


def rescoped(finding: Diagnostic, in_item: bool) -> Diagnostic:
    """Say that the rest of the file has been read."""
    if finding.code != "yaml-syntax":
        return finding
    scope = Term("terms.this_part") if in_item else Term("terms.this_head")
    return replace(finding, values={**finding.values, "scope": scope})
