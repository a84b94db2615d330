"""What pages show and carry of a course so that learners see how far they have come: pure, from the model alone.

Markup holds all that can be said beforehand (sessions, pages, minutes, questions). What the script needs to read saved
answers by goes with it as plain JSON: which page shows which items, their digests and points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coursekit.model import Course, Fence, Item, Module, Page, Passed, Quiz, Widget
from coursekit.render import former_names


@dataclass(frozen=True, slots=True)
class Stop:
    """One page on the way: how long it takes and how many questions it asks."""

    page: Page
    questions: int

    @property
    def name(self) -> str:
        """What records and the script call the page."""
        return page_name(self.page)


@dataclass(frozen=True, slots=True)
class Leg:
    """One module on the way; without a module, the pages of `docs/` that show a whole quiz."""

    module: Module | None
    stops: tuple[Stop, ...]

    @property
    def needed(self) -> int:
        """How many of its pages belong to the course for everybody."""
        return sum(not stop.page.optional for stop in self.stops)

    @property
    def minutes(self) -> int:
        """What its pages that belong to the course take together."""
        return sum(own_minutes(stop.page) for stop in self.stops if not stop.page.optional)

    @property
    def questions(self) -> int:
        """How many questions its pages ask."""
        return sum(stop.questions for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Row:
    """An item and where it can be practised: on a page of its own quiz if there is one, else where it is drawn."""

    home: Quiz
    item: Item
    quiz: Quiz
    page: Page


class Journey:
    """The way through one course."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def values(self, widget: Widget) -> dict[str, object]:
        """Give what the template of a widget needs."""
        legs = list(self.legs(widget.module))
        values: dict[str, object] = {"legs": legs, "data": self.data(legs), "one": bool(widget.module)}
        if widget.kind == "my-results":
            objectives = {leg.module.id: list(self.objectives(leg)) for leg in legs if leg.module}
            values |= {"rows": list(self.rows()), "objectives": objectives}
        if widget.kind == "certificate":
            values["needed"] = [(entry, self.course.quizzes[entry.quiz]) for entry in self.passed]
        return values

    @property
    def passed(self) -> tuple[Passed, ...]:
        """The quizzes that complete the course."""
        return self.course.completion.passed if self.course.completion else ()

    def legs(self, only: str = "") -> Iterator[Leg]:
        """Yield the modules in their order, or only one, and last the pages elsewhere that show a whole quiz."""
        for module in self.course.modules:
            if only in ("", module.id):
                yield Leg(module, tuple(self.stop(page) for page in module.pages))
        others = [page for page in self.course.pages if whole(page)]
        if others and not only:
            yield Leg(None, tuple(self.stop(page) for page in others))

    def stop(self, page: Page) -> Stop:
        """Count the questions of a page."""
        counts = [len(fence.items) or count(self.course, self.course.quizzes[fence.quiz]) for fence in page.fences]
        return Stop(page, sum(counts))

    def rows(self) -> Iterator[Row]:
        """Yield every item that gives points once, with the best place to practise it."""
        rows: dict[tuple[str, str], Row] = {}
        for page, quiz, home, item in self.shown():
            known = rows.get((home.id, item.id))
            better = known is None or (known.quiz is not home and quiz is home and quiz.mode == "practice")
            if item.declaration.max_score and better:
                rows[home.id, item.id] = Row(home, item, quiz, page)
        yield from rows.values()

    def shown(self) -> Iterator[tuple[Page, Quiz, Quiz, Item]]:
        """Yield all items of all pages: page, quiz it is shown in, quiz it is written in, item."""
        for page in self.course.all_pages:
            for fence in page.fences:
                quiz = self.course.quizzes[fence.quiz]
                for home, item in chosen(self.course, quiz, fence):
                    yield page, quiz, home, item

    def objectives(self, leg: Leg) -> Iterator[dict[str, object]]:
        """Yield the objectives of a module that some item tests, each with the pages that teach it."""
        tested = {item.objective for _, _, _, item in self.shown()}
        for stop in leg.stops:
            for objective in stop.page.objectives:
                if objective.id in tested:
                    teachers = [other for other in self.course.all_pages if objective.id in other.teaches]
                    yield {"id": objective.id, "text": objective.text, "pages": teachers}

    def data(self, legs: list[Leg]) -> str:
        """Write what the script needs: pages with the items they show, quizzes with all their items, the rule."""
        pages = [self.page(leg, stop) for leg in legs for stop in leg.stops]
        shown = {name for page in pages for name in page["shows"]}
        if len(legs) != 1:  # not of one module alone
            shown |= {quiz.id for _, quiz, _, _ in self.shown()} | {entry.quiz for entry in self.passed}
        quizzes = {name: self.quiz(self.course.quizzes[name]) for name in sorted(shown)}
        completion = self.course.completion
        rule = {
            "read": bool(completion and completion.read),
            "passed": {entry.quiz: entry.percent or self.course.quizzes[entry.quiz].pass_mark for entry in self.passed},
        }
        return json.dumps({"pages": pages, "quizzes": quizzes, "rule": rule}, ensure_ascii=False, separators=(",", ":"))

    def page(self, leg: Leg, stop: Stop) -> dict[str, Any]:
        """Give what the script knows of a page; an empty list stands for all items of a quiz."""
        return {
            "name": stop.name,
            "module": leg.module.id if leg.module else "",
            "minutes": own_minutes(stop.page),
            "optional": stop.page.optional,
            "shows": shows(stop.page),
            "whole": [fence.quiz for fence in whole(stop.page)],
        }

    def quiz(self, quiz: Quiz) -> dict[str, Any]:
        """Give what the script knows of a quiz; items as the records of this quiz name them."""
        return {
            "mark": quiz.pass_mark or 0,
            "exam": quiz.mode == "exam",
            "attempts": quiz.has_attempts,
            "formerly": list(quiz.formerly),
            "count": count(self.course, quiz),
            "items": {
                item.id if home is quiz else f"{home.id}/{item.id}": [
                    item.digest,
                    item.declaration.max_score,
                    item.objective,
                    *former_names(quiz, home, item),
                ]
                for home, item in self.course.pool(quiz)
            },
        }


