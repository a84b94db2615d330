"""The course of this repository in the browser, whatever its texts are at the moment."""

from __future__ import annotations

import pytest
from courses import ROOT
from playwright.sync_api import expect
from question import Question

from coursekit.course import check_folder
from coursekit.model import Course, Item, Page
from coursekit.reader import type_names
from coursekit.tree import chosen
from coursekit.words import Words

ITEM_IDS = "[...document.querySelectorAll('quiz-set quiz-item:defined')].map((item) => item.getAttribute('item'))"
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def written() -> Course:
    """The course as its authors wrote it."""
    return check_folder(ROOT).course


def shown(course: Course) -> list[tuple[Page, Item]]:
    """List every item of a course with the page that shows it."""
    return [
        (page, item)
        for page in course.all_pages
        for fence in page.fences
        for item in chosen(course.quizzes[fence.quiz], fence)
    ]


def html(page: str) -> str:
    return page.removesuffix(".md") + ".html"


def test_every_page_opens_without_an_error_shows_its_questions_and_fits_a_narrow_screen(new_context, real, written):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    paths = [path.relative_to(real.folder).as_posix() for path in sorted(real.folder.rglob("*.html"))]
    assert {html(page.path) for module in written.modules for page in module.pages} < set(paths)

    too_wide, items = [], set()
    for path in paths:
        page.goto(real.url(path))
        expect(page.locator("h1").first).to_be_visible()
        items |= {(path, item) for item in page.evaluate(ITEM_IDS)}
        too_wide += [path] if page.evaluate(IS_TOO_WIDE) else []

    assert too_wide == []
    assert items == {(html(page.path), item.id) for page, item in shown(written)}
    assert page.context.cookies() == []


@pytest.mark.parametrize("kind", type_names())
def test_a_question_of_each_type_is_answered_right_and_restored(page, real, written, kind):
    source, item = next((source, item) for source, item in shown(written) if item.type == kind)
    word = Words(written.language)
    page.goto(real.url(html(source.path)))
    question = Question(page, item.id)

    for choice in item.choices:
        if choice.correct:
            question.part(f'input[value="{choice.id}"]').click()
    expect(question.button).to_contain_text(word("page.check", number="").strip())
    question.button.click()
    expect(question.verdict).to_contain_text(word("runtime.correct"))
    expect(question.saved).to_have_text(word("runtime.saved"))

    page.reload()
    expect(question.verdict).to_contain_text(word("runtime.correct"))
