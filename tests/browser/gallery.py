"""A course made from the examples of every type: a page with all of them, and a page for each type."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from coursekit.examples import Example, examples
from coursekit.reader import type_names

ALL, EXAM = "1-types/index.html", "1-types/exam.html"

COURSE = """id: gallery
title: All types
language: en
modules: [1-types]
checks:                     # an example shows one thing at a time
  missing-feedback: off
  choice-count: off
"""

SITE = """site_name: All types
site_url: !ENV [SITE_URL, ""]
use_directory_urls: false
theme:
  name: material
  variant: classic
  font: false
  features: [navigation.instant]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
extra: {generator: false}
"""

# A square seen from above: a kiosk, a hedge and a bench where the examples say they are.
SQUARE = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" viewBox="0 0 600 400">
<rect width="600" height="400" fill="#e8e4da"/>
<rect x="60" y="80" width="120" height="80" fill="#b5651d"/>
<rect x="240" y="240" width="300" height="40" fill="#2e6b34"/>
<circle cx="420" cy="120" r="40" fill="#8a7f72"/>
</svg>
"""


@cache
def examples_of(kind: str) -> tuple[Example, ...]:
    """Give the examples of a type."""
    return tuple(examples(kind))


def gallery(folder: Path) -> Path:
    """Write the course into a folder."""
    files = {
        "course.yml": COURSE,
        "mkdocs.yml": SITE,
        "docs/index.md": "# Start\n",
        "docs/images/square.svg": SQUARE,
        "modules/1-types/index.md": page("All types", type_names()),
        **{f"modules/1-types/{kind}.md": page(kind, [kind]) for kind in type_names()},
        "modules/1-types/exam.md": page("Exam", ["exam"]),
        **{f"quizzes/{kind}.yml": quiz(kind) for kind in type_names()},
        "quizzes/exam.yml": exam(),
        "modules/1-types/long.md": page("Long", ["long"]),
        "quizzes/long.yml": long(),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def page(title: str, kinds: list[str]) -> str:
    """Write a page that shows the examples of some types."""
    return "\n".join([f"# {title}", *(f"\n```quiz\n{kind}\n```" for kind in kinds), ""])


def quiz(kind: str) -> str:
    """Write the examples of a type as a quiz file."""
    return "\n".join([f"title: Examples of {kind}", "items:", *(example.source for example in examples_of(kind)), ""])


def long() -> str:
    """Write a quiz for practice that asks all there is twice."""
    examples = [example for kind in type_names() for example in examples_of(kind)]
    again = [example.source.replace(f"id: {example.item.id}", f"id: {example.item.id}-2", 1) for example in examples]
    return "\n".join(["title: Every type, twice", "items:", *(example.source for example in examples), *again, ""])


def exam() -> str:
    """Write an exam that draws all there is."""
    draws = [f"  - {{count: {len(examples_of(kind))}, from: {kind}}}" for kind in type_names()]
    return "\n".join(
        [
            "title: Every type",
            "mode: exam",
            "pass_mark: 50",
            "certainty: true",
            "shuffle: [choices]",
            "draw:",
            *draws,
            "",
        ]
    )


def address(kind: str) -> str:
    """Give the page of a type."""
    return f"1-types/{kind}.html"
