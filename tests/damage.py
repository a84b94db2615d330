"""Damaged and generated files of a course, and what must hold of whatever is found in them."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from in_memory import BASE, check

import coursekit
from coursekit.diagnostics import as_text
from coursekit.pages import Filled, Scripts
from coursekit.reader import type_names
from coursekit.render import Renderer
from coursekit.words import Words, languages

QUIZ, COURSE, PAGE, INDEX = "quizzes/test.yml", "course.yml", "docs/index.md", "modules/1-a/index.md"
WORDS = [Words(language) for language in languages()]
SIGNS = [*"\t \n:-#'\"[]{}&*!|>%@`,?~=\\0é🍵\x00\u2028"]
PIECES = [*SIGNS, "\r\n", ": ", "- ", "---\n", "...\n", "<<: ", "e\u0301", "{key}", "=terms.list", "\ufeff"]
PIECES += [
    "```quiz\n",
    "~~~\n",
    "# ",
    "![a](a.svg)\n",
    "objectives:\n  - id: a\n    text: b\n",
    "modules: [1-a, 1-a]\n",
]

RICH_PAGE = """---
title: Tea
minutes: 10
teaches: [tea1]
objectives:
  - id: tea1
    text: explain why green tea is green
hide: [toc]
---
# Tea

![A kettle](kettle.svg)

```quiz
test: one, two
```

- A list
  ~~~quiz
  test
  ~~~
"""


def seeds() -> dict[str, list[str]]:
    """Give sound files by the path they are laid at: every good quiz of the diagnostics, and the rest of a course."""
    good = sorted((Path(coursekit.__file__).parent / "cases").rglob("good"))
    found = {QUIZ: [], COURSE: [BASE[COURSE].decode()], INDEX: [RICH_PAGE, BASE[INDEX].decode()], PAGE: [RICH_PAGE]}
    for name, texts in found.items():
        texts += [(folder / name).read_text(encoding="utf-8") for folder in good if (folder / name).is_file()]
    return found


SEEDS = seeds()
FOLDERS = {path.rpartition("/")[0] for path in BASE} - {""}  # a finding about a whole folder has its path


def damaged(chance: random.Random) -> tuple[str, bytes]:
    """Damage one sound file, half of the time a quiz; gives its path and its new bytes."""
    path = QUIZ if chance.random() < 0.5 else chance.choice([COURSE, INDEX, PAGE])
    return path, damage(chance.choice(SEEDS[path]), chance)


def damage(text: str, chance: random.Random) -> bytes:
    """Change a file at a few places, as a slip of the hand or an ill-meaning one might."""
    for _ in range(chance.randint(1, 4)):
        start, length = chance.randint(0, len(text)), chance.choice([0, 0, 1, 1, 5, 40])
        taken, rest = text[start : start + length], text[start + length :]
        new = chance.choice([chance.choice(PIECES), chance.choice(SIGNS) * 60, taken * 2, taken.upper(), ""])
        text = text[:start] + new + rest
    data = text.encode()
    return data if chance.random() > 0.05 else data.replace(b"e", b"\xe9", 1)


# Keys and words that files of a course know, and some they do not.
NAMES = """title intro mode pass_mark items id type prompt objective points hints explanation tags image draw attempts
shuffle minutes certainty hint_cost choices text correct feedback accept typos wrong answer tolerance range unit units
pairs left right distractors order categories category columns rows area circle rectangle polygon model_answer checklist
lines steps to consequence score count from tag file alt low high true false modules language objectives teaches
<b> {} é"""
KEYS = NAMES.split()
WORD = st.sampled_from(
    [*type_names(), "exam", "practice", "yes", "no", "1", "0", "-3", "5 %", "1e9", "{{a|b}}", "{{*a|b}}"]
)
WORD |= st.sampled_from(["en", "1-a", "tea1", "test", "one", "a b", "[a](b.md)", "**a", "`", "[" * 30, "- " * 9 + "a"])
VALUE = st.recursive(
    WORD | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=12,
)
ITEM = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["one", "two"]),
        "type": st.sampled_from(type_names()),
        "prompt": st.text(max_size=9) | WORD,
    },
    optional={key: VALUE for key in KEYS if key not in ("id", "type", "prompt")},
)
DOCUMENTS: Mapping[str, st.SearchStrategy[Any]] = {
    QUIZ: st.fixed_dictionaries(
        {"title": WORD, "items": st.lists(ITEM | VALUE, max_size=3) | VALUE},
        optional={key: VALUE for key in KEYS if key not in ("title", "items")},
    ),
    COURSE: st.fixed_dictionaries(
        {"id": WORD, "title": VALUE, "language": WORD, "modules": st.lists(WORD, max_size=3) | VALUE}
    ),
    INDEX: st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=6),
}


def written(path: str, value: Any) -> bytes:
    """Write a generated value as a file: in JSON, which is YAML too; for a page as its front matter."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (f"---\n{text}\n---\n# Page\n\n```quiz\ntest\n```\n" if path == INDEX else text).encode("utf-8", "replace")


GENERATED = st.sampled_from(list(DOCUMENTS)).flatmap(
    lambda path: DOCUMENTS[path].map(lambda value: (path, written(path, value)))
)


def lines_of(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def assert_located(path: str, data: bytes) -> bool:
    """Read, check and, where nothing forbids it, render the base course with this file; tells whether it has mistakes.

    Every finding must have a place that is there, and words in every language.
    """
    checked = check({path: data})
    lines = {name: lines_of(text) for name, text in {**BASE, path: data}.items()}
    lines |= {folder: [""] for folder in FOLDERS}
    for finding in checked.diagnostics:
        span = finding.span
        assert 1 <= span.line <= len(lines[span.path]), (path, data)
        assert 1 <= span.column <= len(lines[span.path][span.line - 1]) + 1, (path, data)
        for language in WORDS:
            assert f"{span.path}:{span.line}:{span.column}: " in as_text(finding, language)
            assert f"[{finding.code}]: " in as_text(finding, language)
    if not checked.has_errors:
        renderer = Renderer(checked.course, directory_urls=False)
        for page in checked.course.all_pages:
            Filled(checked.course, page, renderer, Scripts("script.js", "journey.js")).file()
    return checked.has_errors
