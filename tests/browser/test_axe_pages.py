"""What axe-core finds wrong with whole pages, the theme included: nothing, and there is no list of exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

# All rules, those that are off by default too, but those of level AAA, some of which no page can meet.
RUN = """async () => {
  const rules = Object.fromEntries(
    axe.getRules().map(({ ruleId, tags }) => [ruleId, { enabled: !tags.includes("wcag2aaa") }])
  );
  const { violations } = await axe.run(document, { rules });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}"""

SIZES = {"desktop": (1280, 800), "phone": (390, 844), "400 per cent": (320, 256)}
COLOURS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def problems(page: Page, state: str) -> list[str]:
    """Let axe-core look at a page."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    return [f"{state}: {problem}" for problem in page.evaluate(RUN)]


def in_all_sizes(page: Page, name: str) -> Iterator[str]:
    """Yield what is wrong with a page in each size, before and after its menu is opened; most sizes have one."""
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        yield from problems(page, f"{name}, {size}")


@pytest.fixture(params=COLOURS)
def visitor(request, new_context) -> Page:
    """A tab in some colours that shows everything at once."""
    return new_context(reduced_motion="reduce", **COLOURS[request.param]).new_page()


def test_pages_of_every_kind(visitor, dressed, examined):
    found = []
    for address in ("index.html", "1-a/index.html", "1-a/1-allt.html", "404.html"):
        visitor.goto(dressed.url(address))
        found += in_all_sizes(visitor, address)
    visitor.goto(examined.url("2-exam/1-exam.html"))
    found += in_all_sizes(visitor, "exam")

    assert found == []


def test_with_the_search_or_the_menu_open(visitor, dressed):
    visitor.goto(dressed.url("1-a/1-allt.html"))
    found = []
    for size, (width, height) in SIZES.items():
        visitor.set_viewport_size({"width": width, "height": height})
        if width < 1220:
            visitor.locator(".ck-menu").click()
            expect(visitor.locator(".ck-back:visible")).to_be_focused()
            found += problems(visitor, f"menu, {size}")
            visitor.keyboard.press("Escape")
        visitor.locator(".ck-search:visible, .md-search__input:visible").first.click()
        visitor.locator(".md-search__input").fill("belysning")
        expect(visitor.locator(".md-search-result__item").first).to_be_visible()
        found += problems(visitor, f"search, {size}")
        visitor.keyboard.press("Escape")

    assert found == []


def test_the_course_of_this_repository(visitor, real):
    found = []
    for address in (
        "index.html",
        "1-situationell-brottsprevention/index.html",
        "1-situationell-brottsprevention/2-fem-strategier.html",
        "aktualiteter.html",
    ):
        visitor.set_viewport_size({"width": 390, "height": 844})
        visitor.goto(real.url(address))
        found += problems(visitor, address)

    assert found == []
