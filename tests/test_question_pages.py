"""What a rendered question must be for whoever uses it: labelled, in order, and its gaps part of one sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from example_quizzes import LANGUAGES, example_quiz, quiz_of, render
from in_memory import item
from pages import Element, Page

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
CONTROLS = ("input", "select", "textarea", "button", "summary", "a")


def name_of(element: Element, page: Page) -> str:
    """Give the name that a screen reader says for a control."""
    by_id = {other.attributes["id"]: other for other in page.elements if "id" in other.attributes}
    attributes = element.attributes
    if "aria-labelledby" in attributes:
        return " ".join(by_id[name].text.strip() for name in attributes["aria-labelledby"].split())
    if "aria-label" in attributes:
        return attributes["aria-label"]
    labels = [label for label in page.all("label") if label.attributes.get("for") == attributes.get("id", "-")]
    labels += [outer for outer in element.inside if outer.tag == "label"]
    own = element.text if element.tag in ("button", "summary", "a") else ""
    return " ".join([own, *(label.text for label in labels)]).strip()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_control_has_a_name(path: Path) -> None:
    page = Page(path)
    controls = [control for control in page.all(*CONTROLS) if control.attributes.get("type") != "hidden"]
    assert controls
    assert [control.attributes for control in controls if not name_of(control, page)] == []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_controls_of_a_question_have_different_names_within_their_group(path: Path) -> None:
    page = Page(path)
    for group in page.all("fieldset"):
        inside = [control for control in page.all(*CONTROLS) if control.inside and group in control.inside]
        inside = [control for control in inside if control.attributes.get("type") != "hidden"]
        nearest = [c for c in inside if next(o for o in reversed(c.inside) if o.tag == "fieldset") is group]
        names = [re.sub(r"\s+", " ", name_of(control, page)) for control in nearest]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_radio_buttons_and_check_boxes_stand_in_a_named_group(path: Path) -> None:
    page = Page(path)
    for control in page.all("input"):
        if control.attributes.get("type") in ("radio", "checkbox"):
            group = next(outer for outer in reversed(control.inside) if outer.tag in ("fieldset", "tr", "form"))
            legends = [e for e in page.all("legend", "th") if e.inside and e.inside[-1] is group]
            assert group.tag == "form" or "".join(legend.text for legend in legends).strip()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_describes_names_or_is_linked_to_is_there(path: Path) -> None:
    page = Page(path)
    ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    for element in page.elements:
        for attribute in ("aria-describedby", "aria-labelledby", "for"):
            assert set(element.attributes.get(attribute, "").split()) <= ids
        assert not element.attributes.get("href", "").startswith("#") or element.attributes["href"][1:] in ids


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_headings_skip_no_level(path: Path) -> None:
    levels = [int(heading.tag[1]) for heading in Page(path).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 3
    assert all(after <= before + 1 and after >= 3 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_images_have_words_and_pictures_without_words_are_hidden(path: Path) -> None:
    page = Page(path)
    assert [image for image in page.all("img") if not image.attributes.get("alt")] == []
    outermost = [svg for svg in page.all("svg") if not any(outer.tag == "svg" for outer in svg.inside)]
    assert all(svg.attributes.get("aria-hidden") == "true" for svg in outermost)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_control_is_set_and_nothing_is_open(path: Path) -> None:
    for element in Page(path).elements:
        assert not {"checked", "selected", "open"} & set(element.attributes)
        if element.tag in ("input", "textarea") and element.attributes.get("type") not in (
            "radio",
            "checkbox",
            "hidden",
        ):
            assert element.attributes.get("value", "") == element.text == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_with_gaps_reads_as_one_sentence_with_named_gaps(language: str) -> None:
    page = Page(Path(__file__).parent / "golden" / f"gaps.{language}.html")
    passage = page.one("div", "quiz-passage")
    (paragraph,) = [element for element in page.all("p") if element.inside[-1] is passage]
    controls = [element for element in page.all("input", "select") if paragraph in element.inside]
    gap = {"en": "Gap {} of 3", "sv": "Lucka {} av 3"}[language]
    assert [name_of(control, page) for control in controls] == [gap.format(n) for n in (1, 2, 3)]
    markup = render(example_quiz("gaps", language), language)
    text = re.search(r'<div class="quiz-passage"><p>(.*?)</p></div>', markup)
    assert text
    bare = re.sub(r"<select.*?</select>|<input[^>]*>", "___", text[1])
    assert re.sub(r"<[^>]*>", "", bare) == "A crime needs a ___ offender, a ___ target and no capable ___."


def test_the_unit_of_a_number_describes_its_control() -> None:
    made = item("id: a\ntype: number\nprompt: How hot?\nanswer: 80\nunit: °C\n")
    assert re.search(r'aria-describedby="[^"]*\bquiz--quiz--a_unit\b[^"]*"', render(quiz_of(made)))
    assert '<span id="quiz--quiz--a_unit">°C</span>' in render(quiz_of(made))


def test_decimals_are_written_as_the_language_does_and_texts_as_the_author_does() -> None:
    number = item("id: a\ntype: number\nprompt: P\nanswer: 3.5\n", "sv")
    text = item("id: a\ntype: short-text\nprompt: P\naccept: ['2.0']\n", "sv")
    assert '<span class="quiz-key-text">3,5</span>' in render(quiz_of(number), "sv")
    assert '<span class="quiz-key-text"><span data-text="2.0">2.0</span></span>' in render(quiz_of(text), "sv")


def test_a_reflection_without_a_model_answer_has_nothing_to_open() -> None:
    bare = "id: a\ntype: reflection\nprompt: Which place?\n"
    assert "quiz-key" not in render(quiz_of(item(bare)))
    for more in ("model_answer: The tunnel.\n", "explanation: Places matter.\n"):
        assert '<details class="quiz-key">' in render(quiz_of(item(bare + more)))
