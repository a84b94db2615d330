"""A slip in one question hides no mistake in another, and nothing that is right is called wrong because of it."""

from __future__ import annotations

import pytest
from in_memory import check, found

from coursekit.recovery import cut
from coursekit.source import decode

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
