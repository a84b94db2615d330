"""Damaged quiz files, a sample that repeats: whatever the file, every finding has a place and nothing breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from in_memory import ADVICE, check

import coursekit
from coursekit import source
from coursekit.diagnostics import as_text
from coursekit.words import Words, languages

PATH, PAGE = "quizzes/test.yml", "modules/1-a/index.md"
SEEDS = sorted((Path(coursekit.__file__).parent / "cases").rglob("good/quizzes/test.yml"))
SIGNS = [*"\t \n:-#'\"[]{}&*!|>%@`,?~=\\0é🍵\x00\u2028"]
PIECES = [*SIGNS, "\r\n", ": ", "- ", "---\n", "...\n", "<<: ", "e\u0301", "{key}", "=terms.list", "\ufeff"]


def damage(text: str, chance: random.Random) -> bytes:
    """Change a quiz file at a few places, as a slip of the hand or an ill-meaning one might."""
    for _ in range(chance.randint(1, 4)):
        start, length = chance.randint(0, len(text)), chance.choice([0, 0, 1, 1, 5, 40])
        taken, rest = text[start : start + length], text[start + length :]
        new = chance.choice([chance.choice(PIECES), chance.choice(SIGNS) * 60, taken * 2, taken.upper(), ""])
        text = text[:start] + new + rest
    data = text.encode()
    return data if chance.random() > 0.05 else data.replace(b"e", b"\xe9", 1)


def check_places(data: bytes, words: list[Words]) -> bool:
    """Check a course with this quiz file; tells whether anything was found."""
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    findings = check({PATH: data}).diagnostics
    for finding in findings:
        span = finding.span
        assert span.path in (PATH, PAGE), data
        if span.path == PATH:
            assert 1 <= span.line <= len(lines), data
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, data
        for language in words:
            assert f"[{finding.code}]: " in as_text(finding, language)
    return bool({finding.code for finding in findings} - ADVICE)


@pytest.mark.parametrize(
    ("loader", "count"), [(source.LOADER, 3000), (yaml.SafeLoader, 300)], ids=["fast parser", "parser in Python"]
)
def test_thousands_of_damaged_quiz_files_give_located_findings_and_no_exception(
    loader: object, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LOADER", loader)
    chance = random.Random(20_261_122)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    words = [Words(language) for language in languages()]
    damaged = sum(check_places(damage(chance.choice(texts), chance), words) for _ in range(count))
    assert count / 2 < damaged < count
