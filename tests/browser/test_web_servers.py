"""Served for real: by four web servers with the settings of the hosting pages, by Python's own, and in frames."""

from __future__ import annotations

import http.client
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from apt import Machine
from courses import TINY, copy_course
from playwright.sync_api import expect
from question import Question
from site_server import SiteServer
from test_privacy import ON_VIOLATION
from waiting import until_kept
from web_servers import PACKAGES, NoServerError, Site, blocks, executable, free_port, served

from coursekit.engines.mkdocs import build_site
from coursekit.servers import ASK, FOREVER, HEADERS

READY_MADE = ["nginx", "apache2", "caddy", "lighttpd"]
BELOW = "/kurser/på-plats/"
LMS = "https://lms.example"
WATER = "1-tea/2-water.html"
TYPES = {
    "": "text/html",
    "index.html": "text/html",
    WATER: "text/html",
    "1-tea/": "text/html",
    "sw.js": "text/javascript",
    "search/search_index.json": "application/json",
    "bilder/på plats.html": "text/html",
}


@pytest.fixture
def keeping() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def hosts(tmp_path_factory) -> Iterator[tuple[SiteServer, SiteServer]]:
    """Two other sites, whose only page is to be written: the first may show the course in a frame."""
    pair = SiteServer(tmp_path_factory.mktemp("host")), SiteServer(tmp_path_factory.mktemp("host"))
    yield pair
    for server in pair:
        server.close()


