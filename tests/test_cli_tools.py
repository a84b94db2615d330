"""The tools beside build, check and serve: found by listing, each with its own options, printed by the command line."""

from __future__ import annotations

import pytest
from courses import ROOT, edit, run

from coursekit import commands
from coursekit.cli import main
from coursekit.words import Words

NAMES = commands.names()


def test_every_tool_is_found_by_listing() -> None:
    assert NAMES == ["fmt", "new", "rename", "schema", "stats"]


def test_the_help_of_the_whole_names_every_tool_in_the_language_of_the_course(course, capsys):
    edit(course / "course.yml", ("language: en", "language: sv"))
    with pytest.raises(SystemExit):
        main(["--course", str(course), "--help"])
    said = " ".join(capsys.readouterr().out.split())
    for name in NAMES:
        assert f"{name} {Words('sv')(f'tools.{name}')}" in said


@pytest.mark.parametrize("name", NAMES)
def test_a_tool_has_its_own_help(course, capsys, name):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help", "--course", str(course)])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"{name} [-h] [--course DIR]" in said
    assert Words("en")(f"tools.{name}") in said


WRONG_USES = {
    "an unknown option": ["stats", "--fast"],
    "an option of another command": ["fmt", "--engine", "plain"],
    "nothing to make": ["new"],
    "an unknown thing to make": ["new", "book"],
    "nothing to rename": ["rename"],
    "too little to rename": ["rename", "item", "1-tea", "green-tea"],
    "a shortened option": ["stats", "--form", "json"],
    "two commands": ["stats", "check"],
    "a tool after an option": ["--strict", "stats"],
}


@pytest.mark.parametrize("arguments", WRONG_USES.values(), ids=WRONG_USES)
def test_wrong_use_of_a_tool_ends_with_2_and_shows_how_it_is_used(course, capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments, default_course=course)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"new", "rename"}))
def test_a_folder_without_a_course_is_named(tmp_path, capsys, name):
    assert main([name, "--course", str(tmp_path)]) == 2
    assert "`course.yml`" in capsys.readouterr().err


def test_rename_asks_for_a_course_too(tmp_path, capsys):
    assert main(["rename", "quiz", "a", "b", "--course", str(tmp_path)]) == 2
    assert "`course.yml`" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--course", "DIR", "stats"], ["stats", "--course", "DIR"]])
def test_the_course_may_be_named_before_or_after_a_tool(course, capsys, arguments):
    assert main([argument.replace("DIR", str(course)) for argument in arguments]) == 0
    assert "9 pages, 6 questions" in capsys.readouterr().out


def test_the_front_door_knows_the_tools(course):
    done = run(str(ROOT / "tests/course/build_quiz.py"), "stats", "--course", str(course), cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "9 pages, 6 questions" in done.stdout
