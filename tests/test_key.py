"""What an item says is right earns full marks, and what it says is wrong does not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from in_memory import item
from random_cases import SHAPES, cases
from scoring_vectors import declaration_of

from coursekit.examples import Example, all_examples
from coursekit.key import correct_response, shown_as_right, shown_as_wrong, wrong_responses
from coursekit.model import Declaration
from coursekit.reader import type_names
from coursekit.scoring import score

EXAMPLES = all_examples()
NAMED = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.item.type}: {example.title}")
WITH_PARTIAL_CREDIT = {"multiple-choice", "gaps", "matching", "ordering", "categorise", "matrix", "hotspot"}


def declared(cardinality: str, rule: str, max_score: int = 100, **more: Any) -> Declaration:
    """Write a declaration in short, as JSON holds it."""
    return declaration_of({"cardinality": cardinality, "rule": rule, "max_score": max_score, **more})


def is_full(declaration: Declaration, response: Any) -> bool:
    """Tell whether a response is scored, and earns full marks."""
    outcome = score(declaration, response)
    return outcome.status == "scored" and outcome.score == declaration.max_score


ONE = declared("single", "match_correct", choices=["a", "b", "c"], correct=["b"])
TEXT = declared("single", "match_text", mapping={"effect": 0, "affect": 1, "afect": 1}, tolerance=3)
PATH = declared("multiple", "map_response", 0, choices=["s a"], mapping={})
# A declaration, its correct response, and the responses that are wrong in one thing.
KEYS: dict[str, tuple[Declaration, Any, list[Any]]] = {
    "one choice": (ONE, ["b"], [["a"], ["c"]]),
    "exactly some choices": (
        declared("multiple", "match_correct", choices=["a", "b", "c"], correct=["c", "a"]),
        ["c", "a"],
        [["a"], ["c"], ["c", "a", "b"]],
    ),
    "the choice that weighs most": (
        declared("single", "map_response", choices=["a", "b", "c"], mapping={"a": 40, "b": 100, "c": 0}),
        ["b"],
        [["a"], ["c"]],
    ),
    "all choices that weigh something": (
        declared("multiple", "map_response", choices=["a", "b", "c"], mapping={"a": 1, "b": -1, "c": 1}),
        ["a", "c"],
        [["c"], ["a"], ["a", "c", "b"]],
    ),
    "an order": (
        declared("ordered", "match_correct", choices=["a", "b", "c"], correct=["c", "a", "b"]),
        ["c", "a", "b"],
        [["a", "c", "b"], ["c", "b", "a"]],
    ),
    "a text, of several the first": (TEXT, ["affect"], [["effect"]]),
    "a number, of a range its lower end": (
        declared("single", "match_number", ranges=[["1", "2", 1], ["3", "4", 0], ["", "0", 0]], units=[]),
        ["1"],
        [["3"], ["4"], ["0"]],
    ),
    "a number, of a range without lower end the upper one": (
        declared("single", "match_number", ranges=[["", "-2.5", 1]], units=[]),
        ["-2.5"],
        [],
    ),
    "wrong numbers but for those in the right range": (
        declared("single", "match_number", ranges=[["10", "20", 1], ["10", "", 0], ["15", "30", 0]], units=[]),
        ["10"],
        [["30"]],
    ),
    "a record but for fields without points": (
        Declaration(cardinality="record", max_score=100, fields={"one": ONE, "text": TEXT, "path": PATH}),
        {"one": ["b"], "text": ["affect"]},
        [
            {"one": ["a"], "text": ["affect"]},
            {"one": ["c"], "text": ["affect"]},
            {"one": [], "text": ["affect"]},
            {"one": ["b"], "text": ["effect"]},
            {"one": ["b"], "text": []},
        ],
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_the_key_gives_what_is_right_and_each_single_mistake(name: str) -> None:
    declaration, right, wrong = KEYS[name]
    assert correct_response(declaration) == right
    assert list(wrong_responses(declaration)) == wrong


@pytest.mark.parametrize("name", KEYS)
def test_only_what_is_right_earns_full_marks(name: str) -> None:
    declaration, right, wrong = KEYS[name]
    assert is_full(declaration, right)
    assert [response for response in wrong if is_full(declaration, response)] == []


def test_the_key_of_any_sound_declaration_holds() -> None:
    tried: Counter[str] = Counter()
    for case in (case for case in cases(7, 3600) if case.sound):
        assert is_full(case.declaration, correct_response(case.declaration)), case
        for response in wrong_responses(case.declaration):
            assert not is_full(case.declaration, response), (case, response)
            tried[case.shape] += 1
    assert set(tried) == set(SHAPES)
    assert min(tried.values()) > 200


@NAMED
def test_the_key_of_each_example_holds(example: Example) -> None:
    declaration = example.item.declaration
    right = [correct_response(declaration), *shown_as_right(example.item)]
    wrong = [*wrong_responses(declaration), *shown_as_wrong(example.item)]
    assert score(declaration, {} if declaration.fields else []).status == "unanswered"
    assert not [response for response in wrong if is_full(declaration, response)]
    if declaration.max_score:
        assert wrong or declaration.rule == "match_number"
        assert [response for response in right if not is_full(declaration, response)] == []


@pytest.mark.parametrize("name", type_names())
def test_the_examples_of_each_type_cover_every_kind_of_response(name: str) -> None:
    kinds = {
        given["status"] if given["status"] != "scored" else degree(example, given)
        for example in EXAMPLES
        if example.item.type == name
        for given in example.responses
    }
    scored = {"no points"} if name == "reflection" else {"right", "wrong"}
    assert kinds >= scored | {"unanswered", "malformed"} | ({"partial"} if name in WITH_PARTIAL_CREDIT else set())


def degree(example: Example, given: dict[str, Any]) -> str:
    """Name how right a response of an example is, by the score it says it has."""
    full = example.item.declaration.max_score
    share = float(given["score"]) * 100 / full if full else None
    return "no points" if share is None else {0: "wrong", 1: "right"}.get(share, "partial")


# Items as an author may write them whose key is not straightforward.
ITEMS = {
    "a wrong range from within the right one": "{type: number, answer: 14, tolerance: 1, wrong: [{low: 14, high: 20}]}",
    "a wrong range that begins at the answer": "{type: number, answer: 10, wrong: [{low: 10, feedback: Too much}]}",
    "a mark behind a soft hyphen": '{type: short-text, accept: ["e\\xAD\\u0301"], wrong: [{text: e, feedback: No}]}',
    "a capital with a mark of its own": '{type: gaps, text: "{{T\\u0308|\\u0130}}"}',
    "a wrong text near a right one": "{type: short-text, accept: [cat], typos: 3, wrong: [{text: car, feedback: No}]}",
    "inherited names": "{type: short-text, accept: [constructor, __proto__], wrong: [{text: toString, feedback: No}]}",
    "years": '{type: gaps, text: "{{1990|1991}} and {{*1992|1993}}"}',
}


@pytest.mark.parametrize("name", ITEMS)
def test_the_key_of_an_unusual_item_holds(name: str) -> None:
    read = item("{id: a, prompt: P, " + ITEMS[name].removeprefix("{"))
    right = [correct_response(read.declaration), *shown_as_right(read)]
    wrong = [*wrong_responses(read.declaration), *shown_as_wrong(read)]
    assert [response for response in right if not is_full(read.declaration, response)] == []
    assert [response for response in wrong if is_full(read.declaration, response)] == []
