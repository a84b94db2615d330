"""Answering with the keyboard alone: every choice of every type of question."""

from __future__ import annotations

import pytest
from courses import TINY
from playwright.sync_api import Page, expect
from question import Question

from coursekit.course import check_folder
from coursekit.model import Item
from coursekit.scoring import score

PAGES = {"1-tea": "1-tea/2-water.html", "2-bread": "2-bread/2-oven.html"}
ITEMS = [(quiz.id, item) for quiz in check_folder(TINY).course.quizzes.values() for item in quiz.items]
IDS = [f"{item.type}-{item.id}" for _, item in ITEMS]

ON_A_CONTROL_OF = "item => document.activeElement.matches(`[item='${item}'] input`)"


def tab_into(page: Page, item: str) -> None:
    """Press Tab until the focus is on a control of the item."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(ON_A_CONTROL_OF, item):
            return
    pytest.fail(f"Tab never comes to the item {item}")


def choose_with_keys(page: Page, item: Item, index: int) -> None:
    """Select the choice with this index, the focus being on the first control."""
    if item.control == "checkbox":
        for _ in range(index):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
    elif index == 0:
        page.keyboard.press("Space")
    for _ in range(index if item.control == "radio" else 0):
        page.keyboard.press("ArrowDown")


def decimal(hundredths: int) -> str:
    return f"{hundredths / 100:g}"


@pytest.mark.parametrize(("quiz", "item"), ITEMS, ids=IDS)
def test_each_choice_is_reached_with_the_keyboard_and_judged_by_enter(page, tiny, quiz, item):
    page.goto(tiny.url(PAGES[quiz]))
    question = Question(page, item.id)
    tab_into(page, item.id)

    for index, choice in enumerate(item.choices):
        choose_with_keys(page, item, index)
        expect(question.part("input:checked")).to_have_count(1)
        expect(question.controls.nth(index)).to_be_checked()
        question.is_open()

        page.keyboard.press("Enter")
        outcome = score(item.declaration, [choice.id])
        question.is_judged(decimal(outcome.score), decimal(outcome.max_score))
        expect(question.verdict).to_be_focused()

        page.keyboard.press("Shift+Tab")
        expect(question.again).to_be_focused()
        page.keyboard.press("Enter")
        expect(question.controls.first).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_is_pressed_with_the_keyboard(lesson, key):
    question = Question(lesson, "black-tea")
    tab_into(lesson, "black-tea")
    lesson.keyboard.press("Space")
    lesson.keyboard.press("Tab")
    expect(question.button).to_be_focused()

    lesson.keyboard.press(key)

    question.is_judged("1", "1")


def test_several_boxes_are_ticked_with_the_keyboard(lesson):
    question = Question(lesson, "good-water")
    tab_into(lesson, "good-water")

    for key in ["Space", "Tab", "Tab", "Space", "Enter"]:
        lesson.keyboard.press(key)

    question.is_judged("2", "2")


def test_moving_through_a_question_submits_nothing(lesson):
    question = Question(lesson, "green-tea")
    tab_into(lesson, "green-tea")

    for key in ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown", "Tab", "Tab", "Tab"]:
        lesson.keyboard.press(key)
        question.is_open()

    expect(question.error).to_have_text("")
    expect(lesson.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 3")


def test_enter_on_a_blank_question_asks_for_an_answer_and_keeps_the_focus(lesson):
    question = Question(lesson, "green-tea")
    tab_into(lesson, "green-tea")

    lesson.keyboard.press("Enter")

    expect(question.error).not_to_have_text("")
    expect(question.controls.first).to_be_focused()


def test_after_a_verdict_tab_goes_on_to_the_key_and_then_the_next_question(lesson):
    question = Question(lesson, "green-tea")
    tab_into(lesson, "green-tea")
    for key in ["Space", "Enter"]:
        lesson.keyboard.press(key)
    expect(question.verdict).to_be_focused()

    lesson.keyboard.press("Tab")
    expect(question.key.locator("summary")).to_be_focused()
    lesson.keyboard.press("Enter")
    expect(question.key).to_have_attribute("open", "")

    lesson.keyboard.press("Tab")
    expect(Question(lesson, "good-water").controls.first).to_be_focused()
