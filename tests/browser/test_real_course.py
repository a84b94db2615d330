"""The course of this repository in the browser, whatever its texts are at the moment."""

from __future__ import annotations

import re

import pytest
from courses import ROOT
from keys import enter
from playwright.sync_api import expect
from question import Question
from screen_reader import ScreenReader

from coursekit.course import check_folder
from coursekit.journey import chosen
from coursekit.key import correct_response
from coursekit.model import Course, Item, Page
from coursekit.words import Words

SOMETHING_WRITTEN = {"text": ["Torget vid stationen"]}
ITEM_IDS = """[...document.querySelectorAll("quiz-item:not([quiz^=gallery_]):defined")].map(
  (item) => item.getAttribute("item")
)"""
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


WRITTEN = check_folder(ROOT).course  # as its authors wrote it


def shown(course: Course, examined: bool = True) -> list[tuple[Page, Item]]:
    """List every item of a course with the page that shows it; those of exams may be left out."""
    return [
        (page, item)
        for page in course.all_pages
        for fence in page.fences
        for _, item in chosen(course, course.quizzes[fence.quiz], fence)
        if examined or fence.items or not course.quizzes[fence.quiz].has_attempts
    ]


def html(page: str) -> str:
    return page.removesuffix(".md") + ".html"


def test_every_page_opens_without_an_error_shows_its_questions_and_fits_a_narrow_screen(open_tab, real):
    page = open_tab(viewport={"width": 320, "height": 640})
    paths = [path.relative_to(real.folder).as_posix() for path in sorted(real.folder.rglob("*.html"))]
    assert {html(page.path) for module in WRITTEN.modules for page in module.pages} < set(paths)

    too_wide, items = [], set()
    for path in paths:
        page.goto(real.url(path), wait_until="domcontentloaded")  # all scripts have run by then
        expect(page.locator("h1").first).to_be_visible()
        items |= {(path, item) for item in page.evaluate(ITEM_IDS)}
        too_wide += [path] if page.evaluate(IS_TOO_WIDE) else []

    assert too_wide == []
    assert items == {(html(page.path), item.id) for page, item in shown(WRITTEN)}
    assert page.context.cookies() == []


ONE_OF_EACH_TYPE = {item.type: (source, item) for source, item in shown(WRITTEN, examined=False)}


@pytest.mark.parametrize(("source", "item"), ONE_OF_EACH_TYPE.values(), ids=ONE_OF_EACH_TYPE)
def test_a_question_of_each_type_is_answered_right_heard_and_restored(open_tab, real, source, item):
    page = open_tab(bypass_csp=True)  # so that the reader's own script may run
    word = Words(WRITTEN.language)
    is_free = item.type == "reflection"
    button, right = ("page.keep", "page.kept") if is_free else ("page.check", "runtime.correct")
    page.goto(real.url(html(source.path)))
    question = Question(page, item.id)

    reader = ScreenReader(question.item)
    question.focus_first()
    enter(question, item, SOMETHING_WRITTEN if is_free else correct_response(item.declaration))
    if item.type != "scenario":
        expect(question.button).to_contain_text(word(button, number="").strip())
        question.button.click()
    expect(question.verdict).to_contain_text(word(right))
    expect(question.saved).to_have_text(word("page.saved"))

    heard = reader.until("polite: Svaret är sparat i den här webbläsaren.")
    verdict = (
        r"heading, Ditt svar är sparat\., level \d" if is_free else r"heading, Rätt svar\. (.+) av \1 poäng\., level \d"
    )
    assert any(re.fullmatch(verdict, phrase) for phrase in heard), heard

    page.reload()
    expect(question.verdict).to_contain_text(word(right))
