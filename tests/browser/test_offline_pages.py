"""A course without a network: kept whole after one visit, renewed whole or not at all, and taken away when asked to."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from courses import TINY, build, copy_course, edit, snapshot
from playwright.sync_api import Page, expect
from question import Question
from site_server import SiteServer
from waiting import until, until_kept

from coursekit.offline import worker

WATER = "1-tea/2-water.html"
OLD, NEW = "Black tea wants it boiling.", "Black tea wants it nearly boiling."
# A server that says so lets a browser answer with the former file for ten minutes.
KEEPING = {"Cache-Control": "max-age=600"}

KEPT = "async () => (await caches.keys()).filter((name) => name.startsWith('coursekit'))"
INDEX = "async () => (await fetch('../search/search_index.json')).text()"
# A browser may take two questions for a new version for one, so the tests ask until it has come.
RENEWED = """await (async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  const { installing, waiting, active } = registration;
  const kept = (await caches.keys()).filter((name) => name.startsWith("coursekit"));
  return kept.length === 2 && !installing && !waiting && active.state === "activated";
})()"""
REMEMBERED = """async () => {
  const [name] = await caches.keys();
  return (await (await caches.open(name)).keys()).filter(({ url }) => url.includes("?client=")).length;
}"""
GONE = """(await navigator.serviceWorker.getRegistrations()).length === 0
  && !(await caches.keys()).some((name) => name.startsWith("coursekit"))"""
REFUSED = """await (async () => {
  await (await navigator.serviceWorker.getRegistration()).update().catch(() => {});
  return window.refused;
})()"""
WATCH = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => { window.refused ||= worker.state === "redundant"; });
  });
  registration.update().catch(() => {});
}"""


@pytest.fixture
def keeping() -> dict[str, str]:
    return {}


@pytest.fixture
def page(new_context) -> Page:
    """A tab of a browser that keeps sites."""
    return new_context().new_page()


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """The tiny course in versions, by name: `old`, `new` where a page says something else, and one without offline."""
    folder = tmp_path_factory.mktemp("versions")
    server = SiteServer(folder, headers=KEEPING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", server.home)
        build(TINY, folder / "old")
        new = copy_course(TINY, folder / "new-course")
        edit(new / "modules/1-tea/2-water.md", (OLD, NEW))
        build(new, folder / "new")
        without = copy_course(TINY, folder / "without-course")
        with (without / "course.yml").open("a") as file:
            file.write("offline: false\n")
        build(without, folder / "without")
    yield folder, server
    server.close()


@pytest.fixture
def server(versions):
    """Serves the old version at first."""
    folder, server = versions
    server.folder = folder / "old"
    return server


@pytest.fixture
def visited(page: Page, server: SiteServer) -> Page:
    """A browser that has loaded one page and was left alone until all was kept."""
    page.goto(server.url("index.html"))
    until_kept(page)
    page.goto(server.url(WATER))
    expect(page.locator("article")).to_contain_text(OLD)
    return page


def folder_of(server: SiteServer, name: str) -> Path:
    return server.folder.parent / name


def third_version(server: SiteServer) -> Path:
    """Make a version of the new one where another page says something else."""
    folder = Path(shutil.copytree(server.folder, server.folder.with_name("third")))
    (folder / "about.html").write_text("<!doctype html><title>Third</title>", encoding="utf-8")
    (folder / "sw.js").write_text(worker(snapshot(folder)), encoding="utf-8")
    return folder


def test_after_one_visit_everything_works_without_a_network(page, tiny, new_context):
    context = new_context()
    gone = SiteServer(tiny.folder, headers=KEEPING)
    context.watch.theme_may_fail = True  # the console tells of each address that did not answer
    page = context.new_page()
    page.goto(gone.url("index.html"))
    until_kept(page)
    gone.close()

    pages = sorted(path.relative_to(tiny.folder).as_posix() for path in tiny.folder.rglob("*.html"))
    assert len(pages) >= 10
    for path in pages:
        page.goto(gone.url(path))
        expect(page.locator("h1")).to_have_count(1)
    remembered = page.evaluate(REMEMBERED)
    assert 0 < remembered < len(pages)  # pages that are closed are forgotten
    page.goto(gone.url(WATER))
    question = Question(page, "good-water")
    question.answer("Fresh water")
    expect(question.saved).not_to_have_text("")
    page.reload()
    question.is_judged("1", "2")
    page.locator(".md-search__input").press_sequentially("oven")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.goto(gone.url("nowhere.html")).status == 404
    expect(page.locator("h1")).to_have_text("There is no such page")


def test_a_new_version_is_taken_up_whole_and_never_mixed_with_the_old(visited, server):
    former = visited
    server.folder = folder_of(server, "new")
    second = former.context.new_page()
    second.goto(server.url(WATER))
    expect(second.locator("article")).to_contain_text(OLD)  # what is kept is shown while the new one is fetched
    until(second, RENEWED)
    third = former.context.new_page()
    third.goto(server.url(WATER))

    expect(third.locator("article")).to_contain_text(NEW)
    assert NEW in third.evaluate(INDEX)
    for page in (former, second):  # open since before
        assert OLD in page.evaluate(INDEX)
        assert NEW not in page.evaluate(INDEX)
        page.get_by_role("link", name="Leaves").first.click()
        page.get_by_role("link", name="Water").first.click()
        expect(page.locator("article")).to_contain_text(OLD)
    former.reload()
    expect(former.locator("article")).to_contain_text(NEW)

    second.close()  # the last page of the old version
    server.folder = third_version(server)
    former.reload()
    version = (server.folder / "sw.js").read_text("utf-8").partition("VERSION = ")[2][1:33]
    until(former, f"{RENEWED} && (await caches.keys()).some((name) => name.endsWith('{version}'))")


@pytest.mark.parametrize("fault", ["missing", "half of another version"])
def test_a_version_that_cannot_be_had_whole_leaves_the_old_one_whole(visited, server, tmp_path, fault):
    before = visited.evaluate(KEPT)
    broken = Path(shutil.copytree(folder_of(server, "new"), tmp_path / "broken"))
    if fault == "missing":
        (broken / WATER).unlink()
        visited.context.watch.theme_may_fail = True  # the console tells of the missing file, which is the point here
    else:
        shutil.copy(folder_of(server, "old") / WATER, broken / WATER)
    server.folder = broken

    visited.evaluate(WATCH)
    until(visited, REFUSED)
    former = json.dumps(json.dumps(before, separators=(",", ":")))
    until(visited, f"JSON.stringify(await ({KEPT})()) === {former}")  # what another try began is taken away as well
    for path, text in ((WATER, OLD), ("about.html", "This page says how")):
        visited.goto(server.url(path))
        expect(visited.locator("article")).to_contain_text(text)


def test_a_course_that_wants_none_of_it_takes_all_that_was_kept_away(visited, server):
    visited.evaluate("caches.open('of another site')")
    server.folder = folder_of(server, "without")
    visited.goto(server.url("index.html"))

    until(visited, GONE)
    assert visited.evaluate("caches.keys()") == ["of another site"]
    visited.goto(server.url(WATER))
    visited.reload()  # past the browser's own cache
    expect(visited.locator("article")).to_contain_text(OLD)
    assert "coursekit-offline" not in visited.content()
    assert visited.evaluate("navigator.serviceWorker.controller") is None
