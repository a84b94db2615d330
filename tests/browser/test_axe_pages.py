"""What axe-core finds wrong with whole pages, the theme included: nothing, and there is no list of exceptions."""

from __future__ import annotations

import axe
import pytest
from playwright.sync_api import Page, expect


def problems(page: Page, state: str) -> list[str]:
    """Let axe-core look at a page."""
    return [f"{state}: {problem}" for problem in axe.problems(page)]


@pytest.fixture(params=axe.LOOKS)
def visitor(request, open_tab) -> Page:
    """A tab in some colours that shows everything at once."""
    return open_tab(reduced_motion="reduce", **axe.LOOKS[request.param])


def test_pages_of_every_kind(visitor, dressed, examined, real):
    pages = [
        *(dressed.url(path) for path in ("index.html", "1-a/1-allt.html", "404.html", "1-a/index.html")),
        examined.url("2-exam/1-exam.html"),
        *(real.url(path) for path in ("index.html", "1-situationell-brottsprevention/index.html")),
    ]
    found = []
    for address in pages:
        visitor.goto(address)
        for size in axe.SIZES:
            axe.resize(visitor, size)
            found += problems(visitor, f"{address}, {size}")

    assert found == []


ABOUT = ["mina-resultat.html", "intyg.html", "mina-uppgifter.html", "tillganglighet.html", "integritet.html"]


def test_pages_about_the_learner_and_the_site(visitor, real):
    found = []
    for path in ABOUT:
        visitor.goto(real.url(path))
        for size in axe.SIZES:
            axe.resize(visitor, size)
            found += problems(visitor, f"{path}, {size}")

    assert found == []


def test_in_the_dark_pages_are_dark(open_tab, real):
    page = open_tab(color_scheme="dark")
    page.goto(real.url(ABOUT[0]))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_with_the_search_or_the_menu_open(visitor, dressed):
    visitor.goto(dressed.url("1-a/1-allt.html"))
    found = []
    for size in axe.SIZES:
        axe.resize(visitor, size)
        if size != "desktop":
            visitor.locator(".ck-menu").click()
            expect(visitor.locator(".ck-close")).to_be_focused()
            found += problems(visitor, f"menu, {size}")
            visitor.keyboard.press("Escape")
        visitor.locator(".ck-search:visible, .md-search__input:visible").first.click()
        visitor.locator(".md-search__input").fill("belysning")
        expect(visitor.locator(".md-search-result__item").first).to_be_visible()
        found += problems(visitor, f"search, {size}")
        visitor.keyboard.press("Escape")

    assert found == []


def test_axe_finds_what_is_wrong_in_the_theme(page, dressed):
    page.goto(dressed.url("index.html"))
    page.evaluate("""() => {
      document.querySelector(".md-search").setAttribute("role", "dialog");
      document.querySelector(".md-search__inner").removeAttribute("role");
      document.querySelector(".md-nav--primary .md-nav__link").style.color = "#bbb";
    }""")

    assert {text.split(":")[1].strip() for text in problems(page, "spoilt")} >= {"aria-dialog-name", "color-contrast"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_axe_finds_what_is_painted_and_no_more(open_tab, dressed, scheme):
    page = open_tab(color_scheme=scheme, forced_colors="active", reduced_motion="reduce")
    page.goto(dressed.url("1-a/1-allt.html"))
    assert problems(page, "as it is") == []

    page.evaluate("""() => {
      const button = document.querySelector(".quiz-check");
      Object.assign(button.style, { forcedColorAdjust: "none", color: "#777", background: "#888" });
    }""")

    (problem,) = problems(page, "spoilt")
    assert problem.startswith("spoilt: color-contrast: <button")
