"""The statements of a site: what the law asks for is there, what is missing is seen, and text stays text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from courses import build, edit
from pages import Page

FILLED = """operator:
  name: Tea house
  email: tea@example.org
  phone: "0521-72 10 00"
  address: Kettle Street 1
accessibility:
  conformance: partial
  assessed: 2026-11-24
  updated: 2026-11-25
  method: We asked three guests.
  shortcomings:
    - what: The old film has no captions.
      why: We could not reach who made it.
      instead: The text below the film.
  burdens:
    - what: Drawings from 1910.
  exempt: [A map by somebody else.]
privacy:
  updated: 2026-11-23
  logs: Addresses for a week.
  officer: officer@example.org
"""
# DOS-lagen (2018:1937) 13 §, and what the authority's rules (MDFFS 2019:2) ask of a statement.
ASKED_FOR = {
    "who": "Tea house",
    "which site": "Tea and bread",
    "how far it conforms": "delvis förenlig",
    "what falls short": "The old film has no captions.",
    "why": "Varför: We could not reach who made it.",
    "another way": "I stället: The text below the film.",
    "what would be too much": "Drawings from 1910.",
    "by which rule": "12 § lagen (2018:1937)",
    "what no rule is about": "A map by somebody else.",
    "when it was assessed": "2026-11-24",
    "how": "We asked three guests.",
    "when it was updated": "2026-11-25",
    "how to tell": "tea@example.org",
    "by telephone": "0521-72 10 00",
    "by letter": "Kettle Street 1",
    "what may be asked for": "begära att vi gör innehåll tillgängligt",
    "who watches over it": "Digg",
    "who will": "PTS",
}


def with_facts(course: Path, facts: str, language: str = "sv") -> Path:
    edit(course / "course.yml", ("language: en", f"language: {language}"))
    with (course / "course.yml").open("a", encoding="utf-8") as file:
        file.write(facts)
    return course


def text_of(path: Path) -> str:
    return " ".join(" ".join(element.text for element in Page(path).all("article")).split())


@pytest.fixture
def filled(course, tmp_path) -> Path:
    return build(with_facts(course, FILLED), tmp_path / "site", strict=False)


def test_a_swedish_statement_holds_what_the_law_asks_for(filled):
    text = text_of(filled / "tillganglighet.html")

    assert {part: words for part, words in ASKED_FOR.items() if words not in text} == {}
    links = {link.attributes["href"] for link in Page(filled / "tillganglighet.html").all("a", within="article")}
    assert {"https://www.digg.se/tdosanmalan", "mailto:tea@example.org"} <= links


def test_a_privacy_notice_says_what_is_kept_where_and_how_to_remove_it(filled):
    text = text_of(filled / "integritet.html")

    for part in ("Tea house", "2022:482", "Addresses for a week.", "officer@example.org", "2026-11-23", "IndexedDB"):
        assert part in text
    assert "En kopia av kursens sidor" in text


def test_a_privacy_notice_leads_to_the_page_where_learners_see_and_remove_their_data(course, tmp_path):
    page = "# My [own] data\n\n```my-data\n```\n\n```certificate\n```\n"
    (course / "docs/about.md").write_text(page, encoding="utf-8")
    facts = f"{FILLED}completion: {{read: true}}\n"
    site = build(with_facts(course, facts), tmp_path / "site", strict=False)

    links = Page(site / "integritet.html").all("a", within="article")
    assert [(link.attributes["href"], link.text) for link in links if "about" in link.attributes["href"]] == [
        ("about.html", "My [own] data")
    ]
    assert "Ditt namn" in text_of(site / "integritet.html")


def test_a_course_that_is_not_kept_offline_does_not_say_so(course, tmp_path):
    site = build(with_facts(course, f"{FILLED}offline: false\n"), tmp_path / "site", strict=False)

    assert "En kopia av kursens sidor" not in text_of(site / "integritet.html")


def test_statements_in_english_name_no_swedish_law(course, tmp_path):
    site = build(with_facts(course, FILLED, "en"), tmp_path / "site", strict=False)

    for path in ("accessibility.html", "privacy.html"):
        text = text_of(site / path)
        assert "Tea house" in text
        assert not any(word in text for word in ("2018:1937", "2022:482", "Digg"))


def test_what_is_not_known_shows_as_a_placeholder(course, tmp_path):
    site = build(with_facts(course, "operator: {name: Tea house}\n"), tmp_path / "site", strict=False)

    marked = [
        element.text
        for path in ("tillganglighet.html", "integritet.html")
        for element in Page(site / path).all("strong")
    ]
    assert sum("fylls i av den som ansvarar" in text for text in marked) == 9


def test_a_site_that_nobody_is_said_to_answer_for_has_no_statements(tiny_site):
    assert not (tiny_site / "accessibility.html").exists()
    assert not (tiny_site / "privacy.html").exists()


def test_a_page_of_the_author_takes_the_place_of_a_statement(course, tmp_path):
    (course / "docs/integritet.md").write_text("# Our own\n\nWe keep nothing.\n", encoding="utf-8")
    site = build(with_facts(course, FILLED), tmp_path / "site", strict=False)

    assert "We keep nothing." in text_of(site / "integritet.html")
    assert "Tea house" in text_of(site / "tillganglighet.html")


VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}",
    "# x",
    "![x](http://evil.example/x.png)",
    "<style>*{}</style>",
    "`x` **y** ~~z~~",
    "</p><iframe>",
    "a\\n\\n---\\n\\n1. b",
    "&lt;b&gt; &amp;",
]


def test_what_an_operator_writes_is_shown_as_text(course, tmp_path):
    hostile = json.dumps(" ".join(VECTORS))
    facts = FILLED.replace("Tea house", hostile).replace("We asked three guests.", hostile)
    facts = facts.replace("The old film has no captions.", hostile).replace("Addresses for a week.", hostile)
    site = build(with_facts(course, facts), tmp_path / "site", strict=False)

    for path in ("tillganglighet.html", "integritet.html"):
        page, text = Page(site / path), text_of(site / path)
        assert " ".join(VECTORS) in text
        assert not page.all("script", "img", "style", "iframe", "code", "del", "hr", "ol", within="article")
        assert not any("javascript" in link.attributes.get("href", "") for link in page.all("a"))
