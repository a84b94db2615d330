"""An answer is saved at once, and comes back wherever and however the learner returns."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from question import Question, all_looked_up

RIGHT = "The leaves are heated at once."
SAVED = "Your answer is saved in this browser."
LESSON = "1-tea/2-water.html"


def is_restored(page: Page) -> None:
    """Expect the right answer to `green-tea` with all that was said about it."""
    question = Question(page, "green-tea")
    question.is_judged("1", "1")
    expect(question.control(RIGHT)).to_be_checked()
    expect(question.verdict).to_have_text("✓ Correct. 1 of 1 points.")
    expect(question.feedback).to_contain_text("Yes, heat keeps the colour.")
    expect(question.row(RIGHT)).to_contain_text("Your answer, right")


def go_to(page: Page, link: str) -> None:
    """Follow a link of the navigation and wait until its page is there."""
    page.locator(".md-nav--primary").get_by_role("link", name=link, exact=True).click()
    expect(page.locator("h1")).to_contain_text(link)


def test_a_saved_answer_says_so(lesson):
    question = Question(lesson, "green-tea")
    question.answer(RIGHT)

    expect(question.saved).to_have_text(SAVED)
    expect(question.saved).to_have_role("status")


def test_an_answer_is_back_after_a_reload_that_follows_at_once(lesson):
    Question(lesson, "green-tea").answer(RIGHT)
    lesson.reload()

    is_restored(lesson)
    expect(lesson.locator(".quiz-total")).to_contain_text("Questions answered: 1 of 3. Points: 1 of 4.")


def test_a_partly_right_answer_is_back_with_every_box(lesson):
    Question(lesson, "good-water").answer("Fresh water")
    lesson.reload()

    question = Question(lesson, "good-water")
    question.is_judged("1", "2")
    expect(question.part("input:checked")).to_have_count(1)
    expect(question.control("Fresh water")).to_be_checked()


def test_a_restored_answer_does_not_take_the_focus(lesson):
    Question(lesson, "green-tea").answer(RIGHT)
    lesson.reload()
    is_restored(lesson)
    all_looked_up(lesson)

    expect(Question(lesson, "green-tea").verdict).not_to_be_focused()


def test_the_last_of_several_answers_is_the_one_that_is_back(lesson):
    question = Question(lesson, "green-tea")
    question.answer("The leaves are dyed.")
    question.answer(RIGHT)
    question.answer("It is another plant.")
    lesson.reload()

    question.is_judged("0", "1")
    expect(question.control("It is another plant.")).to_be_checked()


def test_trying_again_keeps_what_is_saved_until_the_next_check(lesson):
    Question(lesson, "green-tea").answer(RIGHT)
    Question(lesson, "green-tea").again.click()
    lesson.reload()

    is_restored(lesson)


def test_a_second_tab_shows_the_answer_of_the_first(lesson, tiny):
    Question(lesson, "green-tea").answer(RIGHT)

    second = lesson.context.new_page()
    second.goto(tiny.url(LESSON))

    is_restored(second)


def test_two_open_tabs_do_not_lose_each_others_answers(lesson, tiny):
    second = lesson.context.new_page()
    second.goto(tiny.url(LESSON))
    Question(second, "black-tea").answer("True")
    Question(lesson, "green-tea").answer("The leaves are dyed.")
    Question(second, "green-tea").answer(RIGHT)
    expect(Question(second, "green-tea").saved).to_have_text(SAVED)

    for tab in (lesson, second):
        tab.reload()
        is_restored(tab)
        Question(tab, "black-tea").is_judged("1", "1")


def test_instant_navigation_away_and_back_keeps_the_answer(lesson):
    lesson.evaluate("window.sameDocument = true")
    Question(lesson, "green-tea").answer(RIGHT)
    go_to(lesson, "Leaves")
    expect(lesson.locator("quiz-item")).to_have_count(0)
    go_to(lesson, "Water")

    is_restored(lesson)
    assert lesson.evaluate("window.sameDocument"), "the theme has loaded a page anew: this test looks at nothing"


def test_a_quiz_that_is_first_met_by_instant_navigation_works(page, tiny):
    page.goto(tiny.url("words.html"))
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="the lesson about water").click()
    Question(page, "green-tea").answer(RIGHT)
    is_restored(page)

    go_to(page, "Bread")
    go_to(page, "The oven")
    Question(page, "steam").answer("False")
    Question(page, "steam").is_judged("1", "1")
    assert page.evaluate("window.sameDocument"), "the theme has loaded a page anew: this test looks at nothing"


@pytest.mark.parametrize("way", ["instant", "loaded"])
def test_back_and_forward_keep_the_answer(lesson, tiny, way):
    Question(lesson, "green-tea").answer(RIGHT)
    if way == "instant":
        go_to(lesson, "Leaves")
    else:
        lesson.goto(tiny.url("1-tea/1-leaves.html"))

    lesson.go_back()
    is_restored(lesson)
    lesson.go_forward()
    expect(lesson.locator("h1")).to_contain_text("Leaves")
    lesson.go_back()
    is_restored(lesson)


def test_the_same_item_on_another_page_shares_the_answer(page, tiny):
    page.goto(tiny.url("index.html"))
    Question(page, "green-tea").answer(RIGHT)

    page.goto(tiny.url(LESSON))
    is_restored(page)
    Question(page, "green-tea").answer("The leaves are dyed.")

    page.goto(tiny.url("index.html"))
    Question(page, "green-tea").is_judged("0", "1")


def test_another_browser_knows_nothing_of_the_answer(lesson, new_context, tiny):
    Question(lesson, "green-tea").answer(RIGHT)
    expect(Question(lesson, "green-tea").saved).to_have_text(SAVED)

    stranger = new_context().new_page()
    stranger.goto(tiny.url(LESSON))
    all_looked_up(stranger)
    expect(stranger.locator(".quiz-total")).to_have_text(re.compile("^Questions answered: 0 of 3"))
    Question(stranger, "green-tea").is_open()
