"""Wherever a site is put, and whatever the browser lacks: from a disk, below a path, without JavaScript."""

from __future__ import annotations

import re

import pytest
from courses import TINY
from playwright.sync_api import expect
from question import Question
from site_server import published

RIGHT = "The leaves are heated at once."
WATER = "1-tea/2-water.html"


@pytest.fixture
def on_disk(tiny, homes, page):
    """Opens pages of the tiny course from the disk, where requests may go nowhere but to its own folder."""
    homes[:] = [tiny.folder.as_uri()]

    def visit(path: str):
        page.goto((tiny.folder / path).as_uri())
        return page

    return visit


def test_from_a_disk_questions_are_judged_saved_and_restored(on_disk):
    page = on_disk(WATER)
    Question(page, "green-tea").answer(RIGHT)
    Question(page, "green-tea").is_judged("1", "1")
    expect(Question(page, "green-tea").saved).to_contain_text("is saved")

    page.reload()

    Question(page, "green-tea").is_judged("1", "1")
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 1 of 3")


def test_from_a_disk_pages_share_their_answers_and_links_lead_on(on_disk):
    page = on_disk("index.html")
    Question(page, "green-tea").answer(RIGHT)
    page.get_by_role("link", name="tea", exact=True).click()
    expect(page.locator("article .drawing svg")).to_be_visible()

    page.get_by_role("link", name="water", exact=True).click()

    Question(page, "green-tea").is_judged("1", "1")


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory):
    """The tiny course below a path that holds a letter beyond ASCII and a space."""
    server = published(TINY, tmp_path_factory.mktemp("path") / "site", "/kurser på prov/å/")
    yield server
    server.close()


def test_below_a_path_questions_are_judged_saved_and_restored(page, below_a_path):
    page.goto(below_a_path.url(WATER))
    Question(page, "green-tea").answer(RIGHT)
    page.reload()

    Question(page, "green-tea").is_judged("1", "1")


def test_below_a_path_links_and_images_lead_there_too(page, below_a_path):
    page.goto(below_a_path.home)
    page.get_by_role("link", name="tea", exact=True).click()
    expect(page.locator("article .drawing svg")).to_be_visible()
    page.get_by_role("link", name="water", exact=True).click()

    Question(page, "green-tea").answer(RIGHT)
    Question(page, "green-tea").is_judged("1", "1")
    assert page.url == below_a_path.url(WATER)
    page.goto(below_a_path.url("2-bread/1-flour.html"))
    expect(page.locator(".quiz-key img").first).to_have_js_property("naturalWidth", 120)


@pytest.fixture
def scriptless(new_context, tiny):
    """The lesson in a browser that runs no JavaScript."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(tiny.url(WATER))
    return page


@pytest.mark.parametrize("item", ["green-tea", "good-water", "black-tea"])
def test_without_javascript_the_form_is_there_and_nothing_to_press_in_vain(scriptless, item):
    question = Question(scriptless, item)

    for control in question.controls.all():
        expect(control).to_be_visible()
        control.click()
        expect(control).to_be_checked()
    expect(question.button).to_be_hidden()
    expect(question.again).to_be_hidden()
    expect(question.outcome).to_be_hidden()
    expect(question.note).to_be_hidden()


# item, what its key says
KEYS = {
    "green-tea": [
        r"Right:\s+The leaves are heated at once\.\s+Yes, heat keeps the colour\.",
        r"Wrong:\s+The leaves are dyed\.\s+Nothing is added",
        "Heat stops the enzymes",
    ],
    "good-water": [r"Right:\s+Fresh water\s+Yes", r"Wrong:\s+Salt water\s+Salt hides", "brings out the taste"],
    "black-tea": [r"Right:\s+True\s+Yes", r"Wrong:\s+False\s+That is", "only to very hot water"],
}


@pytest.mark.parametrize(("item", "said"), KEYS.items())
def test_without_javascript_the_key_opens_and_tells_why(scriptless, item, said):
    question = Question(scriptless, item)
    expect(question.key.locator("ul")).to_be_hidden()

    question.key.locator("summary").click()

    for text in said:
        expect(question.key).to_contain_text(re.compile(text))
    expect(question.key.locator("ul")).to_be_visible()


def test_without_javascript_the_page_says_how_to_use_it(scriptless):
    advice = scriptless.locator("noscript p")
    expect(advice).to_be_visible()
    expect(advice).to_contain_text("Your browser does not run JavaScript.")
    expect(scriptless.locator(".quiz-total")).to_have_text("")
