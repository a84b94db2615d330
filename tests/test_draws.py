"""Quizzes that draw: how an author says so, and which items may then be shown."""

from __future__ import annotations

import pytest
from in_memory import check, found

from coursekit.model import Course, Draw, Quiz

ITEM = "  - {{id: {}, type: true-false, prompt: Tea is made of leaves., correct: true{}}}\n"
PAGE = "# Tea\n\n```quiz\nexam\n```\n"


def items(*named: str) -> str:
    """Write items named `id`, `id#tag` or `id@objective`."""
    text = ""
    for entry in named:
        name, _, tag = entry.partition("#")
        name, _, objective = name.partition("@")
        text += ITEM.format(name, f", tags: [{tag}]" * bool(tag) + f", objective: {objective}" * bool(objective))
    return text


def course_with(exam: str) -> Course:
    """Give a course with an exam beside the quiz `bank`, which the page of the base course shows."""
    bank = "title: Bank\nitems:\n" + items("leaf@name-it", "pot#cup", "mug#cup", "same")
    checked = check(
        {
            "quizzes/test.yml": None,
            "quizzes/bank.yml": bank,
            "quizzes/exam.yml": f"title: Exam\n{exam}",
            "docs/index.md": PAGE,
            "modules/1-a/2-bank.md": "# Bank\n\n```quiz\nbank\n```\n",
            "modules/1-a/index.md": "---\nobjectives: [{id: name-it, text: name the plant}]\n---\n# Leaves\n",
        }
    )
    assert found(checked) == []
    return checked.course


OWN = "items:\n" + items("a@name-it", "b#cup", "same")
FORMS = {
    "draw: 2\n": (Draw(2),),
    "draw: [{count: 2}]\n": (Draw(2),),
    "draw:\n  - count: 1\n    from: bank\n": (Draw(1, source="bank"),),
    "draw: [{count: 1, from: exam}]\n": (Draw(1, source="exam"),),
    "draw: [{count: 1, objective: name-it}]\n": (Draw(1, objective="name-it"),),
    "draw: [{count: 1, tag: cup}]\n": (Draw(1, tag="cup"),),
    "draw:\n  - {count: 1, from: bank, objective: name-it}\n  - {count: 2, from: bank, tag: cup}\n  - {count: 1}\n": (
        Draw(1, source="bank", objective="name-it"),
        Draw(2, source="bank", tag="cup"),
        Draw(1),
    ),
    "draw: []\n": (),
    "": (),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_draw_may_be_a_number_or_a_list_with_where_from_and_of_what(form: str) -> None:
    assert course_with(form + OWN).quizzes["exam"].draws == FORMS[form]


def names(entries: tuple[tuple[Quiz, object], ...]) -> list[str]:
    """Name items as `quiz/item`."""
    return [f"{home.id}/{item.id}" for home, item in entries]  # type: ignore[attr-defined]


DRAWN = [
    (Draw(1), ["exam/a", "exam/b", "exam/same"]),
    (Draw(1, source="exam"), ["exam/a", "exam/b", "exam/same"]),
    (Draw(1, source="bank"), ["bank/leaf", "bank/pot", "bank/mug", "bank/same"]),
    (Draw(1, objective="name-it"), ["exam/a"]),
    (Draw(1, tag="cup"), ["exam/b"]),
    (Draw(1, source="bank", objective="name-it"), ["bank/leaf"]),
    (Draw(1, source="bank", tag="cup"), ["bank/pot", "bank/mug"]),
    (Draw(1, source="bank", objective="name-it", tag="cup"), []),
    (Draw(1, source="nowhere"), []),
]


@pytest.mark.parametrize(("draw", "expected"), DRAWN)
def test_a_draw_takes_items_of_its_quiz_with_its_objective_and_tag(draw: Draw, expected: list[str]) -> None:
    course = course_with(OWN)
    assert names(course.drawn_from(course.quizzes["exam"], draw)) == expected


def test_an_item_of_another_quiz_comes_with_that_quiz() -> None:
    course = course_with(OWN)
    ((home, _),) = course.drawn_from(course.quizzes["exam"], Draw(1, source="bank", objective="name-it"))
    assert home is course.quizzes["bank"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (OWN, ["exam/a", "exam/b", "exam/same"]),
        ("draw: 1\n" + OWN, ["exam/a", "exam/b", "exam/same"]),
        ("draw: [{count: 1, from: bank, tag: cup}]\n", ["bank/pot", "bank/mug"]),
        (
            "draw: [{count: 1, from: bank}, {count: 1, from: bank, tag: cup}]\n" + OWN,
            ["exam/a", "exam/b", "exam/same", "bank/leaf", "bank/pot", "bank/mug", "bank/same"],
        ),
    ],
)
def test_a_quiz_may_show_its_own_items_and_those_it_draws_each_once(form: str, expected: list[str]) -> None:
    course = course_with(form)
    assert names(course.pool(course.quizzes["exam"])) == expected


@pytest.mark.parametrize(
    ("form", "attempted"),
    [
        (OWN, False),
        ("certainty: true\nhint_cost: 5\nminutes: 3\npass_mark: 50\nmode: practice\n" + OWN, False),
        ("mode: exam\n" + OWN, True),
        ("draw: 1\n" + OWN, True),
        ("attempts: 1\n" + OWN, True),
        ("shuffle: [choices]\n" + OWN, True),
    ],
)
def test_a_quiz_is_taken_in_attempts_where_an_attempt_means_something(form: str, attempted: bool) -> None:
    assert course_with(form).quizzes["exam"].has_attempts is attempted


def test_what_a_quiz_file_says_of_attempts_is_read() -> None:
    text = "mode: exam\nattempts: 3\nminutes: 20\ncertainty: ja\nhint_cost: 25\nshuffle: [choices, items]\n"
    quiz = course_with(text + OWN).quizzes["exam"]
    assert (quiz.mode, quiz.attempts, quiz.minutes, quiz.certainty, quiz.hint_cost) == ("exam", 3, 20, True, 25)
    assert quiz.shuffle == ("choices", "items")
    quiz = course_with(OWN).quizzes["exam"]
    assert (quiz.mode, quiz.attempts, quiz.minutes, quiz.certainty, quiz.hint_cost) == (
        "practice",
        None,
        None,
        False,
        0,
    )


EXAM = "title: Exam\ndraw: [{count: 1, from: test}]\n"


@pytest.mark.parametrize(
    ("test", "finding"),
    [
        ("title: Test\nitems:\n" + items("leaf").replace("prompt", "promt"), ["3:6 missing-key", "3:34 unknown-key"]),
        ("title: a: b\n", ["1:9 yaml-syntax"]),
        ("title: Test\nitems:\n" + items("leaf").replace("true-false", "essay"), ["3:22 unknown-type"]),
    ],
)
def test_a_draw_from_a_quiz_that_could_not_be_read_causes_no_further_findings(test: str, finding: list[str]) -> None:
    checked = check({"quizzes/test.yml": test, "quizzes/exam.yml": EXAM, "docs/index.md": PAGE})
    assert found(checked) == [f"quizzes/test.yml:{place}" for place in finding]
