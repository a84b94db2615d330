"""Small changes to an author's file at their places, so that comments and layout stay, and a proof of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from coursekit.model import Span
from coursekit.source import decode, parse

END_OF_LINE = 10**9
Meant = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Change:
    """A new text for a stretch of a file, from one place to another; lines and columns count from 1."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    text: str

    @classmethod
    def over(cls, span: Span, text: str) -> Change:
        """Put a text in the place of a span."""
        return cls(span.path, (span.line, span.column), (span.end_line, span.end_column), text)


def apply(text: str, changes: Iterable[Change]) -> str:
    """Make changes from the last to the first, so that the places of the others stay."""
    lines = [*text.split("\n")]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: tuple[int, int]) -> int:
        return starts[place[0] - 1] + min(place[1] - 1, len(lines[place[0] - 1]))

    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: offset(change.start)] + change.text + text[offset(change.end) :]
    return text


def as_before(text: str, data: bytes) -> bytes:
    """Write a text with the line ends that a file has."""
    return (text.replace("\n", "\r\n") if b"\r\n" in data else text).encode()


def says(path: str, before: bytes, after: bytes, meant: Meant) -> bool:
    """Tell whether a file says what it said before, but for what `meant` does to that."""
    old, new = (parse(path, decode(path, data)[0]) for data in (before, after))
    wanted = old[0].plain() if old[0] else {}
    meant(wanted)
    return bool(new[0] and not new[1] and new[0].plain() == wanted)
