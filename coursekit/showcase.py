"""The examples of all findings: what is said about the cases that the tests run, in each language.

A case is `cases/<code>/`, with `bad/` and `good/` to be laid over `cases/base/`, or with `made.yml` where its files can
only be described. To check all of them takes as long as to check a whole course, so what is said of them is written
down: `python -m coursekit.showcase` does it anew after a change of words, checks or cases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from coursekit import made
from coursekit.course import check
from coursekit.files import Folder, write_files
from coursekit.package import package_texts
from coursekit.words import FALLBACK, Words, languages

CASE = "/expected.txt"
TEXTS = (".yml", ".yaml", ".md")


@dataclass(frozen=True, slots=True)
class Example:
    """What differs from the base course in the wrong and in the right one, in which language; and the report."""

    bad: str
    good: str
    report: str
    language: str = "yaml"


def place(language: str) -> str:
    """Name the file of the package that holds the examples in a language."""
    return f"explained/{language}.json"


def written() -> dict[str, bytes]:
    """Give the files with the examples, one for each language, by their path in the package."""
    return {place(language): as_json(language).encode() for language in languages()}


def as_json(language: str) -> str:
    """Write the examples of all codes that have one, by code."""
    found = {code: example(code, language) for code in sorted(Words(FALLBACK).section("codes"))}
    shown = {code: asdict(each) for code, each in found.items() if each}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


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


def files_text(found: Mapping[str, str]) -> str:
    """Write files one after the other, each with its name above."""
    return "\n\n".join(f"# {path}\n{text.rstrip()}" for path, text in found.items())


if __name__ == "__main__":
    write_files(Path(__file__).parent, written())
