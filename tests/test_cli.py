"""The command line: what it does, what it says, and with which code it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from courses import edit

from coursekit.cli import main

Change = Callable[[Path], None]


def misspelt(course: Path) -> None:
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))


def unused(course: Path) -> None:
    shutil.copy(course / "quizzes/2-bread.yml", course / "quizzes/3-jam.yml")


def broken_link(course: Path) -> None:
    edit(course / "modules/1-tea/index.md", ("(2-water.md)", "(3-milk.md)"))


def unknown_theme(course: Path) -> None:
    edit(course / "mkdocs.yml", ("name: material", "name: marble"))


def broken_config(course: Path) -> None:
    edit(course / "mkdocs.yml", ("site_name: Tea and bread", "site_name: [Tea and bread"))


def without(name: str) -> Change:
    return lambda course: (course / name).unlink()


def nothing(course: Path) -> None:
    """Leave the course as it is."""


# what is done to the course, the command, the exit code, what is said
ENDS: dict[str, tuple[Change, list[str], int, str]] = {
    "a clean check": (nothing, ["check"], 0, "No errors. Read 2 modules, 9 pages, 2 quiz files and 6 questions."),
    "a clean strict check": (nothing, ["check", "--strict"], 0, "No errors."),
    "a clean build": (nothing, ["build"], 0, "Done."),
    "a strict build": (nothing, ["build", "--strict"], 0, "Done."),
    "no command builds": (nothing, [], 0, "Done."),
    "plain files": (nothing, ["build", "--engine", "plain"], 0, "Done."),
    "a warning in a check": (unused, ["check"], 0, "0 errors and 1 warnings."),
    "a warning in a build": (unused, ["build"], 0, "warning[unused-quiz]"),
    "a warning in plain files": (unused, ["build", "--engine", "plain"], 0, "warning[unused-quiz]"),
    "a warning in a strict check": (unused, ["check", "--strict"], 1, "warning[unused-quiz]"),
    "a warning in a strict build": (unused, ["build", "--strict"], 1, "warning[unused-quiz]"),
    "a warning in strict plain files": (unused, ["--engine", "plain", "--strict"], 1, "warning[unused-quiz]"),
    "a mistake in a check": (misspelt, ["check"], 1, "error[unknown-key]"),
    "a mistake in a build": (misspelt, ["build"], 1, "error[unknown-key]"),
    "a mistake in plain files": (misspelt, ["build", "--engine", "plain"], 1, "error[unknown-key]"),
    "a broken link": (broken_link, ["build"], 0, "3-milk.md"),
    "a broken link in a strict build": (broken_link, ["build", "--strict"], 1, "3-milk.md"),
    "a theme that is not there": (unknown_theme, ["build"], 1, "marble"),
    "a configuration that is no YAML": (broken_config, ["build"], 1, "The site could not be built."),
    "no course.yml to check": (without("course.yml"), ["check"], 2, "`course.yml`"),
    "no course.yml to build": (without("course.yml"), ["build"], 2, "`course.yml`"),
    "no mkdocs.yml to check": (without("mkdocs.yml"), ["check"], 0, "No errors."),
    "no mkdocs.yml to build": (without("mkdocs.yml"), ["build"], 2, "`mkdocs.yml`"),
    "no mkdocs.yml for plain files": (without("mkdocs.yml"), ["--engine", "plain"], 2, "`mkdocs.yml`"),
    "no mkdocs.yml to serve": (without("mkdocs.yml"), ["serve"], 2, "`mkdocs.yml`"),
}


@pytest.mark.parametrize(("change", "arguments", "code", "said"), ENDS.values(), ids=ENDS)
def test_a_command_ends_with_its_code_and_says_why(course, capfd, change, arguments, code, said):
    change(course)

    assert main(["--course", str(course), *arguments]) == code

    out = capfd.readouterr()
    assert said in out.out + out.err
    assert "Traceback" not in out.out + out.err


WRONG_USES = {
    "an unknown command": ["bild"],
    "an unknown option": ["build", "--fast"],
    "an unknown engine": ["build", "--engine", "steam"],
    "an unknown format": ["check", "--format", "xml"],
    "two commands": ["check", "build"],
    "a shortened option": ["check", "--cour", "."],
    "no folder after --course": ["check", "--course"],
}


@pytest.mark.parametrize("arguments", WRONG_USES.values(), ids=WRONG_USES)
def test_wrong_use_ends_with_2_and_shows_how_it_is_used(course, capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments, default_course=course)

    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
    assert not (course / "site").exists()


def test_help_names_every_command_and_option(capsys, course):
    with pytest.raises(SystemExit) as ended:
        main(["--help"], default_course=course)

    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in ("build", "check", "serve", "--course", "--site", "--engine", "--format", "--strict", "--address"):
        assert word in said


@pytest.mark.parametrize(
    "arguments", [["--course", "DIR", "check"], ["check", "--course", "DIR"], ["check", "--course=DIR"]]
)
def test_the_course_may_be_named_before_or_after_the_command(course, capsys, arguments):
    misspelt(course)

    assert main([argument.replace("DIR", str(course)) for argument in arguments]) == 1

    assert "quizzes/1-tea.yml:8:5: error[unknown-key]" in capsys.readouterr().err


def test_without_a_named_course_the_folder_one_stands_in_is_it(course, capsys, monkeypatch):
    monkeypatch.chdir(course)

    assert main(["check"]) == 0
    assert "2 modules" in capsys.readouterr().out


def test_a_folder_that_does_not_exist_is_named(tmp_path, capsys):
    assert main(["--course", str(tmp_path / "nowhere"), "check"]) == 2

    assert "nowhere" in capsys.readouterr().err


def test_json_is_one_list_of_findings_with_places_relative_to_the_course(course, capsys):
    misspelt(course)
    unused(course)

    assert main(["--course", str(course), "check", "--format", "json"]) == 1

    rows = json.loads(capsys.readouterr().out)
    assert [(row["code"], row["level"], row["path"], row["line"], row["column"]) for row in rows] == [
        ("missing-key", "error", "quizzes/1-tea.yml", 5, 5),
        ("unknown-key", "error", "quizzes/1-tea.yml", 8, 5),
        ("unused-quiz", "warning", "quizzes/3-jam.yml", 1, 8),
    ]
    assert {frozenset(row) for row in rows} == {
        frozenset(["code", "level", "path", "line", "column", "message", "help"])
    }
    assert "`prompt`" in rows[1]["help"]


def test_json_of_a_clean_course_is_an_empty_list(course, capsys):
    assert main(["--course", str(course), "check", "--format", "json"]) == 0

    assert json.loads(capsys.readouterr().out) == []
