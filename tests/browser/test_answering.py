"""Answering with the mouse: what is judged, what is said about it, and what is not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from question import Question, all_looked_up

# item, what is chosen, what the verdict says, feedback that is shown, texts that are not
ANSWERS = {
    "right": (
        "green-tea",
        ["The leaves are heated at once."],
        "✓ Correct. 1 of 1 points.",
        ["Yes, heat keeps the colour.", "Heat stops the enzymes"],
        ["All tea comes from the same plant.", "Nothing is added"],
    ),
    "wrong": (
        "green-tea",
        ["The leaves are dyed."],
        "✗ Not correct. 0 of 1 points.",
        ["Nothing is added to the leaves."],
        ["Heat stops the enzymes", "Yes, heat keeps"],
    ),
    "several right": (
        "good-water",
        ["Fresh water", "Water of eighty degrees"],
        "✓ Correct. 2 of 2 points.",
        ["Yes, fresh water holds air.", "Yes, the leaves are not scalded.", "brings out the taste"],
        ["Boiling water makes", "Salt hides"],
    ),
    "partly right": (
        "good-water",
        ["Fresh water"],
        "◐ Partly correct. 1 of 2 points.",
        ["Yes, fresh water holds air."],
        ["Yes, the leaves are not scalded.", "brings out the taste"],
    ),
    "right and wrong": (
        "good-water",
        ["Fresh water", "Salt water"],
        "✗ Not correct. 0 of 2 points.",
        ["Yes, fresh water holds air.", "Salt hides the taste."],
        ["Boiling water makes", "brings out the taste"],
    ),
    "true statement": (
        "black-tea",
        ["True"],
        "✓ Correct. 1 of 1 points.",
        ["Yes, as hot as it gets.", "only to very hot water"],
        ["That is the rule for green tea."],
    ),
    "true statement denied": (
        "black-tea",
        ["False"],
        "✗ Not correct. 0 of 1 points.",
        ["That is the rule for green tea."],
        ["Yes, as hot as it gets.", "only to very hot water"],
    ),
}


@pytest.mark.parametrize(("item", "chosen", "verdict", "said", "unsaid"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_gets_its_verdict_and_the_feedback_of_what_was_chosen(lesson, item, chosen, verdict, said, unsaid):
    question = Question(lesson, item)

    question.answer(*chosen)

    expect(question.verdict).to_have_text(verdict)
    expect(question.verdict).to_be_focused()
    for text in said:
        expect(question.feedback).to_contain_text(text)
    for text in unsaid:
        expect(question.feedback).not_to_contain_text(text)


def test_the_verdict_is_a_heading_below_that_of_the_question(lesson):
    question = Question(lesson, "green-tea")
    question.answer("The leaves are heated at once.")

    expect(lesson.get_by_role("heading", level=3, name="Why does green tea stay green?")).to_be_visible()
    expect(lesson.get_by_role("heading", level=4, name="Correct. 1 of 1 points.", exact=True)).to_be_focused()


def test_each_choice_says_in_its_name_whether_it_was_chosen_and_right(lesson):
    question = Question(lesson, "good-water")

    question.answer("Fresh water", "Salt water")

    for name in ["Fresh water Your answer, right", "Salt water Your answer, wrong", "Boiling water"]:
        expect(question.item.get_by_role("checkbox", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("item", ["green-tea", "good-water", "black-tea"])
def test_choosing_submits_nothing(lesson, item):
    question = Question(lesson, item)

    for control in question.controls.all():
        control.click()
        expect(control).to_be_checked()
        question.is_open()

    lesson.reload()
    all_looked_up(lesson)
    expect(question.part("input:checked")).to_have_count(0)
    expect(lesson.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 3")


@pytest.mark.parametrize("item", ["green-tea", "good-water", "black-tea"])
def test_a_blank_answer_is_asked_for_and_not_judged(lesson, item):
    question = Question(lesson, item)

    question.button.click()

    expect(question.error).to_have_text(re.compile("^You have not answered yet"))
    expect(question.error).to_have_role("alert")
    expect(question.controls.first).to_be_focused()
    expect(question.controls.first).to_have_accessible_description(re.compile("^You have not answered yet"))
    expect(question.outcome).to_be_hidden()
    expect(question.key).to_be_hidden()
    expect(lesson.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 3")


def test_what_was_asked_for_goes_away_with_an_answer(lesson):
    question = Question(lesson, "green-tea")
    question.button.click()

    question.choose("The leaves are dyed.")
    expect(question.error).to_have_text("")

    question.button.click()
    question.is_judged("0", "1")


def test_another_choice_after_a_check_takes_the_verdict_away(lesson):
    question = Question(lesson, "green-tea")
    question.answer("The leaves are dyed.")
    question.is_judged("0", "1")

    question.choose("The leaves are heated at once.")

    question.is_open()
    expect(question.item).not_to_contain_text("Your answer")


def test_try_again_empties_the_form_and_goes_to_its_first_choice(lesson):
    question = Question(lesson, "good-water")
    expect(question.again).to_be_hidden()
    question.answer("Fresh water")
    expect(question.again).to_have_text("Try question 2 again")

    question.again.click()

    question.is_open()
    expect(question.part("input:checked")).to_have_count(0)
    expect(question.controls.first).to_be_focused()
    expect(question.again).to_be_hidden()
    question.answer("Fresh water", "Water of eighty degrees")
    question.is_judged("2", "2")


def test_the_key_is_hidden_until_an_answer_is_judged_and_then_stays_closed(lesson):
    question = Question(lesson, "green-tea")
    expect(question.key).to_be_hidden()

    question.answer("The leaves are dyed.")
    expect(question.key).to_be_visible()
    expect(question.part(".quiz-key:not([open])")).to_have_count(1)

    question.key.locator("summary").click()
    expect(question.key.locator("[data-row]", has_text="Right:")).to_have_text(
        re.compile("Right:.*heated at once.*heat keeps", re.S)
    )
    expect(question.key).to_contain_text("Heat stops the enzymes")


def test_a_hint_opens_before_the_answer(lesson):
    hint = Question(lesson, "green-tea").part(".quiz-hint")
    expect(hint.locator("p")).to_be_hidden()

    hint.locator("summary").click()

    expect(hint.locator("p")).to_have_text("Think of what happens right after the harvest.")


def test_one_question_leaves_the_others_alone(lesson):
    Question(lesson, "green-tea").answer("The leaves are dyed.")

    Question(lesson, "good-water").is_open()
    Question(lesson, "black-tea").is_open()
    expect(Question(lesson, "black-tea").part("input:checked")).to_have_count(0)
