"""The words of the glossary, `docs/ordlista.md`, and whether each page links those it uses.

`uv run tests/course_glossary.py` lists what is not linked; with `--link` it puts a link at the first use on each page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PATTERNS = Path(__file__).parent / "course_facts" / "glossary.yml"
GLOSSARY = "docs/ordlista.md"
ENTRY = re.compile(r"^(?P<term>.+) \{ #(?P<anchor>[\w-]+) \}\n:   (?P<text>.+)$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
SOURCES = re.compile(r"^## Källor$.*", re.DOTALL | re.MULTILINE)
NOT_PROSE = re.compile(r"^\s*(?:#|!!!|\?\?\?|===|!\[).*$", re.MULTILINE)
MARKED = re.compile(r"!?\[[^\]]*\]\([^)]*\)|\{[^}]*\}|`[^`]*`")
EVERYDAY = "everyday"


def entries(root: Path = ROOT) -> dict[str, str]:
    """Give the anchors of the glossary's words, each with its explanation."""
    return {match["anchor"]: match["text"] for match in ENTRY.finditer((root / GLOSSARY).read_text("utf-8"))}


@cache
def patterns() -> dict[str, str]:
    """Give how each word is recognised, by anchor."""
    return dict(yaml.safe_load(PATTERNS.read_text("utf-8")))


def pages(root: Path = ROOT) -> list[Path]:
    """List the pages of the sessions."""
    return sorted(root.glob("modules/*/*.md"))


def blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def prose(text: str) -> str:
    """Blank out what no link belongs in, so that places in the result are places in the text."""
    for pattern in (FRONT_MATTER, FENCE, SOURCES, NOT_PROSE, MARKED):
        text = pattern.sub(blank, text)
    return text


def unlinked(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the words that a page uses without a link anywhere on it, by anchor, each at its first use."""
    words = prose(text)
    for anchor, pattern in patterns().items():
        if pattern == EVERYDAY or f"ordlista.md#{anchor})" in text:
            continue
        is_short_name = pattern.replace(r"\b", "").isupper()
        match = re.search(pattern, words, 0 if is_short_name else re.IGNORECASE)
        if match:
            yield anchor, match


def linked(text: str) -> str:
    """Put a link at the first use of every word that has none; where two overlap, the first takes the place."""
    while found := next(unlinked(text), None):
        anchor, match = found
        link = f"[{match[0]}](../ordlista.md#{anchor})"
        text = text[: match.start()] + link + text[match.end() :]
    return text


def main(writes: bool) -> None:
    for path in pages():
        text = path.read_text("utf-8")
        for anchor, match in unlinked(text):
            line = text.count("\n", 0, match.start()) + 1
            print(f"{path.relative_to(ROOT).as_posix()}:{line}: {match[0]} (#{anchor})")
        if writes:
            path.write_text(linked(text), "utf-8")


if __name__ == "__main__":
    main("--link" in sys.argv)
