"""Every type of question with the keyboard alone, from the examples it is described by."""

from __future__ import annotations

import re
from typing import Any

import pytest
from gallery import address, examples_of
from keys import choose, enter, shown_order, steps_outwards, tab_from_near, tab_into, tab_to, take, walk
from playwright.sync_api import Page, expect
from question import Question, all_looked_up
from site_server import SiteServer

from coursekit.examples import Example
from coursekit.model import Item, Part
from coursekit.reader import type_names

EXAMPLES = [(kind, example) for kind in type_names() for example in examples_of(kind)]
ITEMS = [pytest.param(kind, example.item, id=f"{kind}-{example.item.id}") for kind, example in EXAMPLES]

WORDS = {"correct": "✓ Correct.", "partly": "◐ Partly correct.", "incorrect": "✗ Not correct."}
BLANK = re.compile("^You have not answered yet")
UNREADABLE = "Your answer cannot be read as a number. Write for example 3.14."

# All that a form holds and shows, to be compared before and after a reload.
FORM = """(form) => [...form.elements].filter(({ name }) => name.startsWith("response")).map(
  ({ name, value, checked, disabled }) => [name, value, checked, disabled]
)"""


def responses(*states: str) -> list[Any]:
    """List what the examples respond and a form can send, where it comes to one of these states."""
    return [
        pytest.param(kind, example.item, entry, id=f"{kind}-{example.item.id}-{number}")
        for kind, example in EXAMPLES
        for number, entry in enumerate(example.responses)
        if entry["status"] in states and (entry["status"] != "malformed" or is_typed(example, entry))
    ]


def one_of_each_verdict() -> list[Any]:
    """List of what the examples respond the first that is right, partly right and wrong; Node scores them all."""
    found = {}
    for case in responses("scored"):
        _, item, entry = case.values
        found.setdefault((item.id, verdict(item, entry)), case)
    return list(found.values())


def is_typed(example: Example, entry: dict[str, Any]) -> bool:
    return example.item.declaration.rule == "match_number" and len(entry["response"]) == 1


def visit(page: Page, gallery: SiteServer, kind: str, item: Item, tab_there=tab_from_near) -> Question:
    """Open the page of a type and put the focus on the first control of an item."""
    page.goto(gallery.url(address(kind)))
    all_looked_up(page)
    tab_there(page, item.id)
    return Question(page, item.id)


def send(question: Question, item: Item) -> None:
    """Press the button; a scenario has none, it is judged where it ends."""
    if item.type != "scenario":
        tab_to(question.button)
        question.page.keyboard.press("Enter")


def verdict(item: Item, entry: dict[str, Any]) -> str:
    """What is said first about a response."""
    score, best = entry["score"], f"{item.declaration.max_score / 100:g}"
    if item.type == "reflection":
        return "✓ Your answer is saved."
    name = "correct" if score == best else "incorrect" if score == "0" else "partly"
    return f"{WORDS[name]} {score} of {best} points."


@pytest.mark.parametrize(("kind", "item", "entry"), one_of_each_verdict())
def test_a_response_is_given_judged_saved_and_restored(page, gallery, kind, item, entry):
    question = visit(page, gallery, kind, item)

    enter(question, item, entry["response"])
    if item.type != "scenario":
        question.is_open()
    send(question, item)

    question.is_judged(entry["score"], f"{item.declaration.max_score / 100:g}")
    expect(question.verdict).to_have_text(verdict(item, entry))
    expect(question.verdict).to_be_focused()
    expect(question.saved).to_have_text("Your answer is saved in this browser.")

    held, said = question.part("form").evaluate(FORM), question.feedback.inner_text()
    page.reload()
    question.is_judged(entry["score"], f"{item.declaration.max_score / 100:g}")
    expect(question.verdict).to_have_text(verdict(item, entry))
    expect(question.verdict).not_to_be_focused()
    assert question.part("form").evaluate(FORM) == held
    assert question.feedback.inner_text() == said


@pytest.mark.parametrize(("kind", "item", "entry"), responses("unanswered", "malformed"))
def test_what_cannot_be_judged_is_asked_for(page, gallery, kind, item, entry):
    question = visit(page, gallery, kind, item)

    enter(question, item, entry["response"])
    if item.type == "scenario":
        expect(question.button).to_have_count(0)
        return question.is_open()
    send(question, item)

    expect(question.item).to_have_attribute("status", entry["status"])
    expect(question.error).to_have_text(BLANK if entry["status"] == "unanswered" else UNREADABLE)
    expect(question.error).to_have_role("alert")
    expect(question.outcome).to_be_hidden()
    expect(question.key).to_be_hidden()
    first = question.part("fieldset button").first if item.control == "order" else question.controls.first
    expect(first).to_be_focused()
    page.reload()
    all_looked_up(page)
    return question.is_open()


