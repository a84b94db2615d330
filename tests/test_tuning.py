"""A course says which advice it wants: options, silence, and exceptions that hold where they stand."""

from __future__ import annotations

import pytest
from in_memory import check

from coursekit.checks import all_checks, tunable
from coursekit.words import Words

QUIZ, PAGE = "quizzes/test.yml", "docs/index.md"
COURSE = "id: tea\ntitle: Tea\nlanguage: en\nmodules: [1-a]\n"
ITEM = """\
  - id: {id}
    type: single-choice
    objective: name-it
    prompt: Which leaf?
{more}    choices:
      - text: Camellia
        correct: true
      - text: Mint
"""


def quiz(*items: tuple[str, str], top: str = "") -> str:
    return f"title: Test\n{top}items:\n" + "".join(ITEM.format(id=name, more=more) for name, more in items)


def codes(texts: dict[str, str], code: str) -> list[str]:
    """Give the places of a finding, and of silences that are not needed."""
    found = [d for d in check(texts).diagnostics if d.code in (code, "unused-silence")]
    return [f"{d.span.path}:{d.span.line} {d.code}" for d in found]


ALLOW = "    allow: {choice-count: There are only two.}\n"


def test_an_exception_holds_for_its_own_item_only() -> None:
    text = quiz(("one", ""), ("two", ALLOW), ("three", ""))
    assert codes({QUIZ: text}, "choice-count") == [f"{QUIZ}:3 choice-count", f"{QUIZ}:20 choice-count"]


def test_an_exception_at_the_top_of_a_quiz_holds_for_all_its_items() -> None:
    text = quiz(("one", ""), ("two", ""), top="allow: {choice-count: Pairs of leaves.}\n")
    assert codes({QUIZ: text}, "choice-count") == []


def test_an_exception_without_a_reason_is_an_error() -> None:
    findings = check({QUIZ: quiz(("one", ALLOW.replace("There are only two.", "")))}).diagnostics
    assert ("empty-value", 7) in [(finding.code, finding.span.line) for finding in findings]


def test_an_exception_on_a_page_holds_for_that_page() -> None:
    texts = {PAGE: "---\nallow: {heading-jump: An old outline.}\n---\n# A\n\n### B\n", "docs/b.md": "# A\n\n### B\n"}
    assert codes(texts, "heading-jump") == ["docs/b.md:3 heading-jump"]


def test_a_course_silences_a_rule_everywhere() -> None:
    texts = {"course.yml": COURSE + "checks: {choice-count: off}\n", QUIZ: quiz(("one", ""), ("two", ""))}
    assert codes(texts, "choice-count") == []


def test_slips_are_silenced_like_any_other_warning() -> None:
    texts = {"course.yml": COURSE + "checks: {curly-quotes: off}\n", QUIZ: quiz(("one", "")).replace("Test", "”Test”")}
    assert codes(texts, "curly-quotes") == []


def test_an_option_changes_what_a_rule_allows() -> None:
    texts = {"course.yml": COURSE + "checks: {choice-count: {least: 2}}\n"}
    assert codes(texts, "choice-count") == []


def test_an_option_that_is_no_number_is_an_error_at_its_place() -> None:
    findings = check({"course.yml": COURSE + "checks: {choice-count: {least: two}}\n"}).diagnostics
    assert [(d.span.line, d.span.column) for d in findings if d.code == "wrong-type"] == [(5, 32)]


def test_no_silence_is_called_unneeded_while_a_mistake_may_hide_what_it_silences() -> None:
    texts = {QUIZ: quiz(("one", ALLOW)).replace("correct: true", "corect: true")}
    assert codes(texts, "choice-count") == []


def test_a_rule_that_must_be_asked_for_is_quiet_until_then() -> None:
    lesson = {"modules/1-a/1-leaf.md": "---\nteaches: [name-it]\n---\n# Leaf\n\nText.\n"}
    assert codes(lesson, "missing-sources") == []
    asked = lesson | {"course.yml": COURSE + "checks: {missing-sources: on}\n"}
    assert codes(asked, "missing-sources") == ["modules/1-a/1-leaf.md:2 missing-sources"]


def test_errors_cannot_be_tuned_and_options_are_whole_numbers() -> None:
    errors = {module.CODE for module in all_checks() if module.LEVEL == "error"}
    assert not errors & set(tunable())
    assert {type(value) for options in tunable().values() for value in options.values()} == {int}


ITEM_RULES = {
    "long-correct-choice": "Haladyna",
    "same-correct-position": "Haladyna",
    "all-of-the-above": "Haladyna",
    "unmarked-negation": "Haladyna",
    "near-duplicate-choice": "Haladyna",
    "overlapping-choices": "Haladyna",
    "absolute-words": "Haladyna",
    "missing-feedback": "Shute",
    "choice-count": "Rodriguez, M. C. 2005",
    "grammar-clue": "Haladyna",
    "true-false-balance": "Grosse",
}


def test_every_rule_of_item_writing_names_the_research_it_rests_on() -> None:
    said = {module.CODE: module.__doc__ or "" for module in all_checks()}
    assert [code for code, name in ITEM_RULES.items() if name not in said[code]] == []


SWEDISH = [
    ("unmarked-negation", "Vilket av detta är inte en kapabel väktare?", True),
    ("unmarked-negation", "Vilket av detta är **inte** en kapabel väktare?", False),
    ("unmarked-negation", "Grannen vill inte lämna namn. Vad gör du?", False),
    ("unmarked-negation", "Vad gör du om grannen inte svarar?", False),
    ("unmarked-negation", "Varför vågar ingen gå genom parken?", False),
]


@pytest.mark.parametrize(("code", "prompt", "reported"), SWEDISH)
def test_rules_of_wording_know_swedish(code: str, prompt: str, reported: bool) -> None:
    text = quiz(("one", "")).replace("prompt: Which leaf?", f'prompt: "{prompt}"')
    texts = {"course.yml": COURSE.replace("language: en", "language: sv"), QUIZ: text}
    assert codes(texts, code) == ([f"{QUIZ}:6 {code}"] if reported else [])
    assert Words("sv").language == "sv"
