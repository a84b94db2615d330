"""What a finding means: why it is one, an example with what is said about it, and one of what is right."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape

from coursekit import checks
from coursekit.diagnostics import Level, closest
from coursekit.package import package_text
from coursekit.showcase import Example, place
from coursekit.slips import SLIPS
from coursekit.words import FALLBACK, Words

PLACEHOLDER = re.compile(r"\{\w+\}")
KIND = "check-manual"  # the fence that stands for the list of all checks
WARNINGS = (*SLIPS, "unused-silence", "more-of-a-kind")  # those that no check of its own gives


@cache
def codes(language: str = FALLBACK) -> tuple[str, ...]:
    """List the codes of all findings, which are the same in every language."""
    return tuple(sorted(Words(language).section("codes")))


def near(code: str) -> str:
    """Find the code that was likely meant, or an empty text."""
    return closest(code, codes())


def level(code: str) -> Level:
    """Tell how serious a finding is."""
    return "warning" if code in checks.tunable() or code in WARNINGS else "error"


@cache
def examples(language: str) -> Mapping[str, Example]:
    """Read the examples by their code, as they are written down in a language."""
    return {code: Example(**values) for code, values in json.loads(package_text(place(language))).items()}


def as_text(code: str, words: Words) -> str:
    """Explain a code for a terminal."""
    parts = [f"{words(f'levels.{level(code)}')}[{code}]", *why(code, words)]
    for title, language, text in blocks(code, words):
        parts.append(title if not text else f"{title}\n\n{indented(text) if language else text}")
    return "\n\n".join(parts)


def as_markdown(words: Words, heading: int, keep: Callable[[str], str]) -> str:
    """Explain all codes, as sections of a page from the level `heading` on: errors first, then warnings.

    `keep` takes the HTML of examples, which neither Markdown nor a search need read, and gives what stands for it.
    """
    parts, marks = [], "#" * heading
    for name in ("error", "warning"):
        parts.append(f"{marks} {words(f'levels.{name}').capitalize()} {{#{name}}}")
        for code in codes(words.language):
            if level(code) == name:
                shown = "".join(preformatted(title, text) for title, _, text in blocks(code, words))
                parts += [f"{marks}# {code} {{#{code}}}", *why(code, words), keep(shown)]
    return "\n\n".join(parts)


def why(code: str, words: Words) -> Iterator[str]:
    """Yield why a finding is one, as far as there is more to say than the finding does."""
    section: Mapping[str, object] = words.tree["codes"][code]
    if "why" in section:
        yield words(f"codes.{code}.why")


def blocks(code: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield what is shown of a code: a title, the language of the text (empty for a report), and the text."""
    found = examples(words.language).get(code)
    if found:
        yield words("report.bad"), found.language, found.bad
        yield words("report.says"), "text", found.report
        yield words("report.good"), found.language, found.good
    else:
        parts = [words.text(f"codes.{code}.{part}") for part in ("message", "help")]
        yield words("report.no_example"), "text", PLACEHOLDER.sub("…", "\n".join(parts))
    options = checks.tunable().get(code)
    if options:
        values = ", ".join(f"{name}: {value}" for name, value in options.items())
        yield words("report.options"), "yaml", f"checks:\n  {code}: {{{values}}}"


def indented(text: str) -> str:
    """Set a text off from what explains it."""
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def preformatted(title: str, text: str) -> str:
    """Write a text below its title as HTML on one line, in which no generator finds a link of Markdown."""
    lines = escape(text, quote=False).replace("\n", "&#10;").replace("[", "&#91;")
    return f"<p>{escape(title, quote=False)}</p><pre><code>{lines}</code></pre>"