@pytest.fixture(scope="module")
def built(hosts) -> Iterator[Path]:
    """The tiny course, built for a place below a host and for one of its own, with its settings beside it.

    Web servers that give up being root must be able to read it, so it lies outside pytest's own folders.
    """
    folder = Path(tempfile.mkdtemp(prefix="coursekit-served-"))
    folder.chmod(0o755)
    course = copy_course(TINY, folder / "course")
    with (course / "course.yml").open("a") as file:
        file.write(f"frames: [{LMS}, {hosts[0].origin}]\n")
    for name, path in (("top", "/"), ("below", BELOW)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", f"http://127.0.0.1{quote(path)}")
            settings = build_site(course / "mkdocs.yml", folder / name / "site", strict=True)
        (folder / name / "empty").mkdir()
        (folder / name / "site-headers").mkdir()
        for file, text in settings.items():
            (folder / name / "site-headers" / file).write_text(text, encoding="utf-8")
        (folder / name / "site" / "bilder").mkdir()
        (folder / name / "site" / "bilder" / "på plats.html").write_text("<!doctype html><title>På plats</title>")
    yield folder
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Served:
    """A site that is being served."""

    site: Site
    name: str

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        """Ask for a path of the site; gives the status, the headers by lower-case name, and the text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=20)
        connection.request("GET", quote(self.site.path + path))
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        assert len(headers) == len(answer.getheaders()), "a header is sent twice"
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, headers, text

    @property
    def top(self) -> str:
        return f"http://127.0.0.1:{self.site.port}{quote(self.site.path)}"


@contextmanager
def serve(name: str, built: Path, path: str) -> Iterator[Served]:
    """Serve the site at a path; Python's server, which knows no settings, gets a folder that looks like the path."""
    work = built / ("below" if path == BELOW else "top")
    site, folder = Site(work, path, free_port()), work / "site"
    if name == "python" and site.below:
        folder = work / "python"
        (folder / path.strip("/")).parent.mkdir(parents=True, exist_ok=True)
        if not (folder / path.strip("/")).exists():
            (folder / path.strip("/")).symlink_to(work / "site")
    with served(name, site, folder):
        yield Served(site, name)


@cache
def hashed(site: Path) -> str:
    """Find a file of a site that is named after its content."""
    return next(path.relative_to(site).as_posix() for path in sorted(site.rglob("assets/coursekit.*.js")))


def check_answers(server: Served) -> None:
    """See that pages, scripts and other files come as what they are, and nothing else as the page for that."""
    for path, kind in TYPES.items():
        status, headers, _ = server.get(path)
        sent = headers["content-type"].partition(";")[0].replace("application/javascript", "text/javascript")
        assert (path, status, sent) == (path, 200, kind)
    status, _, text = server.get("nowhere.html")
    assert status == 404
    assert ("There is no such page" in text) == (server.name != "python")


def check_headers(server: Served) -> None:
    """See that the ready settings are sent, with every answer."""
    script = hashed(server.site.work / "site")
    answers = {path: server.get(path) for path in (WATER, script, "sw.js", "nowhere.html", "assets/no.0123abcd.js")}
    for status, headers, _ in answers.values():
        policy = headers["content-security-policy"]
        assert f"; frame-ancestors 'self' {LMS} http://127.0.0.1:" in policy
        assert "'unsafe" not in policy
        assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS
        assert status in (200, 404)
    caching = {path: headers.get("cache-control", "") for path, (_, headers, _) in answers.items()}
    assert caching.pop(script) == ("max-age=31536000" if server.name == "lighttpd" else FOREVER)
    assert [path for path, value in caching.items() if "max-age" in value] == []
    assert (caching[WATER], caching["sw.js"]) == (ASK, ASK)
    for digest in re.findall(r"'sha256-[^']+'", answers[WATER][2]):
        assert digest in answers[WATER][1]["content-security-policy"]


@pytest.mark.parametrize("path", ["/", BELOW], ids=["at the top", "below a path with å"])
@pytest.mark.parametrize("name", [*READY_MADE, "python"])
def test_a_server_sends_the_course_as_it_is_meant(built, name, path):
    with serve(name, built, path) as server:
        check_answers(server)
        if name in READY_MADE:
            check_headers(server)


@pytest.mark.parametrize("name", [*READY_MADE, "python"])
def test_the_course_works_in_a_browser_from_each_server_and_then_without_it(new_context, built, name):
    context = new_context()
    context.add_init_script(ON_VIOLATION)
    page = context.new_page()
    with serve(name, built, BELOW) as server:
        page.goto(server.top + WATER)
        until_kept(page)
        question = Question(page, "good-water")
        question.answer("Fresh water")
        question.is_judged("1", "2")
        context.watch.theme_may_fail = True  # the console tells of addresses that lead nowhere, here and below
        page.goto(server.top + "nowhere.html")
        if name in READY_MADE:  # dressed: its style sheet was found from an address that leads nowhere
            expect(page.locator(".md-header__inner")).to_have_css("display", "flex")
        assert page.evaluate("window.violations") == []
    page.goto(server.top + "1-tea/")
    expect(page.locator("h1")).to_contain_text("Tea")
    page.goto(server.top + WATER)
    question.is_judged("1", "2")
    assert page.evaluate("window.violations") == []


SANDBOXES = {
    "allow-scripts": False,
    "allow-scripts allow-same-origin": True,
    "allow-scripts allow-same-origin allow-forms allow-popups": True,
}


def test_the_course_works_in_the_frames_it_is_meant_for_and_in_no_others(new_context, built, hosts):
    context = new_context()
    context.add_init_script(ON_VIOLATION)
    context.watch.theme_may_fail = True  # the console tells what a sandbox denies and what the policy refuses
    with serve("nginx", built, BELOW) as server:
        frames = "".join(f'<iframe sandbox="{rights}" src="{server.top}{WATER}"></iframe>' for rights in SANDBOXES)
        for host in hosts:
            (host.folder / "index.html").write_text(f"<!doctype html><title>A host</title>{frames}", encoding="utf-8")
        page = context.new_page()
        page.goto(hosts[0].home)
        for index, saves in enumerate(SANDBOXES.values()):
            frame = page.frame_locator("iframe").nth(index)
            question = Question(frame, "good-water")
            question.answer("Fresh water")
            question.is_judged("1", "2")
            expect(question.saved).to_have_text(re.compile("is saved" if saves else "cannot save"))
        assert [frame.evaluate("window.violations") for frame in page.frames[1:]] == [[], [], []]
        page.goto(hosts[1].home)
        assert page.frame_locator("iframe").nth(1).locator("quiz-item").count() == 0


def test_the_hosting_pages_hold_settings_for_each_server_at_both_places():
    assert {language: len(texts) for language, texts in blocks().items()} == {
        "nginx": 2,
        "apache": 2,
        "caddyfile": 2,
        "lighttpd": 2,
    }


def test_a_server_that_cannot_be_had_is_told_of_with_what_helps():
    machine = Machine(lambda _: None, lambda _: False, True)

    with pytest.raises(NoServerError, match=f"apt-get install {' '.join(PACKAGES.values())}"):
        executable(machine, "caddy")
