"""A learner's whole way, by keyboard: map, lesson, test, exam, what to practise, certificate."""

from __future__ import annotations

import re

import pytest
from focus import FocusWatch
from journey_course import RIGHT, WRONG
from keys import tab_to
from playwright.sync_api import Locator, Page, expect
from question import Question

SETTLED = 200  # milliseconds: the theme closes the menu an eighth of a second after it has changed the page
SAVED_READ = "Saved. The page counts as read."


def press(control: Locator) -> None:
    """Come to a button with the keyboard and press it."""
    tab_to(control)
    control.page.keyboard.press("Enter")


def go(page: Page, name: str) -> None:
    """Follow a link of the navigation with the keyboard, out of the menu where there is no room for it."""
    menu, back = page.get_by_role("button", name="Menu", exact=True), page.locator(".ck-back:visible")
    if menu.is_visible():
        page.wait_for_timeout(SETTLED)
        press(menu)
        expect(page.locator(".md-nav--primary :focus")).to_have_count(1)
    while back.count():
        press(back)
    link = page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True)
    tab_to(link)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)


def go_on(page: Page, text: str) -> None:
    """Follow what the map on the start page proposes, which must read `text`."""
    go(page, "Start")
    link = page.locator(".course-next a")
    expect(link).to_have_text(text)
    tab_to(link)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(text.rpartition(": ")[2])


def press_read(page: Page) -> None:
    """Say that the page has been read."""
    button = page.get_by_role("button", name="I have read the page")
    tab_to(button)
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("page-read .course-said")).to_have_text(SAVED_READ)
    expect(button).to_be_focused()


def answer(page: Page, name: str, text: str, check: bool = True) -> None:
    """Choose an answer with the keyboard and check it."""
    question = Question(page, name)
    tab_to(question.controls.first)
    page.keyboard.press("Space")
    if text == WRONG:
        page.keyboard.press("ArrowDown")
    expect(question.row(text).locator("input")).to_be_checked()
    if check:
        tab_to(question.button)
        page.keyboard.press("Enter")
        expect(question.verdict).to_be_focused()
        expect(question.saved).not_to_be_empty()


def state(page: Page, name: str):
    """What the map says about a page."""
    return page.locator(f'[data-page="{name}"] .course-state')


@pytest.mark.parametrize("size", [(1280, 800), (320, 256)], ids=["desktop", "400 per cent"])
def test_from_the_start_to_the_certificate_by_keyboard_alone_the_focus_is_never_lost(new_context, journey, size):
    page = new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce").new_page()
    watch = FocusWatch(page)
    page.goto(journey.url("index.html"))
    expect(page.locator(".course-left")).to_have_text("Time left: about 1 h 10 min.")
    go_on(page, "Begin: Tea")
    press_read(page)
    expect(state(page, "1-tea/index")).to_have_text("read")
    go_on(page, "Go on where you were: Leaves")
    answer(page, "leaf", WRONG)
    press_read(page)
    go_on(page, "Go on where you were: Test")
    expect(page.get_by_role("button", name="I have read the page")).to_have_count(0)
    answer(page, "one", RIGHT)
    answer(page, "two", RIGHT)
    go_on(page, "Go on where you were: Exams")
    press_read(page)

    go(page, "Certificate")
    expect(page.locator(".course-given")).to_be_hidden()
    expect(page.locator("[data-needs=read]")).to_contain_text("✓ Done: 3 of 3 pages done")
    expect(page.locator("[data-needs=test]")).to_contain_text("Test: at least 50 per cent right. ✓ Done: 100 per cent")
    expect(page.locator("[data-needs=exam]")).to_contain_text("Not yet: 0 of 2 questions answered")

    go_on(page, "Go on where you were: Exam")
    tab_to(page.get_by_role("button", name="Begin", exact=True))
    page.keyboard.press("Enter")
    answer(page, "own", RIGHT, check=False)
    tab_to(page.get_by_role("button", name="Hand in", exact=True))
    page.keyboard.press("Enter")
    tab_to(page.get_by_role("button", name="Hand in anyway", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".quiz-result .quiz-verdict")).to_be_focused()

    go(page, "Start")
    expect(page.locator(".course-all")).to_have_text("You have done everything here.")
    expect(page.locator(".course-left")).to_be_hidden()
    expect(page.locator("[data-leg='1-tea'] > details > summary .course-state")).to_have_text("3 of 3 pages done")
    expect(state(page, "1-tea/3-test")).to_have_text("2 of 2 questions answered, passed with 100 per cent")
    expect(state(page, "2-exam/1-exam")).to_contain_text("50 per cent, not passed yet")

    practises(page)
    certified(page)
    assert watch.looks > 100
    assert watch.lost == []