@pytest.mark.parametrize(("kind", "item"), ITEMS)
def test_each_choice_is_reached_and_choosing_submits_nothing(page, gallery, kind, item):
    question = visit(page, gallery, kind, item, tab_there=tab_into)

    if item.type == "scenario":
        reach_all_ways(question, item)
    elif item.control == "order":
        reach_all_buttons(question, item)
    for part in item.parts or [item]:
        if item.type != "scenario":
            reach_all_choices(question, part, f"response:{part.id}" if item.parts else "response")
    question.is_open()

    if item.type != "scenario":  # whose endings are judged as they are reached
        page.reload()
        all_looked_up(page)
        question.is_open()


def reach_all_choices(question: Question, part: Item | Part, name: str) -> None:
    """Choose everything a control offers, one after the other."""
    controls = question.named(name)
    if part.control in ("text", "textarea"):
        tab_to(controls)
    for index, choice in enumerate(part.choices if part.control in ("radio", "checkbox", "select") else ()):
        if part.control == "radio" and index:
            question.page.keyboard.press("ArrowDown")
        else:
            choose(question, part.control, name, choice.id)
        if part.control == "select":
            expect(controls).to_have_value(choice.id)
        else:
            expect(controls.nth(index)).to_be_checked()
            expect(controls.nth(index)).to_be_focused()
        question.is_open()


def reach_all_buttons(question: Question, item: Item) -> None:
    """Move each thing up and down again."""
    for choice in item.choices:
        row = question.part(".quiz-order > li").filter(has=question.page.locator(f'[value="{choice.id}"]'))
        for move in ("-1", "1"):
            tab_to(row.locator(f'[data-move="{move}"]'))
            question.page.keyboard.press("Space")
            expect(row.locator(f'[data-move="{move}"]')).to_be_focused()
            question.is_open()


def reach_all_ways(question: Question, item: Item) -> None:
    """Take each choice of each step, and go back from where it led."""
    for step, choice, to in list(steps_outwards(item)):
        walk(question, item, step)
        take(question, step, choice)
        expect(question.part(f'[data-step="{to}"]')).to_be_visible()
        tab_to(question.part("[data-restart]"))
        question.page.keyboard.press("Enter")
        expect(question.part(f'[data-step="{item.parts[0].id}"]')).to_be_visible()


@pytest.fixture
def ordering(page: Page, gallery: SiteServer) -> Question:
    return visit(page, gallery, "ordering", examples_of("ordering")[0].item)


def test_a_moved_thing_keeps_the_focus_on_its_button_and_says_its_place(ordering, page):
    shown = shown_order(ordering)
    names = ordering.part(".quiz-order .quiz-choice-text").all_inner_texts()
    status = ordering.part(".quiz-status")
    down = ordering.item.get_by_role("button", name=f"Move {names[0]} down", exact=True)
    expect(status).to_have_role("status")
    tab_to(down)

    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{names[0]}, place 2 of 4")
    expect(down).to_be_focused()
    assert shown_order(ordering) == [shown[1], shown[0], *shown[2:]]

    for key in ["Space", "Enter"]:
        page.keyboard.press(key)
    expect(status).to_have_text(f"{names[0]}, place 4 of 4")
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{names[0]} is already last")
    expect(down).to_be_focused()

    up = ordering.item.get_by_role("button", name=f"Move {names[1]} up", exact=True)
    tab_to(up)
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"{names[1]} is already first")
    expect(up).to_be_focused()


def test_an_order_that_nobody_has_touched_is_no_answer_and_trying_again_restores_it(ordering, page):
    shown = shown_order(ordering)
    ordering.button.press("Enter")
    expect(ordering.error).to_have_text(BLANK)

    tab_to(ordering.part("[data-move='1']").first)
    page.keyboard.press("Enter")
    ordering.button.press("Enter")
    expect(ordering.verdict).to_be_focused()
    assert shown_order(ordering) != shown

    ordering.again.press("Enter")
    expect(ordering.part("[data-move]").first).to_be_focused()
    assert shown_order(ordering) == shown
    ordering.button.press("Enter")
    expect(ordering.error).to_have_text(BLANK)


@pytest.fixture
def scenario(page: Page, gallery: SiteServer) -> Question:
    return visit(page, gallery, "scenario", examples_of("scenario")[0].item)


