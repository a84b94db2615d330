"""A slip in one question hides no mistake in another, and nothing that is right is called wrong because of it."""

from __future__ import annotations

import pytest
from courses import edit
from in_memory import check, found

from coursekit.cli import main
from coursekit.recovery import cut
from coursekit.source import decode
from coursekit.words import Words

QUIZ = "quizzes/test.yml"
GOOD = """\
title: Test
items:
  - id: one
    type: true-false
    prompt: Tea is a leaf.
    correct: true
  - id: two
    type: true-false
    prompt: Tea is a root.
    correct: false
pass_mark: 70
"""


def places(text: str) -> list[str]:
    return [entry.removeprefix(f"{QUIZ}:") for entry in found(check({QUIZ: text}))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("Tea is a leaf.", "Tea: a leaf.")], ["5:16 yaml-syntax"]),
        ([("Tea is a leaf.", "Tea: a leaf."), ("Tea is a root.", "@root")], ["5:16 yaml-syntax", "9:13 yaml-syntax"]),
        (
            [("Tea is a leaf.", '"Tea is a leaf.'), ("correct: false", "correct: perhaps")],
            ["5:13 yaml-syntax", "10:14 wrong-type"],
        ),
        ([("Tea is a leaf.", "*Tea"), ("correct: false", "corect: no")], ["5:13 yaml-anchor", "10:5 unknown-key"]),
        (
            [("title: Test", "title: Test: one"), ("false\npass", "no way\npass")],
            ["1:12 yaml-syntax", "10:14 wrong-type"],
        ),
        ([("title: Test", "titel: Test"), ("Tea is a root.", "[Tea](a.md)")], ["1:1 missing-key", "1:1 unknown-key"]),
        ([("Tea is a root.", "Tea: a root.")], ["9:16 yaml-syntax"]),
    ],
)
def test_every_part_of_a_broken_file_is_looked_at(changes: list[tuple[str, str]], expected: list[str]) -> None:
    text = GOOD
    for old, new in changes:
        text = text.replace(old, new, 1)
    assert [entry for entry in places(text) if entry in expected] == expected


def test_a_part_that_is_right_gives_no_finding_because_another_is_broken() -> None:
    assert places(GOOD.replace("Tea is a leaf.", "Tea: a leaf.")) == ["5:16 yaml-syntax"]


def test_a_file_whose_parts_are_right_by_themselves_says_where_reading_stopped() -> None:
    broken = GOOD.replace("  - id: two", " - id: two")
    assert [entry.partition(" ")[2] for entry in places(broken)] == ["yaml-syntax"]


def test_parts_are_cut_at_items_of_the_same_indent_and_keep_their_lines() -> None:
    text = "title: A\nitems:\n- id: a\n  hints:\n    - x\n  order:\n  - y\n- id: b\n"
    assert cut(text) == [(1, "title: A"), (3, "- id: a\n  hints:\n    - x\n  order:\n  - y"), (8, "- id: b\n")]
    assert cut("title: A\n") == cut("items: []\n") == []


@pytest.mark.parametrize(
    ("change", "encoding"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, None),
        (lambda data: data.replace(b"\n", b"\r\n"), None),
        (lambda data: data.replace(b"\n", b"\r"), None),
        (lambda data: data.decode().encode("utf-16"), "terms.utf_16"),
        (lambda data: data.decode().encode("utf-16-le"), "terms.utf_16"),
        (lambda data: data.decode().encode("utf-16-be"), "terms.utf_16"),
        (lambda data: data.decode().replace("leaf", "löv").encode("cp1252"), "terms.latin_1"),
    ],
)
def test_the_marks_of_windows_change_nothing_and_other_encodings_are_named(change, encoding: str | None) -> None:
    text, findings = decode(QUIZ, change(GOOD.encode()))
    assert [finding.values["encoding"] for finding in findings] == ([encoding] if encoding else [])
    assert encoding or text == GOOD


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_a_letter_of_another_encoding_is_found_at_its_line_whatever_ends_the_lines(end: bytes) -> None:
    _, (finding,) = decode(QUIZ, GOOD.replace("a leaf", "ett löv").encode("cp1252").replace(b"\n", end))
    assert (finding.span.line, finding.span.column) == (5, 21 + len("ett l") - len("a"))


COURSE = """\
id: tea
title: Tea
language: sv
modules:
  - 1-a
checks:
  lix: off
"""
FRONT = """\
---
title: Tea
minutes: 10
teaches: [leaf]
objectives:
  - id: leaf
    text: explain tea
---
# Tea
"""


