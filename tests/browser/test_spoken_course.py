"""What a screen reader says of the course of this repository: the ways through its pages, and how far a learner is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from screen_reader import ScreenReader


@pytest.fixture
def listened(open_tab, real):
    """Opens a page in a tab where the reader's own script may run, and listens to a part of it."""
    page = open_tab(bypass_csp=True)

    def listen(path: str, part: str) -> ScreenReader:
        page.goto(real.url(path))
        expect(page.locator(part).first).to_be_visible()
        return ScreenReader(page.locator(part).first)

    return listen


def test_landmarks_and_headings_lead_through_a_page(listened):
    reader = listened("1-situationell-brottsprevention/index.html", "body")

    landmarks = reader.goes_to("Landmark")[:-1]  # the last is the first again
    assert [name for name in landmarks if name in ("banner", "search", "main", "contentinfo")] == [
        "banner",
        "search",
        "main",
        "contentinfo",
    ]
    menus = [name for name in landmarks if name.startswith("navigation")]
    assert {"navigation, Sidhuvud", "navigation, På sidan", "navigation, Sidfot"} < set(menus)
    assert len(menus) == len(set(menus))

    levels = [int(name.rpartition(" ")[2]) for name in reader.goes_to("Heading")[:-1]]
    assert levels[0] == 1
    assert len(levels) > 3
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_of_a_page_is_named_in_another_language_than_its_own(open_tab, real):
    page = open_tab()
    page.goto(real.url("1-situationell-brottsprevention/index.html"))

    titles = page.locator(".headerlink").evaluate_all("links => links.map((link) => link.title)")

    assert set(titles) == {"Länk till rubriken"}


SAID = {
    "index.html": ("course-map", ["link, Börja: .+", r"Tid kvar: ungefär \d+ tim .*\.", r"listitem, level 1, .*"]),
    "mina-resultat.html": (
        "course-results",
        [
            "heading, Repetera, level 2",
            "status",
            "Det finns inget att repetera just nu.",
            "heading, Del för del, level 2",
        ],
    ),
    "intyg.html": ("course-certificate", ["heading, Det här krävs, level 2", r"Inte än: 0 av \d+ sidor klara"]),
    "mina-uppgifter.html": (
        "course-data",
        ["heading, Det här sparas, level 2", "status", "Ingenting är sparat.", "button, Spara i en fil"],
    ),
}


@pytest.mark.parametrize("path", SAID)
def test_pages_about_progress_say_in_order_how_far_a_learner_is(listened, path):
    part, phrases = SAID[path]

    said = listened(path, part).reads_to("button, Spara i en fil", 40)

    found = [next((n for n, text in enumerate(said) if re.fullmatch(phrase, text)), -1) for phrase in phrases]
    assert -1 not in found, said
    assert found == sorted(found)
