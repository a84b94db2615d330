"""Before it is answered, a question shows nothing of what is right: only its key does."""

from __future__ import annotations

import re

import pytest
from example_quizzes import example_quiz, quiz_of, render
from in_memory import item

from coursekit.examples import Example, all_examples
from coursekit.model import Item
from coursekit.reader import type_names


def question(markup: str) -> str:
    """Give what a question shows before it is answered: all but its key and what is for the script."""
    return re.sub(r'<details class="quiz-key">.*?</details>| (?:declaration|digest)="[^"]*"', "", markup)


MATRIX = "type: matrix\ncolumns: [Tea, Water]\nrows: [{text: Leaf, correct: Tea}, {text: Rain, correct: Water}]\n"
SORTED = (
    "type: categorise\ncategories: [Tea, Water]\nitems: [{text: Leaf, category: Tea}, {text: Rain, category: Water}]\n"
)
AREAS = "type: hotspot\nimage: {file: a.svg, alt: A pot.}\nchoices:\n"
AREAS += "  - {text: Lid, area: {circle: [1, 2, 3]}, correct: true}\n  - {text: Foot, area: {circle: [4, 5, 6]}}\n"
CHOICES = (
    "choices:\n  - {text: Leaf, correct: true, feedback: Yes.}\n  - {text: Rain, feedback: No.}\n  - {text: Pot}\n"
)

# For each type what an author writes, and changes to it that make something else right.
OTHER_ANSWERS = {
    "single-choice": (
        f"type: single-choice\n{CHOICES}",
        ("Leaf, correct: true", "Leaf"),
        ("text: Pot", "text: Pot, correct: true"),
    ),
    "multiple-choice": (f"type: multiple-choice\n{CHOICES}", ("text: Pot", "text: Pot, correct: true")),
    "true-false": ("type: true-false\ncorrect: true\n", ("correct: true", "correct: false")),
    "short-text": ("type: short-text\naccept: [tea, leaves]\n", ("[tea, leaves]", "[water]")),
    "number": ("type: number\nanswer: 80\ntolerance: 5 %\n", ("80", "3.5"), ("5 %", "0")),
    "gaps": (
        "type: gaps\ntext: 'Make {{tea|cha}} of {{*leaves|roots|bark}}.'\n",
        ("{{tea|cha}}", "{{coffee}}"),
        ("*leaves|roots|bark", "bark|leaves|*roots"),
    ),
    "matching": (
        "type: matching\npairs: [{left: Leaf, right: tea}, {left: Bean, right: coffee}]\ndistractors: [water]\n",
        ("right: tea", "right: x"),
        ("right: coffee", "right: tea"),
        ("right: x", "right: coffee"),
    ),
    "ordering": (
        "type: ordering\norder: [Boil, Warm, Pour, Wait]\n",
        ("Boil, Warm, Pour, Wait", "Wait, Pour, Warm, Boil"),
    ),
    "categorise": (SORTED, ("category: Tea", "category: Water")),
    "matrix": (MATRIX, ("correct: Tea", "correct: Water")),
    "hotspot": (AREAS, (", correct: true", ""), ("[4, 5, 6]}", "[4, 5, 6]}, correct: true")),
    "scenario": (
        "type: scenario\nsteps:\n  - id: start\n    text: Boil.\n"
        "    choices: [{text: Pour, to: a}, {text: Wait, to: b}]\n"
        "  - {id: a, text: Tea., score: 100}\n  - {id: b, text: Steam., score: 0}\n",
        ("score: 100", "score: 50"),
        ("score: 0", "score: 100"),
    ),
}


def two_items(name: str) -> tuple[Item, Item]:
    """Give an item of a type, and the same question with another answer."""
    text, *changes = OTHER_ANSWERS[name]
    other = text
    for old, new in changes:
        assert other.count(old) == 1, old
        other = other.replace(old, new)
    return item(f"id: a\nprompt: What?\n{text}"), item(f"id: a\nprompt: What?\n{other}")


@pytest.mark.parametrize("name", OTHER_ANSWERS)
def test_what_is_right_shows_nowhere_but_in_the_key(name: str) -> None:
    one, other = two_items(name)
    assert one.digest != other.digest
    assert question(render(quiz_of(one))) == question(render(quiz_of(other)))


@pytest.mark.parametrize("name", sorted(set(OTHER_ANSWERS) - {"scenario"}))
def test_the_key_tells_one_answer_from_the_other(name: str) -> None:
    keys = [re.findall(r'<details class="quiz-key">.*?</details>', render(quiz_of(made))) for made in two_items(name)]
    assert keys[0] != keys[1]


def test_every_type_that_can_be_wrong_is_among_them() -> None:
    assert set(OTHER_ANSWERS) == set(type_names()) - {"reflection"}


def secrets(made: Item) -> set[str]:
    """List the texts an author wrote to be read after answering; a scenario tells its consequences on the way."""
    told = {made.explanation, made.feedback, *(choice.feedback for choice in made.choices)}
    told |= {part.feedback for part in made.parts}
    return {text for text in told if text and not re.search(r"[*_`\n]", text)}


@pytest.mark.parametrize("example", all_examples(), ids=lambda example: f"{example.item.type}-{example.item.id}")
def test_feedback_explanation_and_model_answer_stand_in_the_key_alone(example: Example) -> None:
    made = example.item
    markup = render(quiz_of(made))
    for text in secrets(made):
        assert text in markup
        assert text not in question(markup)


def test_the_explanation_of_a_scenario_can_be_opened() -> None:
    markup = render(example_quiz("scenario"))
    assert "Share patterns and places, not persons." in markup
    assert "Share patterns and places" not in question(markup)
