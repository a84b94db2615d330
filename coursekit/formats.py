"""Findings for programs: GitHub's annotations and SARIF. For persons and as plain JSON they are in `diagnostics`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from coursekit.diagnostics import Diagnostic, Words, advice, message
from coursekit.model import Span

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_github(diagnostics: Iterable[Diagnostic], words: Words) -> str:
    """Write findings as workflow commands of GitHub Actions: one line each, shown beside the author's text.

    Escapes as the runner's own `toolkit` does: line ends and per cent signs, in a property also colons and commas.
    """
    return "\n".join(annotation(diagnostic, words) for diagnostic in diagnostics)


def annotation(diagnostic: Diagnostic, words: Words) -> str:
    """Write one annotation."""
    span = diagnostic.span
    place = {"file": span.path, "line": span.line, "col": span.column, "endLine": span.end_line}
    if span.end_line == span.line:  # columns are only read where both ends are on one line
        place["endColumn"] = span.end_column
    place["title"] = diagnostic.code
    properties = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in place.items())
    text = f"{message(diagnostic, words)}\n{words('report.help')}: {advice(diagnostic, words)}"
    return f"::{diagnostic.level} {properties}::{escaped(text)}"


def escaped(text: str, more: str = "") -> str:
    """Write the signs that would end a part of an annotation as per cent codes."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_sarif(diagnostics: Iterable[Diagnostic], words: Words, version: str) -> str:
    """Write findings as a SARIF 2.1.0 log (OASIS, 2020) with one run; paths are relative to the course's folder."""
    found = list(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {"name": "coursekit", "version": version, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result(diagnostic, codes, words) for diagnostic in found],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def result(diagnostic: Diagnostic, codes: list[str], words: Words) -> dict[str, Any]:
    """Write one finding as a result; the advice belongs to its message, as viewers show nothing else of it."""
    text = f"{message(diagnostic, words)}\n{words('report.help')}: {advice(diagnostic, words)}"
    written: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.level,
        "message": {"text": text},
        "locations": [location(diagnostic.span)],
    }
    if diagnostic.related:
        written["relatedLocations"] = [location(diagnostic.related)]
    return written


def location(span: Span) -> dict[str, Any]:
    """Write a place."""
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(span.path)}, "region": region}}
