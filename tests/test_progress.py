"""How far a build has come is shown on a terminal, and only there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coursekit.cli import main
from coursekit.engines import live
from coursekit.engines.mkdocs import build_site
from coursekit.words import Words


def test_every_page_is_counted_once(course: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    build_site(course / "mkdocs.yml", tmp_path / "site", True, lambda done, total: told.append((done, total)))

    assert {total for _, total in told} == {9}
    assert list(dict.fromkeys(done for done, _ in told)) == list(range(10))


def test_only_the_first_build_of_a_preview_is_counted(course: Path) -> None:
    told: list[tuple[int, int]] = []
    preview = live.Preview(
        course / "mkdocs.yml", "127.0.0.1:0", Words("en"), lambda done, total: told.append((done, total))
    )
    try:
        preview.build_whole()
        first = list(told)
        preview.build_whole()
    finally:
        preview.close()
    assert first[-1] == (9, 9)
    assert told == first


def test_a_terminal_sees_the_pages_pass_and_nothing_of_them_at_the_end(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert main(["--course", str(course), "build"]) == 0

    shown = capsys.readouterr().err.split("\r")
    assert "Pages: 1 of 9" in shown
    assert "Pages: 8 of 9" in shown
    assert [text.strip() for text in shown[-2:]] == ["", ""]


def test_elsewhere_nothing_of_it_is_shown(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(course), "build"]) == 0

    assert capsys.readouterr().err == ""