def practises(page: Page) -> None:
    """Practise what was missed: the question comes without its former answer, and leaves the list."""
    go(page, "Results")
    expect(page.locator(".course-again")).to_have_text("Questions to practise now: 1.")
    expect(page.locator("[data-leg='1-tea'] > .course-state")).to_have_text(
        "3 of 3 pages done, 3 of 3 questions answered, 66 per cent right of what you have answered."
    )
    expect(page.locator(".course-weak li")).to_contain_text(
        ["know the leaves: 50 per cent right, questions answered: 2"]
    )
    expect(page.locator(".course-strong li")).to_contain_text(["know the water: 100 per cent right"])
    tab_to(page.locator(".course-due li:visible a"))
    page.keyboard.press("Enter")
    question = Question(page, "leaf")
    expect(question.note).to_have_text("You missed this question before. Answer it once more.")
    expect(question.outcome).to_be_hidden()
    expect(question.part("input:checked")).to_have_count(0)
    answer(page, "leaf", RIGHT)
    go(page, "Results")
    expect(page.locator(".course-again")).to_have_text("There is nothing to practise right now. Coming back later: 1.")


def certified(page: Page) -> None:
    """Write a name, and see the certificate alone on its sheet."""
    go(page, "Certificate")
    expect(page.locator(".course-todo")).to_be_hidden()
    tab_to(page.get_by_label("Your name"))
    page.keyboard.type("Åsa <b>Öberg</b>")
    expect(page.locator(".course-said")).to_have_text("Saved in this browser.")
    paper = page.locator(".course-paper")
    expect(paper.locator(".course-name")).to_have_text("Åsa <b>Öberg</b>")
    expect(paper.locator(".course-subject")).to_have_text("Tea & <bread>")
    expect(paper.locator(".course-date")).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d$"))
    expect(paper).to_contain_text("Test: 100 per cent")
    expect(paper).to_contain_text("but neither who answered nor with what help")
    page.reload()
    expect(paper.locator(".course-name")).to_have_text("Åsa <b>Öberg</b>")
    printed(page)


def printed(page: Page) -> None:
    """The certificate is alone on its one sheet."""
    sheets = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".course-paper")).to_be_visible()
    for hidden in ("article > h1", ".md-header", ".md-footer", ".md-sidebar", ".course-field", ".course-given button"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()


def test_reading_can_be_taken_back_and_the_map_follows_at_once(page, journey):
    page.goto(journey.url("1-tea/index.html"))
    button = page.get_by_role("button", name="I have read the page")
    button.click()
    expect(state(page, "1-tea/index")).to_have_text("read")

    button.click()

    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("page-read .course-said")).to_have_text("Saved. The page no longer counts as read.")
    expect(state(page, "1-tea/index")).to_be_empty()
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_page_that_comes_back_from_the_cache_reads_anew(page, journey):
    page.goto(journey.url("index.html"))
    expect(page.locator(".course-next a")).to_have_text("Begin: Tea")
    record = '{"v": 1, "revision": 1, "time": 1, "read": true}'
    page.evaluate("record => localStorage.setItem('coursekit:journey:@read:1-tea/index', record)", record)

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(page.locator(".course-next a")).to_have_text("Go on where you were: Leaves")


def test_without_a_script_the_map_shows_the_whole_course_and_what_takes_a_script_says_so(new_context, journey):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(journey.url("index.html"))
    rows = page.locator("[data-leg='1-tea'] [data-page]")
    expect(rows).to_have_text(
        [
            re.compile(text)
            for text in ("Tea", "Leaves 10 min, questions: 1", "A walk 90 min, optional", "Test 20 min, questions: 2")
        ]
    )
    expect(page.locator("[data-leg='1-tea'] summary")).to_contain_text("Tea 30 min, questions: 3")
    page.locator("[data-leg='1-tea'] summary").click()
    page.get_by_role("link", name="Leaves").click()
    expect(page.locator("h1")).to_contain_text("Leaves")
    expect(page.locator("page-read button")).to_be_hidden()
    for name, text in {
        "results": "results are computed",
        "certificate": "certificate is made",
        "index": "not how far",
    }.items():
        page.goto(journey.url(f"{name}.html"))
        expect(page.locator(".course noscript p")).to_contain_text(text, use_inner_text=True)
    page.goto(journey.url("certificate.html"))
    expect(page.locator(".course-todo")).to_contain_text("Test: at least 50 per cent right.")


def test_a_page_runs_only_the_scripts_it_needs(page, journey):
    page.goto(journey.url("data.html"))
    expect(page.locator(".course-count")).to_have_text("Nothing is saved.")
    one = set(page.context.watch.scripts_of_ours())
    page.goto(journey.url("1-tea/3-test.html"))
    expect(page.locator(".quiz-total")).to_be_visible()
    other = set(page.context.watch.scripts_of_ours()) - one
    assert (len(one), len(other)) == (1, 1)
