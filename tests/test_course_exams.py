"""The test before the course and the exam after it: one question to each objective, and only one of them is passed."""

from __future__ import annotations

from courses import ROOT

from coursekit.course import check_folder
from coursekit.model import Module

COURSE = check_folder(ROOT).course
FRAME, *SESSIONS = COURSE.modules


def objectives(modules: list[Module]) -> list[str]:
    return [objective.id for module in modules for page in module.pages for objective in page.objectives]


def drawn(name: str) -> list[tuple[int, str]]:
    return [(draw.count, draw.objective) for draw in COURSE.quizzes[name].draws]


def test_the_exam_draws_one_question_to_every_objective_of_the_course() -> None:
    assert drawn("slutprov") == [(1, objective) for objective in objectives([FRAME, *SESSIONS])]
    assert COURSE.quizzes["slutprov"].pass_mark == 70


def test_the_test_before_the_course_draws_one_to_every_objective_of_the_sessions_and_passes_no_verdict() -> None:
    assert drawn("fortest") == [(1, objective) for objective in objectives(SESSIONS)]
    assert COURSE.quizzes["fortest"].pass_mark is None


def test_each_draw_takes_from_the_bank_of_the_session_that_has_the_objective() -> None:
    banks = {objective: module.id for module in COURSE.modules for objective in objectives([module])}
    for name in ("fortest", "slutprov"):
        assert all(draw.source == banks[draw.objective] for draw in COURSE.quizzes[name].draws)


def test_neither_has_questions_of_its_own() -> None:
    assert [COURSE.quizzes[name].items for name in ("fortest", "slutprov")] == [(), ()]
