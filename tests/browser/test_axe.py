"""What axe-core finds wrong with a quiz: nothing, in any state, colour scheme or width."""

from __future__ import annotations

import axe
import pytest
from exam import Exam
from gallery import ALL, EXAM, examples_of
from keys import enter
from playwright.sync_api import Page, expect
from question import Question, all_looked_up

from coursekit.examples import all_examples
from coursekit.key import correct_response
from coursekit.reader import type_names

ITEMS = [example.item for kind in type_names() for example in examples_of(kind)]


@pytest.fixture
def visit(new_context, gallery):
    """Opens pages of the gallery."""

    def open_page(address: str) -> Page:
        page = new_context(reduced_motion="reduce").new_page()
        page.goto(gallery.url(address))
        all_looked_up(page)
        return page

    return open_page


def problems_everywhere(page: Page) -> list[str]:
    """Let axe-core look at a page as it stands in all colours and widths."""
    found = []
    for name, media in axe.LOOKS.items():
        page.emulate_media(**media)
        scheme = "slate" if media["color_scheme"] == "dark" else "default"
        page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        for size in axe.SIZES:
            axe.resize(page, size)
            found += [f"{name}, {size}: {problem}" for problem in problems(page)]
    return found


def problems(page: Page) -> list[str]:
    """Let axe-core look at the quizzes of a page; what it finds in the theme around them is the theme's."""
    return axe.problems(page, ".quiz")


def answer(page: Page, number: int, written: str = "en") -> None:
    """Answer every question by one of its examples' responses, and open all that opens."""
    for item, response in chosen(number, written):
        question = Question(page, item.id)
        for hint in question.part(".quiz-hint summary").all():
            hint.click()
        question.focus_first()
        enter(question, item, response)
        if item.type != "scenario":
            question.button.press("Enter")
        expect(question.verdict).to_be_focused()
        if question.key.is_visible():
            question.key.locator("summary").click()


def chosen(number: int, written: str):
    """Yield each item with one of the responses that can be scored, counted round."""
    for example in all_examples(written, written):
        scored = [entry["response"] for entry in example.responses if entry["status"] == "scored"]
        yield example.item, scored[number % len(scored)]


def test_before_answering_and_where_an_answer_is_asked_for(visit):
    page = visit(ALL)
    assert problems_everywhere(page) == []

    for button in page.locator(".quiz-check").all():
        button.press("Enter")
    expect(page.locator(".quiz-error:not(:empty)")).to_have_count(len(ITEMS) - 1)  # a scenario has no button

    assert problems_everywhere(page) == []


@pytest.mark.parametrize("number", [0, 1], ids=["right", "other"])
def test_after_answering(visit, number):
    page = visit(ALL)
    answer(page, number)
    expect(page.locator("quiz-item[status=scored]")).to_have_count(len(ITEMS))

    assert problems_everywhere(page) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_gallery_for_those_who_lead_the_course(open_tab, real, scheme, width):
    page = open_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(real.url("handledning/fragetyper.html"))
    all_looked_up(page)
    assert problems(page) == []

    answer(page, 1, "sv")

    expect(page.locator("quiz-item[status=scored]")).to_have_count(len(all_examples("sv", "sv")))
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    saved = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('coursekit:'))")
    assert len(saved) == len(all_examples("sv", "sv"))
    assert all(key.split(":")[2].startswith("gallery_") for key in saved)


def test_an_exam_in_each_of_its_states(visit):
    page = visit(EXAM)
    exam = Exam(page)
    assert problems_everywhere(page) == []

    exam.start()
    for item in ITEMS[:3]:
        exam.question(item.id).focus_first()
        enter(exam.question(item.id), item, correct_response(item.declaration))
    exam.question(ITEMS[0].id).part("[name=flag]").check()
    exam.press("Hand in")
    expect(exam.blanks).to_be_focused()
    assert problems_everywhere(page) == []

    exam.press("Hand in anyway")
    expect(exam.result).to_be_focused()
    assert problems_everywhere(page) == []


def test_axe_finds_what_is_wrong(page, gallery):
    page.goto(gallery.url(ALL))
    page.evaluate("""() => {
      document.querySelector(".quiz-image img").removeAttribute("alt");
      document.querySelector("select").removeAttribute("aria-label");
      document.querySelector(".quiz-instruction").style.color = "#aaa";
    }""")

    assert {text.split(":")[0] for text in problems(page)} == {
        "image-alt",
        "select-name",
        "label-title-only",
        "color-contrast",
    }