# the change of `course.yml`, what is found; with each there is a mistake in a quiz too
BROKEN_COURSES = {
    "a colon in the title": ([("title: Tea", "title: Tea: green")], ["2:11 yaml-syntax"]),
    "a quotation that is not closed": ([("title: Tea", 'title: "Tea')], ["2:8 yaml-syntax"]),
    "two mistakes": (
        [("title: Tea", "title: Tea: green"), ("id: tea", "id: Tea leaf")],
        ["1:5 bad-id", "2:11 yaml-syntax"],
    ),
    "a syntax error and an unknown key": (
        [("title: Tea", "title: Tea: green"), ("modules:", "ofline: no\nmodules:")],
        ["2:11 yaml-syntax", "4:1 unknown-key"],
    ),
    "a broken list of modules": ([("  - 1-a", "  - @a")], ["5:5 yaml-syntax"]),
    "a broken language": ([("language: sv", "language: *sv")], ["3:11 yaml-anchor"]),
    "a key that is given twice": (
        [("title: Tea", "title: Tea: green"), ("checks:", "id: te\nchecks:")],
        ["2:11 yaml-syntax", "6:1 duplicate-key"],
    ),
    "a value of the wrong kind": ([("id: tea", "id: Tea leaf")], ["1:5 bad-id"]),
    "no list of modules": ([("modules:\n  - 1-a\n", "")], ["1:1 missing-key"]),
}


def changed(text: str, changes: list[tuple[str, str]]) -> str:
    """Replace what stands once in a text, one after the other."""
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(("changes", "expected"), BROKEN_COURSES.values(), ids=BROKEN_COURSES)
def test_every_part_of_a_broken_course_file_is_looked_at_and_the_quizzes_too(changes, expected) -> None:
    text = changed(COURSE, changes)
    quiz = GOOD.replace("correct: false", "correct: perhaps")
    page = "# A\n\n```quiz\ntest\n```\n\n```certificate\n```\n"
    shown = found(check({"course.yml": text, QUIZ: quiz, "modules/1-a/index.md": page}))
    assert [entry for entry in shown if entry.startswith("course.yml")] == [f"course.yml:{e}" for e in expected]
    others = [entry.partition(" ")[2] for entry in shown if not entry.startswith("course.yml")]
    assert others == ["unruled-certificate", "wrong-type"]


def test_what_a_broken_course_file_says_all_the_same_counts() -> None:
    checked = check({"course.yml": COURSE.replace("title: Tea", "title: Tea: green")})
    assert checked.course.language == "sv"
    assert checked.course.id == "tea"
    assert [rule.code for rule in checked.course.rules] == ["lix"]
    assert [module.id for module in checked.course.modules] == ["1-a"]


def test_a_rule_of_completion_that_cannot_be_read_is_not_called_missing() -> None:
    page = "# A\n\n```quiz\ntest\n```\n\n```certificate\n```\n"
    for rule in ("completion: {passed: [test}\n", "completion: {reed: yes}\n"):
        shown = found(check({"course.yml": COURSE + rule, QUIZ: GOOD, "modules/1-a/index.md": page}))
        assert shown
        assert {entry.partition(" ")[2] for entry in shown} <= {"yaml-syntax", "unknown-key", "empty-completion"}


# the change of the front matter, what is found
BROKEN_FRONTS = {
    "a colon in the title": ([("title: Tea", "title: Tea: green")], ["2:11 yaml-syntax"]),
    "two mistakes": (
        [("title: Tea", "title: Tea: green"), ("text: explain", "texts: explain")],
        ["2:11 yaml-syntax", "6:5 missing-key", "7:5 unknown-key"],
    ),
    "minutes that are no number": (
        [("title: Tea", "title: Tea: green"), ("10", "ten")],
        ["2:11 yaml-syntax", "3:10 wrong-type"],
    ),
    "a broken list of objectives": ([("text: explain", "text: explain: ")], ["7:18 yaml-syntax"]),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN_FRONTS.values(), ids=BROKEN_FRONTS)
def test_every_part_of_a_broken_front_matter_is_looked_at(changes, expected) -> None:
    text = changed(FRONT, changes)
    shown = found(check({"docs/tea.md": text, QUIZ: GOOD.replace("correct: false", "correct: perhaps")}))
    own = [entry.removeprefix("docs/tea.md:") for entry in shown if entry.startswith("docs/tea.md")]
    assert [entry for entry in own if "orphan" not in entry] == expected
    assert f"{QUIZ}:10:14 wrong-type" in shown


def test_what_a_broken_front_matter_says_all_the_same_counts() -> None:
    (page,) = (
        page
        for page in check({"docs/tea.md": FRONT.replace("title: Tea", "title: Tea: green")}).course.all_pages
        if page.path == "tea.md"
    )
    assert (page.minutes, page.teaches, page.broken) == (10, ("leaf",), True)
    assert [objective.id for objective in page.objectives] == ["leaf"]


def test_the_scope_of_a_syntax_error_names_what_is_read_on() -> None:
    said = check({"course.yml": COURSE.replace("title: Tea", "title: Tea: green")}).report(Words("en"))
    assert "this part cannot be read from here on, but the rest of the file is checked" in said


def test_a_course_whose_file_is_broken_is_reported_in_its_language(course, capsys) -> None:
    edit(course / "course.yml", ("title: Tea and bread", "title: Tea: bread"), ("language: en", "language: sv"))

    assert main(["check", "--course", str(course)]) == 1

    out = capsys.readouterr()
    assert "fel[yaml-syntax]" in out.err
    assert out.err.count("[") == 1