def press(question: Question, name: str) -> None:
    """Go to a button or link by its words, and press it."""
    tab_to(question.item.locator("a, button", has_text=re.compile(f"^{name}$")).and_(question.page.locator(":visible")))
    question.page.keyboard.press("Enter")


def shows(question: Question, heading: str, *texts: str) -> None:
    """Expect one step, its heading focused, with what led there."""
    step = question.part("[data-step]:visible")
    expect(step).to_have_count(1)
    expect(step.get_by_role("heading")).to_have_text(heading)
    for text in texts:
        expect(step).to_contain_text(text)


def test_a_scenario_goes_forward_back_and_begins_anew(scenario):
    shows(scenario, "Step 1", "What do you do first?")

    press(scenario, "Ask the group to stop and offer a better way")
    shows(scenario, "Step 2", "Somebody asks what may be shared then.", "What do you suggest to share?")
    expect(scenario.part("[data-step]:visible [tabindex]")).to_be_focused()
    scenario.is_open()

    press(scenario, "One step back")
    shows(scenario, "Step 1", "What do you do first?")
    expect(scenario.part("[data-step]:visible [tabindex]")).to_be_focused()
    expect(scenario.item.get_by_role("button", name="One step back")).to_be_hidden()

    press(scenario, "Say nothing")
    shows(scenario, "How it went", "The list grows.", "A parent finds the list")
    scenario.is_judged("0", "2")
    expect(scenario.verdict).to_be_focused()

    press(scenario, "One step back")
    scenario.is_open()
    press(scenario, "Ask the group to stop and offer a better way")
    press(scenario, "Times, places and methods")
    shows(scenario, "How it went", "The group sees a pattern on Fridays.", "nobody is pointed out")
    scenario.is_judged("2", "2")

    press(scenario, "Start again")
    shows(scenario, "Step 1", "What do you do first?")
    scenario.is_open()


def test_a_finished_scenario_comes_back_with_the_way_that_led_there(scenario, page):
    press(scenario, "Ask the group to stop and offer a better way")
    press(scenario, "First names only")
    scenario.is_judged("0", "2")
    expect(scenario.saved).to_contain_text("is saved")

    page.reload()

    scenario.is_judged("0", "2")
    shows(scenario, "How it went", "A first name is personal data too.", "A parent finds the list")
    tab_into(page, "list")
    press(scenario, "One step back")
    shows(scenario, "Step 2", "What do you suggest to share?")


@pytest.mark.parametrize(
    ("item", "pressed", "score"), [("sketch", ["hedge"], "1"), ("several", ["kiosk", "bench"], "2")]
)
def test_pressing_a_place_in_the_image_chooses_it_and_submits_nothing(page, gallery, item, pressed, score):
    page.goto(gallery.url(address("hotspot")))
    question = Question(page, item)

    for name in pressed:
        question.part(f"[data-area={name}] :is(circle, rect, polygon)").click()
        expect(question.part(f'input[value="{name}"]')).to_be_checked()
        expect(question.part(f'input[value="{name}"]')).to_be_focused()
        question.is_open()
    assert question.part(".quiz-chosen").evaluate_all("(areas) => areas.map((area) => area.dataset.area)") == pressed

    page.keyboard.press("Enter")
    question.is_judged(score, score)
    page.reload()
    question.is_judged(score, score)
    expect(question.part(".quiz-chosen")).to_have_count(len(pressed))
    question.again.click()
    expect(question.part(".quiz-chosen")).to_have_count(0)


@pytest.mark.parametrize(("area", "x", "y"), [("kiosk", 0.2, 0.3), ("hedge", 0.65, 0.65), ("bench", 0.7, 0.3)])
def test_a_place_lies_where_its_numbers_say(page, gallery, area, x, y):
    page.goto(gallery.url(address("hotspot")))
    question = Question(page, "sketch")
    image = question.part(".quiz-image img").bounding_box()

    page.mouse.click(image["x"] + x * image["width"], image["y"] + y * image["height"])

    expect(question.part(f'input[value="{area}"]')).to_be_checked()


def test_a_circle_s_radius_is_a_share_of_the_image_s_width(page, gallery):
    page.goto(gallery.url(address("hotspot")))
    question = Question(page, "sketch")
    image = question.part(".quiz-image img").bounding_box()

    shape = question.part("[data-area=bench] circle").bounding_box()

    assert [shape["width"], shape["height"]] == pytest.approx([0.16 * image["width"]] * 2, abs=3)
    assert shape["x"] + shape["width"] / 2 == pytest.approx(image["x"] + 0.7 * image["width"], abs=1)
    assert shape["y"] + shape["height"] / 2 == pytest.approx(image["y"] + 0.3 * image["height"], abs=1)


