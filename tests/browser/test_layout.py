"""Narrow screens, large text and both colour schemes."""

from __future__ import annotations

import pytest
from focus import IN_VIEW
from gallery import ALL, EXAM, examples_of
from keys import enter
from playwright.sync_api import Page, expect
from question import Question
from waiting import add_style

from coursekit.reader import type_names

WATER = "1-tea/2-water.html"
PHONE = {"width": 320, "height": 640}
USUAL, TWICE_AS_LARGE = "html { }", "html { font-size: 250% !important }"  # the theme's own is 125 %


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def answer_all(page: Page) -> None:
    Question(page, "green-tea").answer("The leaves are dyed.")
    Question(page, "good-water").answer("Fresh water", "Boiling water", "Salt water")
    Question(page, "black-tea").answer("True")
    for key in page.locator(".quiz-key summary").all():
        key.click()


@pytest.mark.parametrize("text", [USUAL, TWICE_AS_LARGE], ids=["usual text", "twice as large"])
def test_at_320_pixels_nothing_scrolls_sideways(open_tab, tiny, text):
    page = open_tab(viewport=PHONE)
    page.goto(tiny.url(WATER))
    add_style(page, text)
    assert not scrolls_sideways(page)

    answer_all(page)

    assert not scrolls_sideways(page)


def test_what_is_pressed_is_large_enough_for_a_thumb(open_tab, tiny):
    page = open_tab(viewport=PHONE, has_touch=True)
    page.goto(tiny.url(WATER))
    answer_all(page)

    targets = page.locator(".quiz :is(label, button:visible, summary:visible)").all()
    assert len(targets) > 10
    for target in targets:
        assert target.bounding_box()["height"] >= 44


def answer_all_types(page: Page) -> None:
    """Answer each example by its second response: most of those are not all right."""
    for kind in type_names():
        for example in examples_of(kind):
            question = Question(page, example.item.id)
            question.focus_first()
            enter(question, example.item, example.responses[1]["response"])
            if kind != "scenario":
                question.button.press("Enter")
            for key in question.part(".quiz-key summary:visible").all():
                key.click()


@pytest.mark.parametrize("text", [USUAL, TWICE_AS_LARGE], ids=["usual text", "twice as large"])
def test_at_320_pixels_no_type_scrolls_sideways(open_tab, gallery, text):
    page = open_tab(viewport=PHONE)
    page.goto(gallery.url(ALL))
    add_style(page, text)
    assert not scrolls_sideways(page)

    answer_all_types(page)

    assert not scrolls_sideways(page)


TARGETS = """.quiz :is(
  label:has(input:not([type=text])), button, summary, select, input[type=text], textarea, .quiz-ways a
):visible"""


@pytest.mark.parametrize("address", [ALL, EXAM])
def test_what_is_pressed_in_any_type_is_large_enough_for_a_thumb(open_tab, gallery, address):
    page = open_tab(viewport=PHONE, has_touch=True)
    page.goto(gallery.url(address))
    for start in page.locator("[data-do=start]").all():
        start.click()
    expect(page.locator("quiz-item:visible").last).to_be_visible()

    sizes = page.locator(TARGETS).evaluate_all(
        "(all) => all.map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"
    )
    assert len(sizes) > 60
    assert [size for size in sizes if size[1] < 44] == []


FOCUSED = "document.activeElement.closest('.quiz') && document.activeElement.outerHTML"


@pytest.mark.parametrize("size", [(1280, 800), (320, 256)], ids=["desktop", "400 per cent"])
@pytest.mark.parametrize("kind", type_names())
def test_whatever_gets_the_focus_in_any_type_is_in_view(open_tab, gallery, kind, size):
    page = open_tab(viewport={"width": size[0], "height": size[1]})
    page.goto(gallery.url(f"1-types/{kind}.html"))
    question = Question(page, examples_of(kind)[0].item.id)
    question.focus_first()

    out_of_view, stops = [], 0
    while focused := page.evaluate(FOCUSED):
        stops += 1
        out_of_view += [] if page.locator(":focus").evaluate(IN_VIEW) else [focused]
        page.keyboard.press("Tab")

    assert out_of_view == []
    assert stops >= 1


@pytest.mark.parametrize("size", [(1280, 800), (320, 256)], ids=["desktop", "400 per cent"])
@pytest.mark.parametrize("item", ["green-tea", "good-water", "black-tea"])
def test_what_gets_the_focus_is_in_view_and_not_covered(open_tab, tiny, size, item):
    page = open_tab(viewport={"width": size[0], "height": size[1]})
    page.goto(tiny.url(WATER))
    question = Question(page, item)

    question.button.click()
    expect(question.controls.first).to_be_focused()
    assert question.controls.first.evaluate(IN_VIEW)

    question.controls.last.check()
    page.keyboard.press("Enter")
    expect(question.verdict).to_be_focused()
    assert question.verdict.evaluate(IN_VIEW)

    for _ in range(3):
        page.keyboard.press("Shift+Tab")
        assert page.locator(":focus").evaluate(IN_VIEW)


CONTRAST = """(selector) => {
  const element = document.querySelector(selector);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = (color) => {
    const [r, g, b] = color.map((c) => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  while (rgb(getComputedStyle(ground).backgroundColor)[3] !== 255) ground = ground.parentElement;
  const back = rgb(getComputedStyle(ground).backgroundColor);
  const [r, g, b, a] = rgb(getComputedStyle(element).color);
  const front = [r, g, b].map((c, i) => c * a / 255 + back[i] * (1 - a / 255));
  const [low, high] = [luminance(front), luminance(back)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}"""

TEXTS = [
    ".quiz-prompt",
    ".quiz-number",
    ".quiz-instruction",
    ".quiz-choice-text",
    ".quiz-choice[data-mark=your_right] .quiz-mark",
    ".quiz-choice[data-mark=your_wrong] .quiz-mark",
    "[data-verdict=correct] .quiz-verdict",
    "[data-verdict=incorrect] .quiz-verdict",
    "[data-verdict=partly] .quiz-verdict",
    ".quiz-feedback p",
    ".quiz-saved",
    ".quiz-check",
    ".quiz-again",
    ".quiz-key summary",
    ".quiz-key li",
    ".quiz-error",
    ".quiz-total",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_a_quiz_stands_out_from_its_ground(open_tab, tiny, scheme):
    page = open_tab(color_scheme=scheme)
    page.goto(tiny.url(WATER))
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    answer_all(page)
    Question(page, "good-water").answer("Boiling water", "Salt water")
    expect(page.locator("[data-verdict=partly]")).to_have_count(1)

    too_faint = {text: ratio for text in TEXTS if (ratio := page.evaluate(CONTRAST, text)) < 4.5}

    assert too_faint == {}
