"""What a finding means: why it is one, an example of what is wrong and what is said about it, and one of what is right.

The examples are those that the tests run: `cases/<code>/`, with `bad/` and `good/` to be laid over `cases/base/`, or
with `made.yml` where its files can only be described.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path

from coursekit import checks, made
from coursekit.course import check
from coursekit.diagnostics import Level, closest
from coursekit.files import Folder, package_texts
from coursekit.slips import SLIPS
from coursekit.words import FALLBACK, Words

PLACEHOLDER = re.compile(r"\{\w+\}")
CASE = "/expected.txt"
KIND = "check-manual"  # the fence that stands for the list of all checks
TEXTS = (".yml", ".yaml", ".md")
WARNINGS = (*SLIPS, "unused-silence", "more-of-a-kind")  # those that no check of its own gives


@dataclass(frozen=True, slots=True)
class Example:
    """What differs from the base course in the wrong and in the right one, in which language; and the report."""

    bad: str
    good: str
    report: str
    language: str = "yaml"


@cache
def codes() -> tuple[str, ...]:
    """List the codes of all findings."""
    return tuple(sorted(Words(FALLBACK).section("codes")))


def near(code: str) -> str:
    """Find the code that was likely meant, or an empty text."""
    return closest(code, codes())


def level(code: str) -> Level:
    """Tell how serious a finding is."""
    return "warning" if code in checks.tunable() or code in WARNINGS else "error"


@cache
def files() -> Mapping[str, bytes]:
    """Read all cases of the package."""
    return package_texts("cases")


@cache
def cases() -> Mapping[str, tuple[str, ...]]:
    """Give the folders of the cases of each code."""
    found: dict[str, tuple[str, ...]] = {}
    for top in sorted(path.removesuffix(CASE) for path in files() if path.endswith(CASE)):
        code = top.partition("/")[0]
        found[code] = (*found.get(code, ()), top)
    return found


@cache
def by_side() -> Mapping[str, Mapping[str, bytes]]:
    """Give the files of the cases by the side of a case that they are of."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files().items():
        side = re.match(r"base/|.*?/(?:bad|good)/", path)
        if side:
            found.setdefault(side[0], {})[path[side.end() :]] = data
    return found


@cache
def example(code: str, language: str) -> Example | None:
    """Give the first case of a code that can be shown, with what is said about it in a language."""
    words = Words(language)
    for top in cases().get(code, ()):
        bad, good = below(f"{top}/bad/"), below(f"{top}/good/")
        if any(path.endswith(TEXTS) for path in bad):
            return Example(files_text(shown(bad)), files_text(shown(good)), report(code, folder(bad), words))
        if f"{top}/{made.NAME}" in files():
            text = files()[f"{top}/{made.NAME}"].decode()
            wrong, right = made.steps(text, "bad"), made.steps(text, "good")
            said = report(code, folder({}, wrong), words)
            return Example(described(wrong, words), described(right, words), said, "text")
    return None


def described(steps: Iterable[made.Step], words: Words) -> str:
    """Say what some files are like."""
    return "\n".join(step.described(words) for step in steps)


def below(side: str) -> Mapping[str, bytes]:
    """Give the files of one side of a case."""
    return by_side().get(side, {})


def shown(found: Mapping[str, bytes]) -> dict[str, str]:
    """Give those files that are texts."""
    return {path: data.decode() for path, data in found.items() if path.endswith(TEXTS)}


def folder(bad: Mapping[str, bytes], steps: Iterable[made.Step] = ()) -> Folder:
    """Lay a mistake over the base course."""
    laid, refused = made.laid({**below("base/"), **bad}, steps)
    laid = dict(sorted(laid.items()))  # as a folder is read
    texts = {path: data for path, data in laid.items() if path.endswith(TEXTS) and path != "mkdocs.yml"}
    others = tuple(path for path in laid if not path.endswith(TEXTS))
    return Folder(Path(), texts, others, refused, config=laid.get("mkdocs.yml", b""))


def report(code: str, course: Folder, words: Words) -> str:
    """Check a course with a mistake, and give what is said about that."""
    checked = check(course)
    own = tuple(finding for finding in checked.diagnostics if finding.code == code)
    return replace(checked, diagnostics=own).report(words)


def as_text(code: str, words: Words) -> str:
    """Explain a code for a terminal."""
    parts = [f"{words(f'levels.{level(code)}')}[{code}]", *why(code, words)]
    for title, language, text in blocks(code, words):
        parts.append(title if not text else f"{title}\n\n{indented(text) if language else text}")
    return "\n\n".join(parts)


def as_markdown(words: Words, heading: int, keep: Callable[[str], str]) -> str:
    """Explain all codes, as sections of a page from the level `heading` on: errors first, then warnings.

    `keep` takes the HTML of an example, which neither Markdown nor a search need read, and gives what stands for it.
    """
    parts, marks = [], "#" * heading
    for name in ("error", "warning"):
        parts.append(f"{marks} {words(f'levels.{name}').capitalize()} {{#{name}}}")
        for code in codes():
            if level(code) == name:
                parts += [f"{marks}# {code} {{#{code}}}", *why(code, words)]
                for title, _, text in blocks(code, words):
                    parts += [title, keep(preformatted(text))]
    return "\n\n".join(parts)


def why(code: str, words: Words) -> Iterator[str]:
    """Yield why a finding is one, as far as there is more to say than the finding does."""
    section: Mapping[str, object] = words.tree["codes"][code]
    if "why" in section:
        yield words(f"codes.{code}.why")


def blocks(code: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield what is shown of a code: a title, the language of the text (empty for a report), and the text."""
    found = example(code, words.language)
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


def files_text(found: Mapping[str, str]) -> str:
    """Write files one after the other, each with its name above."""
    return "\n\n".join(f"# {path}\n{text.rstrip()}" for path, text in found.items())


def indented(text: str) -> str:
    """Set a text off from what explains it."""
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def preformatted(text: str) -> str:
    """Write a text as HTML on one line, as an insert into Markdown must be."""
    return f"<pre><code>{escape(text, quote=False)}</code></pre>".replace("\n", "&#10;")
