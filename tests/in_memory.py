"""Courses that never touch a disk: texts laid over the base course of `diagnostics/`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursekit import checks
from coursekit.course import Checked
from coursekit.diagnostics import Diagnostic
from coursekit.files import Folder, read_folder
from coursekit.model import Item
from coursekit.reader import read_course, read_item
from coursekit.source import parse
from coursekit.words import Words

BASE = read_folder(Path(__file__).parent / "diagnostics" / "base").texts


def check(
    texts: Mapping[str, str | bytes | None], others: tuple[str, ...] = (), drawings: Mapping[str, bytes] | None = None
) -> Checked:
    """Read and check the base course with these texts in place of its own; None takes one away."""
    laid = {**BASE, **{path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}}
    folder = Folder(Path(), {path: data for path, data in laid.items() if data is not None}, others, (), drawings or {})
    reading = read_course(folder)
    findings = [*reading.diagnostics, *checks.run(reading.course)]
    return Checked(reading.course, tuple(sorted(findings, key=Diagnostic.sort_key)))


def found(checked: Checked) -> list[str]:
    """Give findings in short: `path:line:column code`."""
    return [f"{d.span.path}:{d.span.line}:{d.span.column} {d.code}" for d in checked.diagnostics]


def item(text: str, language: str = "en") -> Item:
    """Read one item from its YAML, which has no mistake."""
    node, unreadable = parse("item.yml", text)
    assert node is not None
    assert unreadable == []
    _, result, wrong = read_item(node, Words(language))
    assert wrong == []
    assert result is not None
    return result
