"""The worker that keeps a site: what it keeps, how it is told apart from another version, and when there is none."""

from __future__ import annotations

import json
import re

import pytest
from courses import edit, snapshot

from coursekit import offline
from coursekit.engines.mkdocs import adapter, build_site
from coursekit.offline import MAX_FILE, MAX_SITE, digest, index_script, kept, worker

PAGES = {"index.html": b"<p>Tea</p>", "404.html": b"<p>No tea</p>"}


def listed(script: str) -> dict[str, str]:
    """Read the digests that a worker holds."""
    return json.loads(re.search(r"^const FILES = (.*);$", script, re.MULTILINE)[1])


def version(script: str) -> str:
    return re.search(r'^const VERSION = "(.*)";$', script, re.MULTILINE)[1]


def index(*languages: str) -> bytes:
    return json.dumps({"config": {"lang": list(languages)}, "docs": []}).encode()


UNREAD = {
    "a map of a script": "assets/javascripts/bundle.0a0b0c0d.min.js.map",
    "the map of the site": "sitemap.xml",
    "the same, packed": "sitemap.xml.gz",
    "a language the search does not read": "assets/javascripts/lunr/min/lunr.da.min.js",
    "what Japanese would need": "assets/javascripts/lunr/tinyseg.js",
    "itself": "sw.js",
    "the index for a disk": "search/search_index.js",
    "the headers of a host": "_headers",
}
READ = {
    "a page": "1-tea/index.html",
    "a picture with å": "bilder/på plats.svg",
    "the search index": "search/search_index.json",
    "the language the search reads": "assets/javascripts/lunr/min/lunr.sv.min.js",
    "what it needs for any language": "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
    "a script": "assets/coursekit.0a0b0c0d.js",
}


@pytest.mark.parametrize("path", UNREAD.values(), ids=UNREAD)
def test_what_no_page_asks_for_is_not_kept(path):
    assert kept({**PAGES, "search/search_index.json": index("sv"), path: b"x"}) == sorted(
        [*PAGES, "search/search_index.json"]
    )


@pytest.mark.parametrize("path", READ.values(), ids=READ)
def test_what_a_page_may_ask_for_is_kept_with_its_digest(path):
    files = {**PAGES, "search/search_index.json": index("sv")} | {path: index("sv")}

    assert listed(worker(files))[path] == digest(files[path])


def test_a_large_file_is_not_kept():
    assert kept({**PAGES, "film.mp4": bytes(MAX_FILE + 1), "song.mp3": bytes(MAX_FILE)}) == [
        "404.html",
        "index.html",
        "song.mp3",
    ]


def test_a_site_that_is_too_large_is_kept_without_its_largest_files_but_with_all_pages():
    many = {f"{number:02}.png": bytes(MAX_FILE - number) for number in range(MAX_SITE // MAX_FILE + 2)}

    left = kept({**PAGES, "long.html": bytes(MAX_FILE), **many})

    assert {*PAGES, "long.html"} < set(left)
    assert "00.png" not in left
    assert sum(len({**PAGES, **many, "long.html": bytes(MAX_FILE)}[path]) for path in left) <= MAX_SITE


def test_the_version_follows_from_what_is_kept_alone():
    again = version(worker(dict(reversed(PAGES.items()))))

    assert version(worker(PAGES)) == again == version(worker({**PAGES, "sitemap.xml": b"2026"}))
    assert (
        len({again, version(worker({**PAGES, "index.html": b"<p>tea</p>"})), version(worker({"index.html": b""}))}) == 3
    )


def test_a_site_without_a_search_has_no_index_for_a_disk():
    assert index_script(PAGES) == {}
    assert index_script({"search/search_index.json": b"{}"}) == {"search/search_index.js": "var __index = {};\n"}


def test_a_built_site_keeps_every_page_and_all_that_its_pages_name(tiny_site):
    files = snapshot(tiny_site)

    digests = listed(files["sw.js"].decode())
    assert {path for path in files if path.endswith(".html")} <= set(digests)
    assert all(digest(files[path]) == of_built for path, of_built in digests.items())
    named = set(re.findall(r'(?:src|href)="(assets/[^"]+)"', files["index.html"].decode()))
    assert len(named) > 4
    assert named <= set(digests)
    assert not any(path.endswith((".map", ".gz")) for path in digests)


def test_a_course_that_wants_none_has_a_worker_that_removes_and_no_page_that_starts_one(course, tmp_path):
    edit(course / "course.yml", ("language: en\n", "language: en\noffline: no\n"))

    build_site(course / "mkdocs.yml", tmp_path / "site", True)

    files = snapshot(tmp_path / "site")
    assert files["sw.js"].decode() == offline.remover()
    assert not any("coursekit-offline" in path for path in files)
    assert b"coursekit-offline" not in files["index.html"]


def test_a_preview_starts_no_worker_and_removes_what_was_kept_at_its_address(course, tmp_path, monkeypatch):
    monkeypatch.setattr(adapter, "on_startup", lambda *_, **__: setattr(adapter, "serving", True))

    build_site(course / "mkdocs.yml", tmp_path / "site", True)

    adapter.serving = False
    files = snapshot(tmp_path / "site")
    assert files["sw.js"].decode() == offline.remover()
    assert b"coursekit-offline" not in files["index.html"]
