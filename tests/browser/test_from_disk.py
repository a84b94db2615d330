"""A site opened from a disk, as from an unpacked zip file or a USB stick: no server, no worker, nothing to fetch."""

from __future__ import annotations

import shutil

import pytest
from courses import TINY, build
from playwright.sync_api import Page, expect
from question import Question
from test_privacy import ON_VIOLATION

WATER = "1-tea/2-water.html"


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