def takes_reading(course: Course, page: Page) -> bool:
    """Tell whether learners say themselves that they have read a page: one of a module that shows no whole quiz."""
    in_module = any(page in module.pages for module in course.modules)
    return course.follows_progress and in_module and not whole(page)


def whole(page: Page) -> list[Fence]:
    """List the fences of a page that show a whole quiz."""
    return [fence for fence in page.fences if not fence.items]


def shows(page: Page) -> dict[str, list[str]]:
    """List the items of each quiz that a page shows; none stands for all."""
    found: dict[str, list[str]] = {}
    for fence in page.fences:
        found.setdefault(fence.quiz, []).extend(fence.items)
    return found | {fence.quiz: [] for fence in whole(page)}


def page_name(page: Page) -> str:
    """Name a page by its path, as its reading is recorded."""
    return page.path.removesuffix(".md")


def own_minutes(page: Page) -> int:
    """Give the minutes of a page; those of a module's index are what the whole module takes."""
    return 0 if page.path.endswith("/index.md") else page.minutes or 0


def count(course: Course, quiz: Quiz) -> int:
    """Count the questions a learner gets from a quiz."""
    return sum(draw.count for draw in quiz.draws) or len(course.pool(quiz))


def chosen(course: Course, quiz: Quiz, fence: Fence) -> tuple[tuple[Quiz, Item], ...]:
    """Give the items a fence names, in its order, or all the quiz may show; each with the quiz it is written in."""
    if not fence.items:
        return course.pool(quiz)
    return tuple((quiz, item) for name in fence.items if (item := quiz.item(name)))
