"""The markup that tools outside this project may rely on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from question import Question

ITEMS = {"green-tea": "single-choice", "good-water": "multiple-choice", "black-tea": "true-false"}

# item, what is chosen, score, max-score
CHECKED = [
    ("green-tea", ["The leaves are heated at once."], "1", "1"),
    ("green-tea", ["The leaves are dyed."], "0", "1"),
    ("good-water", ["Fresh water", "Water of eighty degrees"], "2", "2"),
    ("good-water", ["Fresh water"], "1", "2"),
    ("good-water", ["Fresh water", "Salt water"], "0", "2"),
    ("black-tea", ["True"], "1", "1"),
    ("black-tea", ["False"], "0", "1"),
]


@pytest.mark.parametrize(("item", "kind"), ITEMS.items())
def test_an_item_names_its_quiz_its_id_and_its_type(lesson, item, kind):
    question = Question(lesson, item)

    expect(question.item).to_have_attribute("quiz", "1-tea")
    expect(question.item).to_have_attribute("type", kind)
    question.is_open()


@pytest.mark.parametrize(("item", "chosen", "score", "max_score"), CHECKED)
def test_a_check_puts_status_and_points_on_the_item(lesson, item, chosen, score, max_score):
    question = Question(lesson, item)

    question.answer(*chosen)

    question.is_judged(score, max_score)


@pytest.mark.parametrize(("chosen", "score"), [(["Flour"], "0.33"), (["Flour", "Water"], "0.67")])
def test_points_are_written_in_their_shortest_decimal_form(page, tiny, chosen, score):
    page.goto(tiny.url("2-bread/2-oven.html"))
    question = Question(page, "needs")

    question.answer(*chosen)

    question.is_judged(score, "1")


def test_a_check_of_nothing_is_unanswered_and_worth_nothing(lesson):
    question = Question(lesson, "good-water")

    question.button.click()

    expect(question.item).to_have_attribute("status", "unanswered")
    expect(question.item).to_have_attribute("score", "0")
    expect(question.item).to_have_attribute("max-score", "2")


def test_a_response_that_the_item_does_not_know_is_malformed(lesson):
    question = Question(lesson, "green-tea")
    question.controls.first.evaluate("control => control.value = 'forged'")

    question.answer("It is another plant.")

    expect(question.item).to_have_attribute("status", "malformed")
    expect(question.verdict).to_be_hidden()


def test_a_quiz_stands_around_its_items(lesson):
    quiz = lesson.locator("quiz-set")

    expect(quiz).to_have_count(1)
    expect(quiz).to_have_attribute("quiz", "1-tea")
    expect(quiz.locator("quiz-item")).to_have_count(len(ITEMS))


def test_a_quiz_shows_the_running_total_and_the_pass_mark(lesson):
    total = lesson.locator("quiz-set .quiz-total")
    expect(total).to_have_text("Questions answered: 0 of 3. Points: 0 of 4.")

    Question(lesson, "green-tea").answer("The leaves are heated at once.")
    expect(total).to_have_text("Questions answered: 1 of 3. Points: 1 of 4.")

    Question(lesson, "good-water").answer("Boiling water")
    Question(lesson, "black-tea").answer("True")
    expect(total).to_have_text(
        re.compile(r"^Questions answered: 3 of 3. Points: 2 of 4. You have not reached the pass mark yet\.")
    )

    Question(lesson, "good-water").answer("Boiling water", "Fresh water")
    expect(total).to_have_text("Questions answered: 3 of 3. Points: 3 of 4. You have reached the pass mark.")
