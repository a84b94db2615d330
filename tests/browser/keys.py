"""A learner without a mouse: what a response takes, in presses of keys, for every kind of control."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from question import Question

from coursekit.model import Item, Part

FAR = 80  # more stops than any page of these tests has

# Where the focus must go to come to an element: 0 it is there, 1 forwards, -1 backwards.
WAY = """(element) => {
  if (element === document.activeElement) return 0;
  const place = document.activeElement.compareDocumentPosition(element);
  return place & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
}"""

# Puts the focus on the last thing before an item that Tab stops at.
COME_NEAR = """(item) => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const before = (stop) => item.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING;
  stops.filter((stop) => before(stop) && stop.tabIndex >= 0 && stop.checkVisibility()).at(-1)?.focus();
}"""


def tab_to(target: Locator) -> None:
    """Press Tab, or Shift and Tab, until an element has the focus."""
    for _ in range(FAR):
        way = target.evaluate(WAY)  # looked for each time: the theme may have exchanged the page meanwhile
        if not way:
            return
        target.page.keyboard.press("Tab" if way > 0 else "Shift+Tab")
    pytest.fail(f"Tab never comes to {target}")


def tab_into(page: Page, item: str) -> None:
    """Press Tab until the focus is on something of the item's that can be answered with."""
    inside = f"() => document.activeElement.matches(`[item='{item}'] form :is(input, select, textarea, button, a)`)"
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            return
    pytest.fail(f"Tab never comes to the item {item}")


def tab_from_near(page: Page, item: str) -> None:
    """Go on to the item with Tab from just before it: the way from the top of a page is long."""
    page.locator(f"[item='{item}']").evaluate(COME_NEAR)
    tab_into(page, item)


def enter(question: Question, item: Item, response: Any) -> None:
    """Give a response as a form of the item can send it."""
    if item.type == "scenario":
        walk(question, item, response.get("ending", [""])[0])
    elif item.control == "order":
        put_in_order(question, response)
    elif item.parts:
        for part in item.parts:
            put(question, part, f"response:{part.id}", response.get(part.id, []))
    else:
        put(question, item, "response", response)


def put(question: Question, part: Item | Part, name: str, response: list[str]) -> None:
    """Give the response of one control, or of one group of them."""
    for value in response:
        if part.control in ("text", "textarea"):
            tab_to(question.named(name))
            question.page.keyboard.type(value)
        else:
            choose(question, part.control, name, value)


def choose(question: Question, control: str, name: str, value: str) -> None:
    """Choose one of several, which stand in the order of the page."""
    index = question.values(name).index(value)
    press = question.page.keyboard.press
    if control == "checkbox":
        tab_to(question.named(name).nth(index))
        press("Space")
    elif control == "radio":
        tab_to(question.named(name).first)
        press("Space")
        for _ in range(index):
            press("ArrowDown")
    else:
        tab_to(question.named(name))
        press("Home")
        for _ in range(index):
            press("ArrowDown")


def put_in_order(question: Question, order: list[str]) -> None:
    """Move each thing up until it stands where it should."""
    for place, value in enumerate(order):
        rows = question.part(".quiz-order > li")
        row = rows.filter(has=question.page.locator(f'[value="{value}"]'))
        for _ in range(shown_order(question).index(value) - place):
            tab_to(row.locator('[data-move="-1"]'))
            question.page.keyboard.press("Enter")
    if order:
        assert shown_order(question) == order


def shown_order(question: Question) -> list[str]:
    """Give the things in the order of the page."""
    return question.part(".quiz-order input").evaluate_all("(inputs) => inputs.map((input) => input.value)")


def walk(question: Question, item: Item, ending: str) -> None:
    """Follow the way to an ending of a scenario; with none, stay at the start."""
    for step, choice in way_to(item, ending):
        take(question, step, choice)


def take(question: Question, step: str, choice: str) -> None:
    """Take one choice of the step that is shown."""
    link = question.part(f'[data-way="{step} {choice}"]')
    tab_to(link)
    expect(link).to_be_focused()
    question.page.keyboard.press("Enter")


def way_to(item: Item, ending: str) -> list[tuple[str, str]]:
    """Give a shortest way to a step, as steps with the choice to take there."""
    ways: dict[str, list[tuple[str, str]]] = {item.parts[0].id: []}
    for step, choice, to in steps_outwards(item):
        ways.setdefault(to, [*ways[step], (step, choice)])
    return ways.get(ending, [])


def steps_outwards(item: Item) -> Iterator[tuple[str, str, str]]:
    """Yield the choices of a scenario from the start on: step, choice, next step."""
    steps, queue = {part.id: part for part in item.parts}, [item.parts[0].id]
    for name in queue:
        for choice in steps[name].choices:
            yield name, choice.id, choice.to
            if choice.to not in queue:
                queue.append(choice.to)
