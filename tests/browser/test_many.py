"""A page with very many questions: those far out of view are laid out late, and nobody may notice."""

from __future__ import annotations

import axe
import pytest
from exam import Exam
from focus import IN_VIEW
from gallery import EXAM, address
from playwright.sync_api import Page, expect
from question import all_looked_up
from waiting import add_style, until

SIZES = {"desktop": (1280, 800), "400 per cent": (320, 256)}
PUT_OFF = "(items) => items.filter((item) => getComputedStyle(item).contentVisibility === 'auto').length"
CUT = "(items) => items.filter((item) => item.scrollWidth > item.clientWidth + 1).map((item) => item.id)"
HEIGHTS = "(items) => items.map((item) => [item.getAttribute('type'), item.getBoundingClientRect().height])"
GAPS = """(items) => items.slice(1).map((item, index) =>
  item.getBoundingClientRect().top - items[index].getBoundingClientRect().bottom)"""
FOUND = "getSelection().anchorNode?.parentElement.closest('quiz-item')?.id"


@pytest.fixture(params=SIZES)
def many(request, new_context, gallery) -> Page:
    """An exam of every example there is."""
    width, height = SIZES[request.param]
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(gallery.url(EXAM))
    Exam(page).start()
    return page


def test_only_those_beyond_the_first_twelve_are_put_off_and_none_on_paper(many):
    items = many.locator("quiz-item")
    count = items.count()
    assert count > 12
    assert items.evaluate_all(PUT_OFF) == count - 12

    many.emulate_media(media="print")

    assert items.evaluate_all(PUT_OFF) == 0


def test_a_link_to_the_last_leads_there(many):
    Exam(many).overview.last.get_by_role("link").click()

    focused = many.locator("quiz-item:visible").last.locator(":focus")
    expect(focused).to_have_count(1)
    expect(focused).to_be_in_viewport()
    assert focused.evaluate(IN_VIEW)


def test_what_scrolls_to_the_last_arrives_there(many):
    last = many.locator("quiz-item:visible").last

    last.evaluate("(item) => item.scrollIntoView()")

    expect(last).to_be_in_viewport()
    assert last.locator(".quiz-prompt").evaluate(IN_VIEW)


def test_a_search_in_the_page_finds_the_last(many):
    last = many.locator("quiz-item:visible").last
    prompt = last.locator(".quiz-prompt").evaluate("(heading) => heading.lastChild.textContent.trim()")

    assert many.evaluate("(text) => find(text)", prompt)

    assert many.evaluate(FOUND) == last.get_attribute("id")
    expect(last.locator(".quiz-prompt")).to_be_in_viewport()


def test_nothing_is_cut_off(many):
    assert many.locator("quiz-item:visible").evaluate_all(CUT) == []


def test_room_enough_is_kept_for_each_so_that_none_reaches_into_the_next(many):
    assert too_high(many, "quiz-item") == []


def too_high(page: Page, name: str) -> list[list[object]]:
    """List what is higher than the room that was kept for it, with both heights."""
    boxes = page.locator(f"{name}:visible")
    kept = boxes.evaluate_all(HEIGHTS)
    add_style(page, f"{name} {{ content-visibility: visible !important }}")
    taken = boxes.evaluate_all(HEIGHTS)
    return [[*one, other[1]] for one, other in zip(kept, taken, strict=True) if other[1] > one[1] + 1]


@pytest.fixture(params=SIZES)
def practice(request, open_tab, gallery) -> Page:
    """A quiz for practice that asks every example twice."""
    width, height = SIZES[request.param]
    page = open_tab(viewport={"width": width, "height": height})
    page.goto(gallery.url(address("long")))
    all_looked_up(page)
    return page


def test_in_practice_those_beyond_the_first_twelve_are_put_off_in_parts_and_none_on_paper(practice):
    parts = practice.locator(".quiz-part")
    assert practice.locator("quiz-set > quiz-item").count() == 12
    assert [part.locator("quiz-item").count() for part in parts.all()] == [4, 4, 4, 4, 4, 2]
    assert parts.evaluate_all(PUT_OFF) == parts.count()
    assert practice.locator("quiz-item").evaluate_all(PUT_OFF) == 0

    practice.emulate_media(media="print")

    assert parts.evaluate_all(PUT_OFF) == 0


def test_parts_stand_as_far_from_each_other_as_questions_and_have_room_enough(practice):
    assert too_high(practice, ".quiz-part") == []
    gaps = practice.locator("quiz-item").evaluate_all(GAPS)
    assert max(gaps) - min(gaps) < 1


def test_a_part_with_nothing_to_practise_takes_no_room(practice):
    part = practice.locator(".quiz-part").first
    one, *others = part.locator("quiz-item").all()
    for item in others:
        item.evaluate("(item) => { item.hidden = true; }")
    expect(one).to_be_visible()

    one.evaluate("(item) => { item.hidden = true; }")

    expect(part).to_be_hidden()


def test_a_link_to_the_last_of_a_part_leads_there(practice):
    last = practice.locator("quiz-item").last.get_attribute("id")

    practice.evaluate("(id) => { location.hash = id; }", last)

    until(practice, f"({IN_VIEW})(document.querySelector('#{last} .quiz-prompt'))")


FOLLOW = """(address) => {
  const link = Object.assign(document.createElement("a"), { href: address, textContent: "There" });
  document.querySelector("article").append(link);
  window.stays = true;
  link.click();
}"""


def test_a_link_from_another_page_leads_to_whatever_question_of_a_part(practice, gallery):
    quiz = gallery.url(address("long"))
    for item in practice.locator(".quiz-part quiz-item").evaluate_all("(all) => all.map(({ id }) => id)")[::7]:
        practice.goto(gallery.url("index.html"), wait_until="networkidle")  # the theme knows by now what it can load
        practice.evaluate(FOLLOW, f"{quiz}#{item}")

        expect(practice.locator(f"#{item}")).to_be_visible()
        until(practice, f"({IN_VIEW})(document.querySelector('#{item} .quiz-prompt'))")
        practice.evaluate("() => new Promise((done) => setTimeout(done, 300))")
        assert practice.locator(f"#{item} .quiz-prompt").evaluate(IN_VIEW)
        assert practice.evaluate("window.stays")  # loaded by the theme, not by the browser


@pytest.mark.parametrize("width", [412, 320])
def test_a_long_quiz_of_the_course_on_a_phone_has_no_fault_for_axe_to_find(new_context, real, width):
    page = new_context(viewport={"width": width, "height": 823}, reduced_motion="reduce").new_page()
    page.goto(real.url("1-situationell-brottsprevention/kunskapskontroll.html"))
    expect(page.locator("quiz-item").last).to_be_attached()
    assert page.locator(".quiz-part").evaluate_all(PUT_OFF) > 2

    assert axe.problems(page) == []