def test_the_smallest_place_is_large_enough_for_a_thumb(open_tab, gallery):
    page = open_tab(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(gallery.url(address("hotspot")))
    question = Question(page, "sketch")
    circle = question.part("[data-area=bench] circle")
    assert circle.bounding_box()["width"] < 44

    for dx, dy in [(-21, 0), (21, 0), (0, -21), (0, 21)]:
        question.part(".quiz-image").evaluate("(image) => image.scrollIntoView({ block: 'center' })")
        bench = circle.bounding_box()
        page.touchscreen.tap(bench["x"] + bench["width"] / 2 + dx, bench["y"] + bench["height"] / 2 + dy)
        expect(question.part('input[value="bench"]')).to_be_checked()
        question.control("1. The kiosk").check()


@pytest.mark.parametrize(("typed", "score"), [("14,0", "1"), ("13.3", "1"), (" 14 % ", "1"), ("13,2", "0")])
def test_a_number_is_read_with_a_comma_or_a_point_and_with_its_unit(page, gallery, typed, score):
    question = visit(page, gallery, "number", examples_of("number")[0].item)

    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    question.is_judged(score, "1")


def test_a_number_that_cannot_be_read_keeps_what_was_typed_and_says_what_to_write(page, gallery):
    question = visit(page, gallery, "number", examples_of("number")[0].item)

    page.keyboard.type("about fourteen")
    page.keyboard.press("Enter")

    expect(question.error).to_have_text(UNREADABLE)
    expect(question.controls.first).to_have_value("about fourteen")
    expect(question.controls.first).to_be_focused()
    expect(question.controls.first).to_have_accessible_description(re.compile("Write for example 3.14"))
    expect(question.saved).to_have_text("")


@pytest.fixture
def reflection(page: Page, gallery: SiteServer) -> Question:
    return visit(page, gallery, "reflection", examples_of("reflection")[0].item)


def test_a_reflection_shows_its_model_answer_only_once_something_is_written(reflection, page):
    model = page.get_by_text("A good answer names one thing that is seen").and_(page.locator(":visible"))
    expect(model).to_have_count(0)

    tab_to(reflection.named("response:checklist").first)
    page.keyboard.press("Space")
    reflection.button.press("Enter")
    expect(reflection.error).to_have_text(BLANK)
    expect(reflection.controls.first).to_be_focused()
    expect(model).to_have_count(0)

    page.keyboard.type("The tunnel.")
    expect(model).to_have_count(0)
    reflection.button.press("Enter")

    expect(model).to_have_count(1)
    expect(reflection.feedback).to_contain_text("The lamp by the stairs is broken: the municipality.")
    reflection.is_judged("0", "0")


def test_a_reflection_is_no_question_that_points_are_counted_for(reflection, page):
    page.keyboard.type("The tunnel.")
    reflection.button.press("Enter")

    expect(reflection.item).not_to_contain_text("points.")
    expect(page.locator(".quiz-total")).to_have_text("Questions answered: 1 of 1.")


def test_an_accepted_slip_of_the_pen_is_told(page, gallery):
    question = visit(page, gallery, "short-text", examples_of("short-text")[0].item)

    page.keyboard.type("crime triangl")
    page.keyboard.press("Enter")

    expect(question.verdict).to_have_text("✓ Correct. 1 of 1 points.")
    expect(question.feedback).to_contain_text("It is spelt like this: crime triangle")


# kind, item, response, what is said about it
SAID = [
    ("short-text", "triangle", ["bermuda triangle"], "That one is at sea."),
    ("short-text", "triangle", ["square"], "Think of a figure with three corners."),
    ("number", "lighting", ["21"], "That was the older review."),
    ("number", "lighting", ["77"], "No review of lighting shows that much."),
    ("number", "lighting", ["2"], "Look for the figure in the lesson."),
    ("categorise", "sorting", {"39f4d2a1": ["b1b6a012"]}, "It takes time to pass."),
    ("matching", "strategies", {"b1b6a012": ["10ab3134"]}, "A lock takes time to open."),
    ("matrix", "kinds", {"7b8825d2": ["b78c1618"]}, "Shall is the language of law."),
    ("scenario", "list", {"ending": ["patterns"]}, "Share patterns and places, not persons."),
]


@pytest.mark.parametrize(("kind", "name", "response", "said"), SAID)
def test_feedback_speaks_of_what_was_answered(page, gallery, kind, name, response, said):
    item = next(example.item for example in examples_of(kind) if example.item.id == name)
    question = visit(page, gallery, kind, item)

    enter(question, item, response)
    send(question, item)

    expect(question.feedback).to_contain_text(said)
