"""What a screen reader says of the course of this repository: the ways through its pages, and how far a learner is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from done import do_everything
from exam import Exam, heard_handing_in
from playwright.sync_api import expect
from screen_reader import ScreenReader


@pytest.fixture
def page(open_tab):
    """A tab in which the reader's own script may run beside those of the page."""
    return open_tab(bypass_csp=True)


@pytest.fixture
def listened(page, real):
    """Opens a page and listens to a part of it, once a text is there that waits for what is kept."""

    def listen(path: str, part: str, shown: str = "") -> ScreenReader:
        page.goto(real.url(path))
        expect(page.locator(part).first).to_be_visible()
        expect(page.locator(part).first).to_contain_text(shown, use_inner_text=True)  # of what is hidden there is none
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


VOUCHED = (
    "Intyget är gjort i deltagarens egen webbläsare. "
    "Det visar vad som är besvarat där, men inte vem som har svarat eller med vilken hjälp."
)
SAID = {  # the part of a page, what it says once it has read what is kept, and what is heard
    "index.html": (
        "course-map",
        "Tid kvar",
        ["link, Börja: .+", r"Tid kvar: ungefär \d+ tim .*\.", r"listitem, level 1, .*"],
    ),
    "mina-resultat.html": (
        "course-results",
        "Det finns inget att repetera",
        [
            "heading, Repetera, level 2",
            "status",
            "Det finns inget att repetera just nu.",
            "heading, Del för del, level 2",
        ],
    ),
    "intyg.html": (
        "course-certificate",
        "Inte än",
        ["heading, Det här krävs, level 2", r"Inte än: 0 av \d+ sidor klara"],
    ),
    "mina-uppgifter.html": (
        "course-data",
        "Ingenting är sparat",
        ["heading, Det här sparas, level 2", "status", "Ingenting är sparat.", "button, Spara i en fil"],
    ),
}


def in_order(phrases: list[str], said: list[str]) -> bool:
    """Tell whether something that fits each pattern was said, one after the other."""
    found = [next((n for n, text in enumerate(said) if re.fullmatch(phrase, text)), -1) for phrase in phrases]
    return -1 not in found and found == sorted(found)


@pytest.mark.parametrize("path", SAID)
def test_pages_about_progress_say_in_order_how_far_a_learner_is(listened, path):
    part, shown, phrases = SAID[path]

    said = listened(path, part, shown).reads_to("button, Spara i en fil", 40)

    assert in_order(phrases, said), said


def test_an_exam_says_what_awaits_what_is_blank_and_what_it_came_to(page, listened):
    reader = listened("slutprov.html", "quiz-set")
    awaits = reader.reads_to("button, Börja")
    assert in_order([r"Antal frågor: \d+", "Dina svar rättas när du lämnar in.", ".* Ingen tid mäts."], awaits), awaits
    asked, outcome = heard_handing_in(Exam(page), reader)

    assert any("Du har inte svarat på allt. Obesvarade frågor: 1, 2, 3" in phrase for phrase in asked), asked
    assert any(re.match(r"heading, Resultat: 0 av \d+ poäng", phrase) for phrase in outcome), outcome


def test_a_certificate_is_read_with_its_name_its_results_and_what_it_can_vouch_for(page, listened, real):
    page.goto(real.url("mina-resultat.html"))
    do_everything(page, "trygga-platser", "slutprov", "Åsa Öberg")

    said = listened("intyg.html", "course-certificate", VOUCHED).reads_to(VOUCHED, 75)

    paper = [
        "textbox, Ditt namn, så som det ska stå på intyget, Åsa Öberg",
        "heading, Intyg, level 2",
        "Åsa Öberg",
        "har gått kursen",
        "Trygga och attraktiva platser – tillsammans",
        "Datum",
        r"20\d\d-\d\d-\d\d",
        "Resultat",
        "100 procent",
        "Kunskapskontroll: platssamverkan:",
        "Slutprov:",
        re.escape(VOUCHED),
    ]
    assert in_order(paper, said), said
