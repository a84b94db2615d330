"""`stats`: the course in figures."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coursekit.commands import Said
from coursekit.counting import count
from coursekit.course import check_folder
from coursekit.words import Words

NEEDS = ("course.yml",)


def options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Ask for the form."""
    parser.add_argument("--format", choices=["text", "json"], default="text", help=words("cli.format"))


def run(root: Path, options: argparse.Namespace, words: Words) -> Said:
    """Count what could be read; a course with mistakes is counted as far as that."""
    checked = check_folder(root)
    figures = count(checked.course)
    warning = words("tools.stats_partly") if checked.has_errors else ""
    if options.format == "json":
        return Said(json.dumps(figures, ensure_ascii=False, indent=2), warning, int(checked.has_errors))
    return Said(as_text(figures, words), warning, int(checked.has_errors))


def as_text(figures: Mapping[str, Any], words: Words) -> str:
    """Write the figures for a person: sums, then one part for each way to sort items."""
    parts = [words("tools.stats_sums", **{name: figures[name] for name in ("pages", "items", "minutes", "words")})]
    sessions = [words("tools.stats_session", **session) for session in figures["sessions"]]
    parts.append("\n".join([words("tools.stats_sessions"), *(f"  {line}" for line in sessions)]))
    parts.append(table(words("tools.stats_types"), figures["types"]))
    parts.append(table(words("tools.stats_objectives"), figures["objectives"]))
    if figures["without_objective"]:
        parts.append(words("tools.stats_without", count=figures["without_objective"]))
    return "\n\n".join(part for part in parts if part)


def table(title: str, counts: Mapping[str, int]) -> str:
    """Write counts below a title, the numbers under each other."""
    width = max(map(len, counts), default=0)
    return "\n".join([title, *(f"  {name:{width}}  {number:4}" for name, number in counts.items())]) if counts else ""
