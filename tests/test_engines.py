"""MkDocs with the course mounted: the pages it makes, and what it refuses."""

from __future__ import annotations

import json
import logging
import posixpath
from itertools import pairwise
from pathlib import Path

import pytest
from courses import ROOT, TINY, build, edit
from pages import Page, addresses

from coursekit.course import check_folder
from coursekit.urls import page_url

COURSE = check_folder(TINY).course
IN_ORDER = [
    "index.html",
    "words.html",
    "1-tea/index.html",
    "1-tea/1-leaves.html",
    "1-tea/2-water.html",
    "2-bread/index.html",
    "2-bread/1-flour.html",
    "2-bread/2-oven.html",
    "about.html",
]


@pytest.mark.parametrize("folder", [TINY, ROOT], ids=["tiny", "this repository's"])
def test_the_course_builds_strictly_without_a_warning(folder, tmp_path, caplog):
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = build(folder, tmp_path / "site")

    assert [record.getMessage() for record in caplog.records] == []
    pages = [page for module in check_folder(folder).course.modules for page in module.pages]
    assert len(pages) >= 6
    for page in pages:
        assert (site / page_url(page.path, directory_urls=False)).is_file()


@pytest.mark.parametrize("page", COURSE.all_pages, ids=lambda page: page.source)
def test_the_edit_link_leads_to_what_the_author_wrote(tiny_site, page):
    links = [
        link for link in Page(tiny_site / page_url(page.path, False)).all("a") if link.attributes.get("rel") == "edit"
    ]

    assert [posixpath.normpath(link.attributes["href"]) for link in links] == [
        f"https:/forge.example/tea-and-bread/edit/main/{page.source}"
    ]


def test_the_navigation_shows_the_modules_in_the_order_of_the_course(tiny_site):
    links = Page(tiny_site / "index.html").all("a", within="md-nav--primary")

    hrefs = [link.attributes["href"] for link in links if "md-nav__link" in link.classes]
    assert [href for href in dict.fromkeys(hrefs) if not href.startswith("#")] == IN_ORDER


def test_another_order_in_the_course_is_another_order_in_the_navigation(course, tmp_path):
    edit(course / "course.yml", ("  - 1-tea\n  - 2-bread\n", "  - 2-bread\n  - 1-tea\n"))
    site = build(course, tmp_path / "site")

    assert next_pages(site) == [IN_ORDER[0], IN_ORDER[1], *IN_ORDER[5:8], *IN_ORDER[2:5], IN_ORDER[8]]


def test_previous_and_next_lead_through_the_whole_course(tiny_site):
    assert next_pages(tiny_site) == IN_ORDER
    for before, after in pairwise(IN_ORDER):
        assert footer_link(tiny_site, after, "prev") == before


def next_pages(site: Path) -> list[str]:
    """Follow the links to the next page from the first page on."""
    path = "index.html"
    found = [path]
    while path := footer_link(site, path, "next"):
        found.append(path)
    return found


def footer_link(site: Path, path: str, way: str) -> str:
    """Give the path that a page's link to the next or previous page leads to."""
    links = [link for link in Page(site / path).all("a") if f"md-footer__link--{way}" in link.classes]
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), links[0].attributes["href"])) if links else ""


TOCS = {
    "1-tea/2-water.html": ["How hot", "Check yourself"],  # the quiz stands below a heading of its own
    "2-bread/2-oven.html": ["Dough and heat"],  # the quiz brings its title along
    "2-bread/1-flour.html": ["Something to drink"],  # single items stand where the text goes on
}


@pytest.mark.parametrize(("path", "entries"), TOCS.items())
def test_the_table_of_contents_holds_the_headings_of_a_page_and_its_quiz(tiny_site, path, entries):
    page = Page(tiny_site / path)
    links = [link for link in page.all("a", within="md-sidebar--secondary") if "md-nav__link" in link.classes]

    assert [link.text.strip() for link in links] == entries
    ids = {element.attributes.get("id") for element in page.all("h2")}
    assert {link.attributes["href"].removeprefix("#") for link in links} <= ids


def test_a_quiz_in_a_page_of_docs_is_a_quiz(tiny_site):
    items = Page(tiny_site / "index.html").all("quiz-item", within="quiz-set")

    assert [item.attributes["item"] for item in items] == ["green-tea"]


def test_the_questions_of_a_page_are_numbered_through_all_its_quizzes(tiny_site):
    page = Page(tiny_site / "2-bread/1-flour.html")

    assert [quiz.attributes["quiz"] for quiz in page.all("quiz-set")] == ["2-bread", "1-tea"]
    numbers = [element.text for element in page.all("span") if "quiz-number" in element.classes]
    assert numbers == ["Question 1", "Question 2"]


def test_a_quiz_inside_a_longer_fence_is_an_example(tiny_site):
    page = Page(tiny_site / "about.html")

    assert page.all("quiz-item") == []
    assert "```quiz\n1-tea\n```" in "".join(code.text for code in page.all("code"))


def test_an_image_of_a_module_is_in_the_site_and_a_drawing_in_its_page_too(tiny_site):
    drawing = Page(tiny_site / "1-tea/index.html").all("svg", within="drawing")[0]

    assert drawing.attributes["aria-label"] == "A kettle on a stove"
    assert (tiny_site / "1-tea/kettle.svg").read_bytes() == (TINY / "modules/1-tea/kettle.svg").read_bytes()


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_every_address_of_every_page_leads_to_a_file_of_the_site(course, tmp_path, directory_urls):
    edit(course / "mkdocs.yml", ("use_directory_urls: false", f"use_directory_urls: {directory_urls}"))
    site = build(course, tmp_path / "site")

    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert sorted(pages) == sorted(page_file(page.path, directory_urls == "true") for page in COURSE.all_pages)
    dead = [(page, to) for page in pages for to in addresses(site, page) if not (site / to).is_file()]
    assert dead == []


def page_file(path: str, directory_urls: bool) -> str:
    url = page_url(path, directory_urls)
    return url if url.endswith(".html") else f"{url}index.html"


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_links_and_images_in_texts_of_a_quiz_lead_from_the_page_they_are_shown_on(course, tmp_path, directory_urls):
    edit(course / "mkdocs.yml", ("use_directory_urls: false", f"use_directory_urls: {directory_urls}"))
    site = build(course, tmp_path / "site")

    for source in ("2-bread/1-flour.md", "2-bread/2-oven.md"):
        path = page_file(source, directory_urls == "true")
        page = Page(site / path)
        to = [page.all("a", within="quiz-explanation")[0].attributes["href"]]
        to += [page.all("img", within="quiz-explanation")[0].attributes["src"]]
        places = [posixpath.normpath(posixpath.join(posixpath.dirname(path), url)) for url in to]
        assert places == [
            page_file("2-bread/1-flour.md", directory_urls == "true").removesuffix("/index.html"),
            "1-tea/kettle.svg",
        ]


@pytest.mark.parametrize("path", IN_ORDER)
def test_a_page_loads_the_script_once_where_it_holds_a_quiz_and_never_else(tiny_site, path):
    page = Page(tiny_site / path)
    scripts = [script for script in page.all("script") if "/coursekit." in script.attributes.get("src", "")]

    assert len(scripts) == bool(page.all("quiz-item"))
    assert all("defer" in script.attributes for script in scripts)


def test_the_search_knows_the_pages_of_modules(tiny_site):
    locations = {
        entry["location"] for entry in json.loads((tiny_site / "search/search_index.json").read_text("utf-8"))["docs"]
    }

    assert set(IN_ORDER[1:]) <= locations
