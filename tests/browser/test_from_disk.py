"""A site opened from a disk, as from an unpacked zip file or a USB stick: no server, no worker, nothing to fetch."""

from __future__ import annotations

import shutil

import pytest
from courses import TINY, build
from playwright.sync_api import Page, expect
from question import Question
from test_privacy import ON_VIOLATION

WATER = "1-tea/2-water.html"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The tiny course, packed and unpacked somewhere with a space and a å in its path."""
    folder = tmp_path_factory.mktemp("disk")
    archive = shutil.make_archive(str(folder / "course"), "zip", build(TINY, folder / "site"))
    place = folder / "på en sticka"
    shutil.unpack_archive(archive, place)
    return place


@pytest.fixture
def page(new_context, homes, unpacked) -> Page:
    homes[:] = [unpacked.as_uri(), "about:"]
    context = new_context()
    context.add_init_script(ON_VIOLATION)
    return context.new_page()


def test_pages_questions_and_search_work_from_a_disk_without_a_violation(page, unpacked):
    for path in ("index.html", WATER):
        page.goto((unpacked / path).as_uri())
        search = page.locator(".md-search__input")
        search.click()
        search.press_sequentially("oven")
        result = page.locator(".md-search-result__link").first
        expect(result).to_be_visible()
        expect(page.locator(".md-search-result__meta")).to_have_text("2 matching documents")
        assert page.evaluate("window.violations") == []
    result.click()
    expect(page.locator("article h1")).to_contain_text("The oven")
    page.goto((unpacked / WATER).as_uri())
    question = Question(page, "good-water")
    question.answer("Fresh water")
    question.is_judged("1", "2")
    page.reload()
    question.is_judged("1", "2")
    assert page.evaluate("window.violations") == []
    assert page.context.watch.requests
    assert not any("sw.js" in url for url in page.context.watch.requests)


def test_every_page_fits_a_narrow_screen_also_without_script(open_tab, homes, real):
    homes[:] = [real.folder.as_uri(), "about:"]
    page = open_tab(viewport={"width": 320, "height": 640}, java_script_enabled=False)

    too_wide, tables = [], 0
    for path in sorted(set(real.folder.rglob("*.html")) - {real.folder / "404.html"}):  # that one is for servers
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        tables += page.locator("article table:not([class])").count()
        too_wide += [path.relative_to(real.folder).as_posix()] if page.evaluate(TOO_WIDE) else []

    assert tables > 0
    assert too_wide == []


def test_the_theme_minds_what_is_in_the_text_as_it_does_on_a_server(open_tab, homes, dressed):
    homes[:] = [dressed.folder.as_uri(), "about:"]
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto((dressed.folder / "1-a/1-allt.html").as_uri())

    expect(page.get_by_role("region", name="Tabell, går att rulla i sidled")).to_have_js_property("tabIndex", 0)
    expect(page.locator(".tabbed-control")).not_to_have_count(0)
    expect(page.locator(".md-code__button")).not_to_have_count(0)
