"""The scoring of an item contradicts its key: the correct response must score full marks, a wrong one must not."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.diagnostics import Diagnostic, Level
from coursekit.key import correct_response, wrong_responses
from coursekit.model import Course, Declaration, Item
from coursekit.scoring import score

CODE = "unsound-item"
LEVEL: Level = "error"


def check(course: Course) -> Iterator[Diagnostic]:
    """Score the correct response, a blank one and every single mistake of each item that gives points."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            if item.declaration.max_score and not has_other_fault(item) and not is_sound(item.declaration):
                yield Diagnostic(CODE, LEVEL, item.node.at("id"), {"id": item.id})


def is_sound(declaration: Declaration) -> bool:
    """Tell whether full marks are given to what is right, and to nothing else."""
    full = declaration.max_score
    blank: object = {} if declaration.fields else []
    return score(declaration, correct_response(declaration)).score == full and not any(
        score(declaration, response).score == full for response in [blank, *wrong_responses(declaration)]
    )


def has_other_fault(item: Item) -> bool:
    """Tell whether checks of their own report the item: no correct choice, several, or two the same."""
    correct = [choice.id for choice in item.choices if choice.correct]
    single = item.control == "radio" and len(correct) > 1
    return single or bool(item.choices and not correct) or len({c.id for c in item.choices}) < len(item.choices)
