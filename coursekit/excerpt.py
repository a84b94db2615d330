"""The line that a finding is about, with a caret under its span, as compilers show it."""

from __future__ import annotations

import unicodedata

from coursekit.diagnostics import printable
from coursekit.model import Span

WIDTH = 100  # columns of the line that are shown around the span
BEFORE = 30  # of them at most so many before it, where the line is longer
CUT = "…"


def excerpt(span: Span, text: str) -> tuple[str, str]:
    """Give the line and the carets below it, both as wide as a terminal shows them; empty where there is no line."""
    lines = text.split("\n")
    if span.line > len(lines) or not lines[span.line - 1].strip():
        return "", ""
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    first = 0 if len(line) <= WIDTH else max(0, min(start - BEFORE, len(line) - WIDTH))
    last = min(len(line), first + WIDTH)
    shown = (CUT if first else "") + visible(line[first:last]) + (CUT if last < len(line) else "")
    indent = width(visible(line[first:start])) + bool(first)
    return shown, " " * indent + "^" * max(1, width(visible(line[start : min(end, last)])))


def visible(text: str) -> str:
    """Put one space for a tab, and a sign for what shows nothing."""
    return printable(text.replace("\t", " "))


def width(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "FW" else 1 for c in text)
