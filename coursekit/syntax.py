"""What a syntax error in YAML usually comes from, in the words of those who make it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Span
from coursekit.slips import ODD_SPACE, QUOTES

# What PyYAML says, and the name of the explanation an author gets instead.
SYNTAX_HINTS = {
    "mapping values are not allowed": "colon",
    "while scanning a block scalar": "start",
    "while scanning a tag": "start",
    "while scanning an alias": "start",
    "while scanning an anchor": "start",
    "block sequence entries are not allowed": "start",
    "goes on after a quotation": "rest",
    "found character '\\t'": "tab",
    "found a tab character": "tab",
    "cannot start any token": "start",
    "found unexpected end of stream": "quote",
    "found unknown escape character": "escape",
    "could not find expected ':'": "key",
    "did not find expected key": "indent",
    "did not find expected '-' indicator": "indent",
    "did not find expected ',' or": "bracket",
    "did not find expected node content": "bracket",
    "control characters are not allowed": "control",
}
OTHER_HINTS = ("curly", "dash", "space", "indent", "start", "other")  # those that are found in the line itself

VALUE = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[\w-]+[ \t]*:[ \t]+)?(?P<value>\S.*)?")
KEY_BEFORE = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+\S")
TIGHT_DASH = re.compile(r"[ \t]*-[^\W\d_][\w-]*:")
AFTER_BRACKET = re.compile(r"\[[^\]]*\][ \t]*[^\s#,]|\{[^}]*\}[ \t]*[^\s#,]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped: the lines of a text, and the index of one of them and of a character in it."""

    lines: list[str]
    line: int
    column: int

    @property
    def here(self) -> str:
        """The line itself."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """The last line before it that holds something."""
        return next((line for line in reversed(self.lines[: self.line]) if line.strip()), "")


def syntax(span: Span, problem: str, place: Place | None = None) -> Diagnostic:
    """Make the finding `yaml-syntax`; `problem` is what PyYAML says."""
    hint = next((name for part, name in SYNTAX_HINTS.items() if part in problem), "other")
    value = start_of_value(place.here) if place else ""
    if place:
        hint = seen_in_line(place, value, hint)
    if place and hint == "start":
        column = len(place.here) - len(value) + 1
        span = span._replace(column=column, end_column=column + 1)
    values = {
        "hint": Term(f"hints.{hint}.text"),
        "advice": Term(f"hints.{hint}.help"),
        "scope": Term("terms.rest_of_file"),
        "sign": value[:1],
    }
    return Diagnostic("yaml-syntax", "error", span, values)


def start_of_value(line: str) -> str:
    """Give what stands after the key or hyphen of a line."""
    match = VALUE.match(line)
    return (match["value"] if match else "") or ""


def seen_in_line(place: Place, value: str, hint: str) -> str:
    """Look at the line for a slip that PyYAML has no word for; the hint from its own words otherwise."""
    near = (place.here, place.before)
    if any(ODD_SPACE.match(line) for line in near):
        return "space"
    if hint in ("colon", "indent", "key") and any(TIGHT_DASH.match(line) for line in near):
        return "dash"
    if hint == "colon" and value[:1] in tuple(QUOTES):
        return "curly"
    if hint == "colon" and not KEY_BEFORE.match(place.here[: place.column]):
        return "indent"
    return "start" if hint in ("bracket", "indent") and AFTER_BRACKET.match(value) else hint
