"""What the course cites, against its register of sources, `docs/kallor.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course_text import Passage

REGISTER = "docs/kallor.md"
ENTRY = re.compile(r"^(?P<name>K\d+[a-c]?) \{ #(?P<anchor>k\d+[a-c]?) \}\n:   (?P<text>.+)$", re.MULTILINE)
CITED = re.compile(r"\bK\d+[a-c]?\b")
LINK = re.compile(r"\[(?P<name>K\d+[a-c]?)\]\((?P<page>[^)#]*)#(?P<anchor>[^)]+)\)")
SECOND_HAND = "Andrahandskälla"
TOLD = re.compile(r"\b(?:enligt|återg\w+|uppger|uppgav|refer\w+|skriver)\b", re.IGNORECASE)
HEADING = "## Källor"
LIST_ITEM = re.compile(r"^- (?P<text>.+)$", re.MULTILINE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
NAME = re.compile(r"[A-ZÅÄÖ][\w’]+|[\w-]+\.(?:se|com|org)\b")
WORD = re.compile(r"[\w-]+\.(?:se|com|org)\b|[\w’]+")


def register(root: Path) -> dict[str, str]:
    """Give the words of every numbered source."""
    text = (root / REGISTER).read_text("utf-8")
    return {match["name"]: match["text"] for match in ENTRY.finditer(text)}


def unnumbered(root: Path) -> list[str]:
    """List the works without a number, a line each."""
    return LIST_ITEM.findall((root / REGISTER).read_text("utf-8").partition("## Verk utan K-nummer")[2])


def cited(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the numbers a passage names, with their lines."""
    yield from ((line.number, name) for line in passage.lines for name in CITED.findall(line.text))


def untold(passage: Passage, numbered: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield what is cited from a source at second hand in a line that does not say whose word it is."""
    if passage.path == REGISTER or passage.lines[0].text.strip() == HEADING:
        return
    for line in passage.lines:
        for name in CITED.findall(line.text):
            if SECOND_HAND in numbered.get(name, "") and not TOLD.search(line.text):
                yield line.number, name


def misleading_links(passage: Passage) -> Iterator[str]:
    """Yield links whose number is not the one they lead to."""
    for match in LINK.finditer(passage.text):
        if match["name"].lower() != match["anchor"] or not match["page"].endswith(("kallor.md", "")):
            yield f"{passage.path}: {match[0]}"


def works(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the works of a lesson's list of sources, with their lines."""
    if passage.lines[0].text.strip() == HEADING:
        yield from ((line.number, line.text[2:]) for line in passage.lines if line.text.startswith("- "))


def is_registered(work: str, numbered: dict[str, str], others: list[str]) -> bool:
    """Tell whether a work is what the register says under its numbers, or stands among those without.

    A work is known again by a name before its first comma and, where both give a year, by the year.
    """
    numbers = CITED.findall(work)
    entries = [numbered[name] for name in numbers if name in numbered]
    return any(agree(LINK.sub("", work), entry) for entry in (*entries, *others))


def agree(work: str, entry: str) -> bool:
    names = {name.casefold() for name in NAME.findall(work.partition(",")[0])}
    years, there = set(YEAR.findall(work)), set(YEAR.findall(entry))
    is_named = bool(names & {word.casefold() for word in WORD.findall(entry)})
    return is_named and (not years or not there or bool(years & there))
