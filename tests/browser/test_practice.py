"""Practice that draws its questions: judged one by one, in attempts of their own."""

from __future__ import annotations

import pytest
from exam import RIGHT, WRONG, Exam
from playwright.sync_api import Page, expect
from question import all_looked_up
from site_server import SiteServer


@pytest.fixture
def practice(page: Page, examined: SiteServer) -> Exam:
    page.goto(examined.url("2-exam/2-practice.html"))
    expect(page.locator("quiz-item:visible")).to_have_count(3)
    return Exam(page)


def answer_all(practice: Exam, *texts: str) -> None:
    for name, text in zip(practice.drawn(), texts, strict=True):
        practice.question(name).answer(text)
        expect(practice.question(name).verdict).to_be_focused()


def test_practice_begins_by_itself_and_judges_each_answer_at_once(practice):
    assert practice.numbers() == ["Question 1", "Question 2", "Question 3"]
    expect(practice.attempt).to_have_text("Attempt 1.")
    expect(practice.overview).to_have_count(0)

    practice.question(practice.drawn()[0]).answer(RIGHT)

    practice.question(practice.drawn()[0]).is_judged("1", "1")
    expect(practice.total).to_contain_text("Questions answered: 1 of 3. Points: 1 of 3.")
    expect(practice.panel).to_be_hidden()


def test_a_reload_keeps_the_draw_and_the_answers(practice):
    drawn, choices = practice.drawn(), practice.choices()
    practice.question(drawn[1]).answer(WRONG)
    expect(practice.question(drawn[1]).saved).to_have_text("Your answer is saved in this browser.")

    practice.page.reload()

    practice.question(drawn[1]).is_judged("0", "1")
    assert practice.drawn() == drawn
    assert practice.choices() == choices


def test_all_answered_shows_the_result_and_a_new_attempt_draws_anew(practice):
    drawn = practice.drawn()
    answer_all(practice, RIGHT, RIGHT, WRONG)
    expect(practice.result).to_have_text("Result: 2 of 3 points, 66 per cent.")
    expect(practice.judgement).to_have_text("You have reached the pass mark.")
    expect(practice.panel.locator("[data-objective]:visible")).to_have_text(
        ["know the leaves: 2 of 3 points. Read again: About leaves"]
    )

    practice.press("Make a new attempt")

    expect(practice.attempt).to_have_text("Attempt 2.")
    expect(practice.panel).to_be_hidden()
    assert set(practice.drawn()) != set(drawn)
    expect(practice.items.locator("input:checked")).to_have_count(0)
    expect(practice.question(practice.drawn()[0]).controls.first).to_be_focused()
    practice.page.reload()
    all_looked_up(practice.page)
    expect(practice.attempt).to_have_text("Attempt 2.")


def test_what_was_missed_is_practised_and_counts_in_the_whole(practice):
    missed = practice.drawn()[:2]
    answer_all(practice, WRONG, WRONG, RIGHT)
    expect(practice.judgement).to_contain_text("You have not reached the pass mark yet.")

    practice.press("Practise what you missed")

    assert practice.drawn() == missed
    expect(practice.question(missed[0]).controls.first).to_be_focused()
    for name in missed:
        practice.question(name).is_open()
    answer_all(practice, RIGHT, RIGHT)
    expect(practice.total).to_have_text("Questions answered: 2 of 2. Points: 2 of 2.")
    expect(practice.judgement).to_have_text("")

    practice.press("Show all questions")
    expect(practice.result).to_have_text("Result: 3 of 3 points, 100 per cent.")
    expect(practice.result).to_be_focused()
    expect(practice.judgement).to_have_text("You have reached the pass mark.")


def test_while_practising_one_can_go_back_to_all_questions(practice):
    drawn = practice.drawn()
    answer_all(practice, WRONG, RIGHT, RIGHT)
    practice.press("Practise what you missed")

    practice.press("Show all questions")

    assert practice.drawn() == drawn
    expect(practice.total).to_contain_text("Questions answered: 2 of 3.")
    expect(practice.question(drawn[0]).controls.first).to_be_focused()
