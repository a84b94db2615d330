"""Courses that never touch a disk: texts laid over the base course of the package's `cases/`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import coursekit
from coursekit.course import Checked
from coursekit.course import check as check_texts
from coursekit.files import Folder, read_folder
from coursekit.model import Item
from coursekit.reader import read_item
from coursekit.source import parse
from coursekit.words import Words, load

OLDER = {"unused-item", "unused-quiz", "unlisted-module", "typos-overlap"}  # warnings about what is missing, not advice
ADVICE = {code for code, words in load("en")["codes"].items() if "why" in words} - OLDER
BASE = read_folder(Path(coursekit.__file__).parent / "cases" / "base").texts


def check(
    texts: Mapping[str, str | bytes | None], others: tuple[str, ...] = (), drawings: Mapping[str, bytes] | None = None
) -> Checked:
    """Read and check the base course with these texts in place of its own; None takes one away."""
    laid = {**BASE, **{path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}}
    folder = Folder(Path(), {path: data for path, data in laid.items() if data is not None}, others, (), drawings or {})
    return check_texts(folder)


def found(checked: Checked) -> list[str]:
    """Give findings in short: `path:line:column code`; advice, of which the base course gets much, is left out."""
    return [
        f"{d.span.path}:{d.span.line}:{d.span.column} {d.code}" for d in checked.diagnostics if d.code not in ADVICE
    ]


def item(text: str, language: str = "en") -> Item:
    """Read one item from its YAML, which has no mistake."""
    node, unreadable = parse("item.yml", text)
    assert node is not None
    assert unreadable == []
    _, result, wrong = read_item(node, Words(language))
    assert wrong == []
    assert result is not None
    return result
