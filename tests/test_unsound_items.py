"""An item whose points contradict what is right in it is found, whatever the rule that scores it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from example_quizzes import course, quiz_of
from in_memory import item

from coursekit.checks import unsound_item
from coursekit.examples import all_examples, examples
from coursekit.model import Choice, Declaration, Item, Range

EXAMPLES = {f"{example.item.type} {example.item.id}": example.item for example in all_examples()}


def findings(item: Item) -> list[tuple[str, str]]:
    quiz = quiz_of(item)
    return [
        (finding.code, str(finding.values["id"]))
        for finding in unsound_item.check(replace(course("en"), quizzes={quiz.id: quiz}))
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_sound(name: str) -> None:
    assert findings(EXAMPLES[name]) == []


def declared(type_name: str, **changes: object) -> Item:
    """Give the first example of a type with another declaration, while its choices stay as they are."""
    example = examples(type_name)[0].item
    return replace(example, declaration=replace(example.declaration, **changes))  # type: ignore[arg-type]


def with_field(type_name: str, change: Callable[[Declaration], Declaration]) -> Item:
    """Give the first example of a type with the first field of its declaration changed."""
    fields = dict(examples(type_name)[0].item.declaration.fields)
    name = next(iter(fields))
    return declared(type_name, fields={**fields, name: change(fields[name])})


def another(declaration: Declaration) -> Declaration:
    wrong = [choice for choice in declaration.choices if choice not in declaration.correct]
    return replace(declaration, correct=(wrong[0],))


PRIMES = {"two": 1, "three": 1, "four": -1, "five": 1, "six": -1}
STEPS = examples("ordering")[0].item.declaration.choices
WRONG_RANGES = (Range("20", "22", 0), Range("50", "", 0))
UNSOUND = {
    "match_correct: nothing is right": declared("single-choice", correct=()),
    "match_correct: another choice is right": declared("single-choice", correct=("uppsala",)),
    "match_correct: what is right cannot be chosen": declared("single-choice", correct=("malmo",)),
    "match_correct: a choice is missing": declared("single-choice", choices=("gothenburg", "uppsala")),
    "match_correct: the statement is the other way round": declared("true-false", correct=("true",)),
    "map_response: nothing has any weight": declared("multiple-choice", mapping={}),
    "map_response: a right choice has no weight": declared("multiple-choice", mapping={**PRIMES, "two": 0}),
    "map_response: a right choice costs points": declared("multiple-choice", mapping={**PRIMES, "two": -1}),
    "map_response: a wrong choice costs nothing": declared("multiple-choice", mapping={**PRIMES, "four": 0}),
    "map_response: a wrong choice gives points": declared("multiple-choice", mapping={**PRIMES, "four": 1}),
    "map_response: a choice is missing": declared("multiple-choice", choices=("two", "three", "four", "six")),
    "map_response: no neighbours have any weight": declared("ordering", mapping={}),
    "map_response: the neighbours of another order": declared("ordering", mapping={f"{STEPS[1]} {STEPS[0]}": 1}),
    "map_response: only the first two count": declared("ordering", mapping={f"{STEPS[0]} {STEPS[1]}": 1}),
    "map_response: another order is right": declared("ordering", correct=STEPS[::-1]),
    "match_text: nothing is right": declared("short-text", mapping={"crimetriangle": 0, "bermudatriangle": 0}),
    "match_text: nothing is known": declared("short-text", mapping={}),
    "match_text: an accepted text is not known": declared("short-text", mapping={"crimetriangle": 1}, tolerance=0),
    "match_text: an accepted text weighs less": declared(
        "short-text", mapping={"crimetriangle": 2, "problemanalysistriangle": 1, "bermudatriangle": 0}
    ),
    "match_text: a wrong text is right": declared(
        "short-text", mapping={"crimetriangle": 1, "problemanalysistriangle": 1, "bermudatriangle": 1}
    ),
    "match_text: a wrong text is taken for a slip of the pen": declared(
        "short-text", mapping={"crimetriangle": 1, "problemanalysistriangle": 1, "bermudatriangles": 1}, tolerance=1
    ),
    "match_text: the known texts are not in their normal form": declared(
        "short-text", mapping={"Crime triangle": 1, "Problem analysis triangle": 1}, tolerance=0
    ),
    "match_number: nothing is right": declared("number", ranges=(Range("13.3", "14.7", 0), *WRONG_RANGES)),
    "match_number: a wrong range is right too": declared(
        "number", ranges=(Range("13.3", "14.7", 1), Range("20", "22", 1), WRONG_RANGES[1])
    ),
    "match_number: a wrong range takes the right one": declared(
        "number", ranges=(Range("10", "22", 0), Range("13.3", "14.7", 1), WRONG_RANGES[1])
    ),
    "record: a field gives no points": with_field("matrix", lambda field: replace(field, correct=())),
    "record: another choice is right in a field": with_field("matrix", another),
    "record: another right side belongs to a left one": with_field("matching", another),
    "record: another category is right": with_field("categorise", another),
    "record: a gap does not know all its words": with_field(
        "gaps", lambda field: replace(field, mapping={"willing": 1})
    ),
    "record: a gap takes a wrong word": with_field("gaps", lambda field: replace(field, mapping={"motivated": 1})),
    "record: the endings give no points": declared("scenario", fields={}),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_item_is_found(name: str) -> None:
    assert findings(UNSOUND[name]) == [("unsound-item", UNSOUND[name].id)]


def test_each_rule_has_unsound_items() -> None:
    rules = {example.item.declaration.rule for example in all_examples()}
    rules |= {part.rule for example in all_examples() for part in example.item.declaration.fields.values()}
    assert {name.partition(":")[0] for name in UNSOUND} - {"record"} == rules - {None}


def test_every_single_mistake_in_what_is_shown_as_right_is_found() -> None:
    """Whichever choice of an example is wrongly marked on the page, its scoring no longer agrees with it."""
    for example in EXAMPLES.values():
        for index, choice in enumerate(example.choices if example.control in ("radio", "checkbox") else ()):
            flipped = replace(choice, correct=not choice.correct)
            unsound = replace(example, choices=(*example.choices[:index], flipped, *example.choices[index + 1 :]))
            if sum(other.correct for other in unsound.choices) == 1 or example.control == "checkbox":
                assert findings(unsound) == [("unsound-item", example.id)], choice


@pytest.mark.parametrize("correct", [(), ("stockholm", "uppsala")])
def test_what_has_a_finding_of_its_own_is_not_called_a_mistake_of_the_program(correct: tuple[str, ...]) -> None:
    example = examples("single-choice")[0].item
    choices = tuple(Choice(choice.id, choice.text, choice.id in correct) for choice in example.choices)
    assert findings(replace(example, choices=choices, declaration=Declaration.one_of(choices))) == []


def test_an_item_without_points_is_not_judged() -> None:
    assert findings(declared("scenario", max_score=0, fields={})) == []


def test_a_wrong_range_may_reach_into_the_right_one_which_counts_first() -> None:
    text = "id: a\ntype: number\nprompt: How hot?\nanswer: 80\ntolerance: 5\nwrong: [{low: 85, feedback: Too hot.}]\n"
    overlapping = "wrong: [{low: 70, high: 85, feedback: Rather cold.}, {high: 75, feedback: Too cold.}]\n"
    assert findings(item(text)) == []
    assert findings(item(text.partition("wrong")[0] + overlapping)) == []
