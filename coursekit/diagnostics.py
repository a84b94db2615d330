"""What is wrong, where, and what helps: the form in which every room reports to an author.

A diagnostic carries a code and values, no prose: the words live in `locales/`, and are put in when it is shown.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from coursekit.model import Span

T = TypeVar("T", bound=Hashable)

Level = Literal["error", "warning"]


class Words(Protocol):
    """Whoever knows the words of a language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the text under `key` with its placeholders filled in."""


class Term(str):
    """A value that is not text itself but the name of one, such as `terms.list`: each language has its own."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, how serious it is, the smallest span, and what to fill into its words.

    `related` is a second place the author must see, such as the first of two duplicates.
    """

    code: str
    level: Level
    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    related: Span | None = None

    def sort_key(self) -> tuple[Span, str]:
        """Order findings by file and place."""
        return self.span, self.code


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything found forbids a build."""
    return any(diagnostic.level == "error" for diagnostic in diagnostics)


@dataclass(frozen=True, slots=True)
class Paint:
    """What goes before and after the parts of a report: the codes of a terminal for colours, or nothing."""

    error: str = ""
    warning: str = ""
    faint: str = ""
    end: str = ""

    def level(self, level: Level, text: str) -> str:
        """Give a text the colour of a level."""
        return f"{self.error if level == 'error' else self.warning}{text}{self.end}"


PLAIN = Paint()


def as_text(diagnostic: Diagnostic, words: Words, excerpt: tuple[str, str] = ("", ""), paint: Paint = PLAIN) -> str:
    """Write a finding for a person: the fact with its place, the line with carets, the other place, the advice."""
    span, related = diagnostic.span, diagnostic.related
    name = paint.level(diagnostic.level, f"{words(f'levels.{diagnostic.level}')}[{diagnostic.code}]")
    lines = [f"{span.path}:{span.line}:{span.column}: {name}: {message(diagnostic, words)}"]
    line, carets = excerpt
    if line:
        margin, number = " " * len(str(span.line)), str(span.line)
        lines.append(f"  {paint.faint}{number} |{paint.end} {line}".rstrip())
        lines.append(f"  {paint.faint}{margin} |{paint.end} {paint.level(diagnostic.level, carets)}")
    if related:
        lines.append("  " + words("report.related", path=related.path, line=related.line, column=related.column))
    lines.append(f"  {words('report.help')}: {advice(diagnostic, words)}")
    return "\n".join(lines)


def as_json(diagnostics: Iterable[Diagnostic], words: Words) -> str:
    """Write findings for a program: one list of `{code, level, path, line, column, message, help}`."""
    rows = [
        {
            "code": diagnostic.code,
            "level": diagnostic.level,
            "path": diagnostic.span.path,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "message": message(diagnostic, words),
            "help": advice(diagnostic, words),
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def message(diagnostic: Diagnostic, words: Words) -> str:
    """Give the fact."""
    return words(f"codes.{diagnostic.code}.message", **shown(diagnostic.values))


def advice(diagnostic: Diagnostic, words: Words) -> str:
    """Give the advice; a finding with a likely meant word (`suggestion`) asks for that one."""
    if diagnostic.values.get("suggestion"):
        return words("report.did_you_mean", **shown(diagnostic.values))
    return words(f"codes.{diagnostic.code}.help", **shown(diagnostic.values))


def shown(values: Mapping[str, object]) -> dict[str, object]:
    """Make values fit for one line of a terminal: an author's text may hold line ends and control characters."""
    return {name: value if isinstance(value, Term) else printable(str(value)) for name, value in values.items()}


def printable(text: str) -> str:
    """Put a sign in the place of every character that shows nothing, or could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def repeats(places: Iterable[tuple[T, Span]]) -> Iterator[tuple[T, Span, Span]]:
    """Yield what comes a second time or more, with its place and the place of the first."""
    first: dict[T, Span] = {}
    for thing, span in places:
        if thing in first:
            yield thing, span, first[thing]
        first.setdefault(thing, span)


def closest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """Find the word an author likely meant, or an empty text; `cutoff` is how alike they must be, 0 to 1."""
    return next(iter(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=cutoff)), "")


def in_code(names: Iterable[str]) -> str:
    """Write names as a list in backticks."""
    return ", ".join(f"`{name}`" for name in names)
