"""What the disk refuses is said in one plain line with its place; no command ends in a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from courses import edit, snapshot
from in_memory import found

from coursekit.cli import main
from coursekit.course import check_folder
from coursekit.words import Words, languages

Change = Callable[[Path], None]


def folder_for(*names: str) -> Change:
    """Put folders in the place of files."""

    def change(course: Path) -> None:
        for name in names:
            (course / name).unlink(missing_ok=True)
            (course / name).mkdir()

    return change


def file_for(*names: str) -> Change:
    """Put files in the place of folders."""

    def change(course: Path) -> None:
        for name in names:
            shutil.rmtree(course / name, ignore_errors=True)
            (course / name).write_text("", encoding="utf-8")

    return change


def untidy(course: Path) -> None:
    edit(course / "quizzes/1-tea.yml", ("    hints:", "\n    hints:"))


FAULTS: dict[str, tuple[Change, list[str], str]] = {
    "course.yml is a folder": (folder_for("course.yml"), ["check"], "course.yml:1:1: error[unreadable-file]"),
    "course.yml is a folder for build": (folder_for("course.yml"), ["build"], "course.yml:1:1: error[unreadable-file]"),
    "course.yml is a folder for stats": (folder_for("course.yml"), ["stats"], "mistakes"),
    "course.yml is a folder for rename": (
        folder_for("course.yml"),
        ["rename", "quiz", "1-tea", "tea"],
        "course.yml:1:1: error[unreadable-file]",
    ),
    "course.yml is a folder for a new module": (folder_for("course.yml"), ["new", "module", "jam"], "course.yml"),
    "quizzes is a file": (file_for("quizzes"), ["check"], "quizzes:1:1: error[unreadable-file]"),
    "modules is a file": (file_for("modules"), ["check"], "modules:1:1: error[unreadable-file]"),
    "docs is a file": (file_for("docs"), ["check"], "docs:1:1: error[unreadable-file]"),
    "docs is a file for build": (file_for("docs"), ["build"], "docs"),
    "quizzes is a file for a new quiz": (file_for("quizzes"), ["new", "quiz", "jam"], "quizzes"),
    "quizzes is a file for fmt": (file_for("quizzes"), ["fmt"], "quizzes:1:1: error[unreadable-file]"),
    "schema is a file": (file_for("schema"), ["schema"], "schema"),
    "mkdocs.yml is a folder": (folder_for("mkdocs.yml"), ["build"], "mkdocs.yml"),
    "mkdocs.yml is a folder for serve": (folder_for("mkdocs.yml"), ["serve"], "mkdocs.yml"),
    "the site is a file": (file_for("site"), ["build"], "site"),
    "the headers are a file": (file_for("site-headers"), ["build"], "site-headers"),
    "the plain tree is a file": (file_for("build"), ["build", "--engine", "plain"], "build"),
}


@pytest.mark.parametrize(("change", "arguments", "said"), FAULTS.values(), ids=FAULTS)
def test_what_lies_in_the_way_is_named_without_a_traceback(course, capfd, change, arguments, said):
    change(course)
    before = authored(course)

    assert main([*arguments, "--course", str(course)]) == 1

    out = capfd.readouterr()
    assert said in out.err
    assert "Traceback" not in out.out + out.err
    assert "[Errno" not in out.err
    assert authored(course) == before


def authored(course: Path) -> dict[str, bytes]:
    """Read all files but those that Python keeps of the hook file."""
    return {name: data for name, data in snapshot(course).items() if not name.startswith("__pycache__/")}


REASONS = {PermissionError(13, "no"): "no permission", OSError(5, "no"): "the computer"}


@pytest.mark.parametrize(("error", "reason"), REASONS.items(), ids=["permission", "a broken disk"])
@pytest.mark.parametrize("path", ["course.yml", "mkdocs.yml", "docs/about.md", "quizzes/1-tea.yml"])
def test_a_file_that_cannot_be_read_is_the_only_finding(course, monkeypatch, path, error, reason):
    refuse(monkeypatch, course / path, error)

    checked = check_folder(course)

    assert found(checked) == [f"{path}:1:1 unreadable-file"]
    assert reason in checked.report(Words("en"))


def test_a_file_that_vanishes_while_the_course_is_read_was_never_there(course, monkeypatch):
    refuse(monkeypatch, course / "docs/about.md", FileNotFoundError(2, "gone"))

    assert {finding.code for finding in check_folder(course).diagnostics} <= {"broken-link"}


def test_a_folder_that_cannot_be_listed_is_named(course, monkeypatch):
    listed = Path.iterdir

    def iterdir(path: Path):
        if path == course / "modules/1-tea":
            raise PermissionError(13, "no", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)

    assert "modules/1-tea:1:1 unreadable-file" in found(check_folder(course))


@pytest.mark.parametrize("language", languages())
def test_why_the_disk_refuses_is_said_in_every_language(course, capsys, monkeypatch, language):
    edit(course / "course.yml", ("language: en", f"language: {language}"))
    untidy(course)

    def replace(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(path), None, str(target))

    monkeypatch.setattr(Path, "replace", replace)

    assert main(["fmt", "--course", str(course)]) == 1

    said = capsys.readouterr().err
    assert f"quizzes/1-tea.yml`: {Words(language)('disk.full')}" in said


def refuse(monkeypatch: pytest.MonkeyPatch, refused: Path, error: OSError) -> None:
    """Let the disk refuse to read one file."""
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == refused:
            raise error
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
