"""Every finding has its case: a course with the mistake and its whole report, and a course without it.

`cases/<code>/` of the package (or `cases/<code>/<variant>/`) holds `bad/` and `good/`, each laid over the tiny course
`cases/base/`, and `expected.txt`, the report about the bad one. What cannot lie there as files is described in
`made.yml`. A course as small as these has much to be advised about: advice, which has a `why` among the words, is only
looked at in the cases that are about it.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from in_memory import ADVICE

import coursekit
from coursekit.checks import unsound_item
from coursekit.course import Checked, check_folder
from coursekit.diagnostics import Diagnostic, advice, as_json, as_text, message
from coursekit.made import NAME, Step, steps
from coursekit.model import Span
from coursekit.words import Words, languages, load

CASES = Path(coursekit.__file__).parent / "cases"
NAMES = sorted(path.parent.relative_to(CASES).as_posix() for path in CASES.rglob("expected.txt"))
CODES = load("en")["codes"]

# No text of an author gives this finding, only a mistake in an item type; it has a test of its own below.
FROM_A_PROGRAM_BUG_ONLY = {"unsound-item"}

# Of which findings a case needs more than anybody reads.
TOO_MANY = {"more-of-a-kind": {"broken-link"}}


def make(course: Path, step: Step) -> None:
    """Take a step of a case that is described."""
    path = course / step.path
    if step.kind == "link":
        path.symlink_to(step.values["to"])
    elif step.kind == "folder":
        path.unlink(missing_ok=True)
        path.mkdir()
    elif step.kind == "gone":
        path.unlink()
    else:
        path.write_bytes(step.data(path.read_bytes()))


def lay(name: str, side: str, folder: Path) -> Checked:
    """Lay one side of a case over the base and check the course that results."""
    course = folder / "course"
    shutil.copytree(CASES / "base", course)
    code, made = name.partition("/")[0], CASES / name / NAME
    for step in steps(made.read_text(encoding="utf-8"), side) if made.is_file() else ():
        make(course, step)
    if not made.is_file():
        shutil.copytree(CASES / name / side, course, dirs_exist_ok=True)
    checked = check_folder(course)
    left = ADVICE - {code} | TOO_MANY.get(code, set())
    kept = [finding for finding in checked.diagnostics if finding.code not in left]
    return replace(checked, diagnostics=tuple(kept))


def report(checked: Checked, language: str) -> str:
    """Write the findings without the lines they are about, which have tests of their own."""
    return "\n".join(as_text(finding, Words(language)) for finding in checked.diagnostics)


def test_every_code_has_a_case() -> None:
    assert {name.partition("/")[0] for name in NAMES} | FROM_A_PROGRAM_BUG_ONLY == set(CODES)


def test_every_explanation_of_a_syntax_error_has_a_case() -> None:
    assert {f"yaml-syntax/{hint}" for hint in load("en")["hints"]} <= set(NAMES)


def test_the_base_course_is_without_findings() -> None:
    assert {finding.code for finding in check_folder(CASES / "base").diagnostics} <= ADVICE


@pytest.mark.parametrize("name", NAMES)
def test_report_of_a_bad_course_is_exactly_the_expected_one(name: str, tmp_path: Path) -> None:
    said = report(lay(name, "bad", tmp_path), "en") + "\n"
    assert said == (CASES / name / "expected.txt").read_text(encoding="utf-8")
    assert f"[{name.partition('/')[0]}]: " in said


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_reported_about_a_good_course(name: str, tmp_path: Path) -> None:
    assert report(lay(name, "good", tmp_path), "en") == ""


@pytest.mark.parametrize("name", NAMES)
def test_swedish_report_says_the_same_in_as_many_lines(name: str, tmp_path: Path) -> None:
    checked = lay(name, "bad", tmp_path)
    english, swedish = (report(checked, language).splitlines() for language in ("en", "sv"))
    assert len(english) == len(swedish)
    assert places(english) == places(swedish)
    assert english != swedish


def places(report: list[str]) -> list[str]:
    """Give the numbers and codes of a report, which no language changes."""
    return [part for line in report for part in re.findall(r"^\S+:\d+:\d+:|\[[a-z0-9-]+\]:|\d+:\d+$", line)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_words_are_filled_in_and_state_a_fact(name: str, language: str, tmp_path: Path) -> None:
    words = Words(language)
    for diagnostic in lay(name, "bad", tmp_path).diagnostics:
        fact = message(diagnostic, words)
        assert not re.search(r"\{\w*\}", fact + advice(diagnostic, words))
        assert not fact.endswith(".")
        assert fact[0].islower() or fact[0].isdigit() or fact[0] == "`"
        assert advice(diagnostic, words).strip()


@pytest.mark.parametrize("name", NAMES)
def test_json_lists_the_same_findings(name: str, tmp_path: Path) -> None:
    checked, words = lay(name, "bad", tmp_path), Words("en")
    rows = json.loads(as_json(checked.diagnostics, words))
    for row, diagnostic in zip(rows, checked.diagnostics, strict=True):
        assert set(row) == {"code", "level", "path", "line", "column", "message", "help"}
        assert as_text(diagnostic, words).splitlines()[0] == (
            f"{row['path']}:{row['line']}:{row['column']}: {row['level']}[{row['code']}]: {row['message']}"
        )
        assert as_text(diagnostic, words).endswith(f"\n  help: {row['help']}")
        assert not Path(row["path"]).is_absolute()


def test_an_item_whose_scoring_contradicts_its_key_is_reported() -> None:
    course = check_folder(CASES / "base").course
    (quiz,) = course.quizzes.values()
    (item,) = quiz.items
    wrong = tuple(choice.id for choice in item.choices if not choice.correct)
    unsound = replace(item, declaration=replace(item.declaration, correct=wrong))
    broken = replace(course, quizzes={quiz.id: replace(quiz, items=(unsound,))})
    assert [as_text(finding, Words("en")) for finding in unsound_item.check(broken)] == [
        "quizzes/test.yml:3:9: error[unsound-item]: the points of the item `leaf` contradict what is marked as"
        " correct\n  help: this is a mistake in the program, not in your text, so please report it"
    ]
    assert list(unsound_item.check(course)) == []


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json([], Words("en"))) == []


def test_a_value_an_author_wrote_is_never_taken_for_the_name_of_a_word() -> None:
    finding = Diagnostic("bad-id", "error", Span("quizzes/test.yml"), {"id": "terms.list"})
    assert message(finding, Words("en")) == "`terms.list` cannot be an id"
