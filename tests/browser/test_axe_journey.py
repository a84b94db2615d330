"""What axe-core finds wrong with what shows progress: nothing, in any state, colour scheme or width."""

from __future__ import annotations

import axe
import pytest
from done import do_everything
from playwright.sync_api import Page, expect

PAGES = ("index", "results", "certificate", "data", "1-tea/index")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def problems(page: Page) -> list[str]:
    return axe.problems(page, ".course") + (["too wide"] if page.evaluate(TOO_WIDE) else [])


def in_each_width(page: Page) -> list[str]:
    found = []
    for size in axe.SIZES:
        axe.resize(page, size)
        found += [f"{page.url} {size}: {problem}" for problem in problems(page)]
    return found


@pytest.mark.parametrize("look", axe.LOOKS.values(), ids=axe.LOOKS)
def test_pages_about_progress_before_and_after(new_context, journey, look):
    page = new_context(reduced_motion="reduce", **look).new_page()
    for name in PAGES:
        page.goto(journey.url(f"{name}.html"))
        expect(page.locator(".course").first).to_be_visible()
        assert in_each_width(page) == []
    page.goto(journey.url("results.html"))
    do_everything(page, "journey", "exam", "Åsa Öberg", missed="leaf")
    for name in PAGES:
        page.goto(journey.url(f"{name}.html"))
        opened(page, name)
        assert in_each_width(page) == []


def opened(page: Page, name: str) -> None:
    """Wait until a page shows all that is known, and open what opens."""
    if name == "certificate":
        expect(page.locator(".course-name")).to_have_text("Åsa Öberg")
    elif name == "results":
        expect(page.locator(".course-due li:visible")).to_have_count(1)
    elif name == "data":
        page.get_by_role("button", name="Delete my data").click()
    else:
        expect(page.locator("[data-page][data-state=done]").first).to_be_attached()
    page.evaluate("document.querySelectorAll('.course details').forEach((box) => { box.open = true; })")


def test_axe_finds_what_is_wrong(page, journey):
    page.goto(journey.url("data.html"))
    page.evaluate(
        "document.querySelector('.course-field label').replaceWith(document.querySelector('input[type=file]'))"
    )
    page.evaluate("document.querySelector('.course-count').style.color = '#ccc'")
    expect(page.locator(".course-count")).to_have_text("Nothing is saved.")

    assert {text.split(":")[0] for text in problems(page)} == {"label", "color-contrast"}
