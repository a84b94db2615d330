"""The browser, the courses it visits, and the rules that hold for every visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import FLAGS, NoChromiumError, executable, this_machine
from courses import ROOT, THEME, TINY
from gallery import gallery as write_gallery
from journey_course import write as write_journey
from npm import one_at_a_time
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from site_server import SiteServer, published
from tab import KEPT, NOTHING_KEPT, PATIENCE, Tab
from watch import Watch

EXAMINED = Path(__file__).parent / "exam_course"
NewContext = Callable[..., BrowserContext]
OpenTab = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium_path() -> str | None:
    """The path of a Chromium; the tests fail where there is none and none can be fetched."""
    try:
        with one_at_a_time("chromium"):
            return executable(this_machine())
    except NoChromiumError as error:
        message = str(error)
    return pytest.fail(message, pytrace=False)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives the browser."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright, chromium_path: str | None) -> Iterator[Browser]:
    """The browser; each test takes a context of its own."""
    browser = driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The tiny course at the top of a host."""
    server = published(TINY, tmp_path_factory.mktemp("tiny") / "site")
    yield server
    server.close()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The course of this repository at the top of a host."""
    server = published(ROOT, tmp_path_factory.mktemp("real") / "site")
    yield server
    server.close()


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The course made from the examples of every type."""
    folder = tmp_path_factory.mktemp("gallery")
    server = published(write_gallery(folder / "course"), folder / "site")
    yield server
    server.close()


@pytest.fixture(scope="session")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A course with an exam, and with practice that is taken in attempts."""
    server = published(EXAMINED, tmp_path_factory.mktemp("exam") / "site")
    yield server
    server.close()


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A course that shows learners their progress."""
    folder = tmp_path_factory.mktemp("journey")
    server = published(write_journey(folder / "course"), folder / "site")
    yield server
    server.close()


@pytest.fixture(scope="session")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The course that uses all of the theme."""
    server = published(THEME, tmp_path_factory.mktemp("dressed") / "site")
    yield server
    server.close()


@pytest.fixture
def homes() -> list[str]:
    """Where requests may go; a test may add to it."""
    return ["http://127.0.0.1:"]


@pytest.fixture
def keeping() -> dict[str, str]:
    """What keeps a site from keeping itself in the browser, where a test that changes it would meet the former one."""
    return NOTHING_KEPT


@pytest.fixture
def new_context(chromium: Browser, homes: list[str], keeping: dict[str, str]) -> Iterator[NewContext]:
    """Makes browser contexts that know nothing of each other; afterwards none may have seen a problem."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def make(**options) -> BrowserContext:
        context = chromium.new_context(**{**keeping, **options})
        context.set_default_timeout(PATIENCE)
        context.watch = Watch(context, homes)
        opened.append((context, context.watch))
        return context

    yield make
    for context, _ in opened:
        context.close()
    assert [problem for _, watch in opened for problem in watch.problems] == []


@pytest.fixture(scope="session")
def tabs() -> list[Tab]:
    """The tabs that the next test may have."""
    return []


@pytest.fixture
def open_tab(chromium: Browser, tabs: list[Tab], homes: list[str]) -> Iterator[OpenTab]:
    """Gives tabs in which nobody has ever been anywhere; afterwards none may have seen a problem."""
    opened: list[Tab] = []

    def give(**options) -> Page:
        tab = next((tab for tab in tabs if tab.options == options), None) or Tab(chromium, options)
        tabs[:] = [other for other in tabs if other is not tab]
        tab.watch.begin(homes)
        opened.append(tab)
        return tab.page

    yield give
    for tab in opened:
        if tab.forgets():
            tabs.append(tab)
        else:
            tab.close()
    while len(tabs) > KEPT:
        tabs.pop(0).close()
    assert [problem for tab in opened for problem in tab.watch.problems] == []


@pytest.fixture
def page(open_tab: OpenTab) -> Page:
    """A tab of a browser that has never been here."""
    return open_tab()


@pytest.fixture
def lesson(page: Page, tiny: SiteServer) -> Page:
    """The page of the tiny course that holds the whole first quiz."""
    page.goto(tiny.url("1-tea/2-water.html"))
    return page
