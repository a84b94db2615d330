"""Slips of the pen that YAML and Markdown let pass, and that make a text another one than its author meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic
from coursekit.model import Span

SLIPS = ("cut-text", "curly-quotes", "decomposed-letters", "odd-space")  # what a course may silence

QUOTES = "“”„‟»«"
CURLY = re.compile(rf"[{QUOTES}][^{QUOTES}\"]*[{QUOTES}]\Z")
CUT = re.compile(r"[ \t]+#(?P<next>.?)")
DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
ODD_SPACE = re.compile(rf"^[ \t]*(?:- *)*[{ODD}]|^[ \t]*(?:- +)*[a-z_]+:[ \t]*[{ODD}]|^[ \t]*-[{ODD}]", re.MULTILINE)


def in_text(path: str, text: str) -> Iterator[Diagnostic]:
    """Find letters made of two characters, once in a file; two texts that look the same are then not the same."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    matches = [match for match in DECOMPOSED.finditer(text) if composed(match[0]) != match[0]]
    if matches:
        values = {"letter": composed(matches[0][0]), "count": len(matches)}
        yield Diagnostic("decomposed-letters", "warning", place(path, text, *matches[0].span()), values)


def composed(text: str) -> str:
    """Give each letter as one character where there is one."""
    return unicodedata.normalize("NFC", text)


def in_yaml(path: str, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """Find spaces that look like any other but are none to YAML, where YAML reads spaces: before and after a key."""
    if text.isascii():
        return
    for match in ODD_SPACE.finditer(text):
        yield Diagnostic("odd-space", "warning", place(path, text, match.end() - 1, match.end(), first_line))


def in_value(value: str, span: Span, rest: str) -> Iterator[Diagnostic]:
    """Find what YAML makes of a text without quotation marks: cut off at ` #`, or with curly marks as part of it.

    `rest` is what follows the value on its last line. A comment after a single word is taken for one, unless it
    begins without a space as `#1` does.
    """
    cut = CUT.match(rest)
    if cut and (" " in value or not value or cut["next"] not in ("", " ", "\t", "#")):
        start = span.end_column + cut.start("next") - 1
        end = span.end_column + len(rest)
        yield Diagnostic("cut-text", "warning", Span(span.path, span.end_line, start, span.end_line, end))
    if value[:1] in tuple(QUOTES) and CURLY.match(value):
        yield Diagnostic("curly-quotes", "warning", span, {"mark": value[0]})


def place(path: str, text: str, start: int, end: int, first_line: int = 1) -> Span:
    """Give the span of a stretch of a text that has no line end in it."""
    line, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
    return Span(path, line + first_line, column, line + first_line, column + end - start)
