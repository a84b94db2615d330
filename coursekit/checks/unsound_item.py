"""The scoring of an item contradicts its key: the correct response must score full marks, a wrong one must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.key import Response, correct_response, shown_as_right, shown_as_wrong, wrong_responses
from coursekit.model import Course, Declaration, Item
from coursekit.scoring import score

CODE = "unsound-item"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Score the correct response, a blank one and every single mistake of each item that gives points."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.declaration.max_score and not has_other_fault(item) and not is_sound(item):
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})


def is_sound(item: Item) -> bool:
    """Tell whether full marks are given to what is right, by the declaration and by the page's key, and to no more."""
    declaration = item.declaration
    right = [correct_response(declaration), *shown_as_right(item)]
    wrong = [{} if declaration.fields else [], *wrong_responses(declaration), *shown_as_wrong(item)]
    return all(is_full(declaration, response) for response in distinct(right)) and not any(
        is_full(declaration, response) for response in distinct(wrong)
    )


def distinct(responses: list[Response]) -> Iterable[Response]:
    """Give each response once: the declaration and the page's key agree on nearly all."""
    return {repr(response): response for response in responses}.values()


def is_full(declaration: Declaration, response: object) -> bool:
    """Tell whether a response scores full marks."""
    return score(declaration, response).score == declaration.max_score


def has_other_fault(item: Item) -> bool:
    """Tell whether checks of their own report the item: no correct choice, several, or two the same."""
    correct = [choice.id for choice in item.choices if choice.correct]
    single = item.control == "radio" and len(correct) > 1
    return single or bool(item.choices and not correct) or len({c.id for c in item.choices}) < len(item.choices)
