"""What a screen reader says while questions are answered with the keyboard, as text."""

from __future__ import annotations

import pytest
from exam import Exam, heard_handing_in
from gallery import ALL, EXAM, address, examples_of
from keys import enter, tab_to
from playwright.sync_api import Page, expect
from question import Question, all_looked_up
from screen_reader import ScreenReader
from site_server import SiteServer

from coursekit.model import Item
from coursekit.reader import type_names

SAVED = "polite: Your answer is saved in this browser."
BLANK = "You have not answered yet. Answer the question, then check again."
FIRST = [(kind, examples_of(kind)[0]) for kind in type_names()]


@pytest.fixture
def page(open_tab) -> Page:
    """A tab in which the reader's own script may run beside those of the page."""
    return open_tab(bypass_csp=True)


def verdict(item: Item, score: str) -> str:
    """What is said of an outcome; the sign before it is for the eye alone."""
    best = f"{item.declaration.max_score / 100:g}"
    words = "Correct." if score == best else "Not correct." if score == "0" else "Partly correct."
    text = "Your answer is saved." if item.type == "reflection" else f"{words} {score} of {best} points."
    return f"heading, {text}, level"


def visit(page: Page, gallery: SiteServer, kind: str) -> tuple[Question, ScreenReader]:
    """Open the page of a type and listen to its first example."""
    page.goto(gallery.url(address(kind)))
    all_looked_up(page)
    question = Question(page, examples_of(kind)[0].item.id)
    return question, ScreenReader(question.item)


def test_each_type_says_what_is_missing_how_it_went_and_that_it_is_saved(page, gallery):
    page.goto(gallery.url(ALL))
    all_looked_up(page)
    for kind, example in FIRST:
        question, item = Question(page, example.item.id), example.item
        reader = ScreenReader(question.item)
        if kind != "scenario":  # which has no button: it is judged where it ends
            question.button.press("Enter")
            assert reader.until(f"assertive: {BLANK}")
        for entry in [entry for entry in example.responses if entry["status"] == "scored"][:2]:
            question.focus_first()
            enter(question, item, entry["response"])
            if kind == "ordering":
                expect(question.part(".quiz-status")).not_to_be_empty()
            reader.said()
            if kind == "scenario":  # said as its last choice was taken
                expect(question.saved).not_to_be_empty()
                tab_to(question.part("[data-restart]"))
                page.keyboard.press("Enter")
                continue
            question.button.press("Enter")
            said = reader.until(SAVED)
            heard = [phrase.rstrip(" 1234") for phrase in said if phrase.startswith(("heading", "polite"))]
            assert heard == [verdict(item, entry["score"]), SAVED], kind
            question.again.press("Enter")
        reader.stop()


def test_a_question_names_itself_and_its_choices_their_place(page, gallery):
    question, reader = visit(page, gallery, "single-choice")

    assert reader.said() == ["form"]
    question.focus_first()
    page.keyboard.press("ArrowDown")
    assert reader.said() == [
        "radio, Gothenburg, not checked, position 1, set size 3",
        "radio, Stockholm, not checked, position 2, set size 3",
    ]


def test_a_text_with_gaps_is_read_as_one_sentence(page, gallery):
    _, reader = visit(page, gallery, "gaps")

    said = reader.reads_to("end of form")
    start = said.index("A crime needs a")
    spoken = [phrase for phrase in said[start:] if not phrase.startswith(("option", "end of", "listbox"))]
    assert spoken[:7] == [
        "A crime needs a",
        "textbox, Gap 1 of 3",
        "offender, a",
        "combobox, Gap 2 of 3, has popup listbox, not expanded",
        "target and no capable",
        "textbox, Gap 3 of 3",
        ".",
    ]


def test_a_moved_thing_says_its_new_place_and_where_it_can_go_no_further(page, gallery):
    question, reader = visit(page, gallery, "ordering")
    down = question.part("[data-move='1']")
    down.first.focus()
    reader.said()

    for phrase in ["Scanning, place 2 of 4", "Scanning, place 3 of 4", "Scanning, place 4 of 4"]:
        page.keyboard.press("Enter")
        assert f"polite: {phrase}" in reader.until(f"polite: {phrase}")
    page.keyboard.press("Enter")
    assert reader.until("polite: Scanning is already last")
    page.keyboard.press("Enter")
    assert reader.until("polite: Scanning is already last")  # said again, though the words are the same


def test_each_step_of_a_scenario_is_announced_by_its_heading(page, gallery):
    question, reader = visit(page, gallery, "scenario")

    enter(question, examples_of("scenario")[0].item, {"ending": ["patterns"]})

    assert [phrase for phrase in reader.until(SAVED) if not phrase.startswith("link")] == [
        "form",
        "heading, Step 2, level 3",
        "heading, How it went, level 3",
        "heading, Correct. 2 of 2 points., level 3",
        SAVED,
    ]


def test_each_cell_of_a_matrix_is_named_by_its_row_and_its_column(page, gallery):
    question, reader = visit(page, gallery, "matrix")
    question.focus_first()

    page.keyboard.press("ArrowRight")

    assert reader.said()[1:] == [
        f"radio, The municipality shall make an action plan. {column}, not checked, position {n}, set size 3"
        for n, column in enumerate(["Law", "Guidance"], 1)
    ]


@pytest.mark.parametrize("size", [1280, 320])
def test_an_image_says_its_words_and_its_places_are_read_from_the_list(open_tab, gallery, size):
    page = open_tab(bypass_csp=True, viewport={"width": size, "height": 800})
    _, reader = visit(page, gallery, "hotspot")

    said = reader.reads_to("end of form")

    assert any(phrase.startswith("image, Sketch of a square seen from above.") for phrase in said)
    assert [phrase for phrase in said if phrase.startswith("radio")] == [
        f"radio, {n}. {text}, not checked, position {n}, set size 3"
        for n, text in enumerate(["The kiosk", "The hedge along the path", "The bench"], 1)
    ]


def test_an_exam_says_what_is_blank_and_what_it_came_to(page, gallery):
    page.goto(gallery.url(EXAM))
    reader = ScreenReader(page.locator("quiz-set"))
    asked, outcome = heard_handing_in(Exam(page), reader)

    assert any("You have not answered everything. Unanswered questions: 1, 2, 3" in phrase for phrase in asked)
    assert any(phrase.startswith("heading, Result: 0 of ") for phrase in outcome)
