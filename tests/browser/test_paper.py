"""On paper: a lesson without what a screen needs, and a quiz as a form to fill in, its key on a page of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from question import Question, all_looked_up

ALL = "1-a/1-allt.html"


@pytest.fixture
def paper(open_tab, dressed) -> Page:
    """The lesson as it goes to the printer from a browser in dark colours."""
    page = open_tab(color_scheme="dark")
    page.goto(dressed.url(ALL))
    all_looked_up(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def style(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)


def test_a_lesson_is_printed_without_menus_in_ink_on_white(paper):
    for part in (".md-header", ".md-footer", ".md-sidebar--primary", ".md-sidebar--secondary", ".quiz-check"):
        expect(paper.locator(part).first).to_be_hidden()
    for text in ("article p", "article h2", ".admonition p", "td", ".quiz-choice-text"):
        assert style(paper, text, "color") == "rgb(0, 0, 0)", text
    assert style(paper, "body", "backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_what_a_reader_could_open_is_printed_open_and_closed_again(paper):
    for text in ("Det som är gömt.", "Det kommunen gör.", "Det butiken gör."):
        expect(paper.get_by_text(text)).to_be_visible()

    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    paper.emulate_media(media="screen")

    for text in ("Det som är gömt.", "Det butiken gör."):
        expect(paper.get_by_text(text)).to_be_hidden()


def test_each_tab_has_its_name_above_it(paper):
    names = paper.locator(".tabbed-block").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
    )
    assert names == ['"Kommunen"', '"Butiken"']


def test_a_quiz_is_a_form_with_boxes_and_a_line_to_write_on(paper):
    for item, border in (("ljus", "borderTopStyle"), ("antal", "borderBottomStyle")):
        control = Question(paper, item).controls.first
        expect(control).to_be_visible()
        assert control.evaluate(f"(one) => getComputedStyle(one).{border}") == "solid"
    for part in (".quiz-key", ".quiz-hint", ".quiz-total", ".quiz-outcome"):
        expect(paper.locator(f"quiz-set {part}").first).to_be_hidden()


def test_the_key_comes_last_on_a_page_of_its_own_and_leaves_with_the_paper(paper):
    sheet = paper.locator(".quiz-sheet")
    expect(sheet).to_contain_text("Facit")
    for text in ("Fråga 1", "En lampa", "Lampor ger ljus.", "Fråga 2", "3"):
        expect(sheet).to_contain_text(text)
    assert sheet.evaluate("(one) => getComputedStyle(one).breakBefore") == "page"
    assert sheet.evaluate("(one) => one.nextElementSibling") is None

    paper.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(sheet).to_have_count(0)


def test_an_exam_that_is_going_on_is_printed_without_its_key(page, examined):
    page.goto(examined.url("2-exam/1-exam.html"))
    page.locator("[data-do=start]").first.click()
    expect(page.locator("quiz-item:visible").first).to_be_visible()
    page.emulate_media(media="print")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator(".quiz-sheet")).to_have_count(0)


def test_a_printed_page_is_as_wide_as_the_paper(paper):
    paper.set_viewport_size({"width": 640, "height": 900})
    assert paper.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
