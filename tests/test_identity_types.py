"""The digest of an item changes exactly when saved answers are judged otherwise, whatever its type."""

from __future__ import annotations

import pytest
from in_memory import item

from coursekit.model import Item
from coursekit.reader import type_names

ITEMS = {
    "true-false": "prompt: Tea is made of leaves.\ncorrect: true\n",
    "short-text": "prompt: P\naccept: [Camellia, tea plant]\ntypos: 1\nwrong: [{text: Mint, feedback: No.}]\n",
    "number": "prompt: P\nanswer: 80\ntolerance: 5\nunit: degrees\nwrong: [{low: 100, feedback: It boils.}]\n",
    "gaps": "prompt: Fill in.\ntext: 'Tea is {{green|black}} and {{*hot|cold}}.'\n",
    "matching": "prompt: P\npairs: [{left: Leaf, right: tea}, {left: Bean, right: coffee}]\ndistractors: [water]\n",
    "ordering": "prompt: Order.\norder: [Boil, Warm, Pour]\n",
    "categorise": (
        "prompt: P\ncategories: [Tea, Soup]\nitems: [{text: Sencha, category: Tea}, {text: Miso, category: Soup}]\n"
    ),
    "matrix": "prompt: P\ncolumns: [Yes, No]\nrows: [{text: Leaf, correct: Yes}, {text: Stone, correct: No}]\n",
    "hotspot": (
        "prompt: Where?\nimage: {file: a.svg, alt: A pot.}\nchoices:\n"
        "  - {text: Lid, area: {circle: [1, 2, 3]}, correct: true}\n  - {text: Foot, area: {circle: [4, 5, 6]}}\n"
    ),
    "reflection": "prompt: Think.\nmodel_answer: Like this.\nchecklist: [What, Who]\nlines: 4\n",
    "scenario": (
        "prompt: Choose.\nsteps:\n  - id: start\n    text: It boils.\n"
        "    choices: [{text: Pour, to: tea, consequence: Splash.}, {text: Wait, to: steam}]\n"
        "  - {id: tea, text: There is tea., score: 100}\n  - {id: steam, text: There is steam., score: 20}\n"
    ),
}

# Changes after which a saved answer is as right or wrong as before.
UNSCORED = {
    "true-false": [("correct: true", "correct: true\nfeedback: {true: Yes.}")],
    "short-text": [
        ("[Camellia, tea plant]", "[tea plant, Camellia]"),
        ("[Camellia,", "[CAMELLIA,"),
        ("tea plant]", "Tea-Plant]"),
        ("feedback: No.", "feedback: Not that."),
        ("typos: 1", "typos: 1\nfeedback: Look again."),
    ],
    "number": [
        ("answer: 80", "answer: 80.0"),
        ("answer: 80\ntolerance: 5\n", "range: {low: 75, high: 85}\n"),
        ("tolerance: 5", "tolerance: '5,00'"),
        ("feedback: It boils.", "feedback: Too hot."),
        ("unit: degrees", "unit: degrees\nfeedback: Look again."),
    ],
    "gaps": [
        ("Tea is", "This tea is"),
        ("green|black", "black|green"),
        ("*hot|cold", "cold|*hot"),
        ("green|", "Green|"),
        ("green|black", " green | black "),
    ],
    "matching": [
        (
            "{left: Leaf, right: tea}, {left: Bean, right: coffee}",
            "{left: Bean, right: coffee}, {left: Leaf, right: tea}",
        ),
        ("right: tea}", "right: tea, feedback: Yes.}"),
    ],
    "ordering": [("[Boil,", "['  Boil',")],
    "categorise": [
        ("[Tea, Soup]", "[Soup, Tea]"),
        (
            "{text: Sencha, category: Tea}, {text: Miso, category: Soup}",
            "{text: Miso, category: Soup}, {text: Sencha, category: Tea}",
        ),
        ("category: Tea}", "category: Tea, feedback: Yes.}"),
    ],
    "matrix": [
        ("[Yes, No]", "[No, Yes]"),
        (
            "{text: Leaf, correct: Yes}, {text: Stone, correct: No}",
            "{text: Stone, correct: No}, {text: Leaf, correct: Yes}",
        ),
        ("correct: Yes}", "correct: Yes, feedback: Yes.}"),
    ],
    "hotspot": [
        ("circle: [4, 5, 6]", "rectangle: [4, 5, 6, 7]"),
        ("alt: A pot.", "alt: A tea pot."),
        ("file: a.svg", "file: b.svg"),
        ("correct: true", "correct: true, feedback: Yes."),
    ],
    "reflection": [
        ("model_answer: Like this.", "model_answer: Or so."),
        ("lines: 4", "lines: 5"),
        ("[What, Who]", "[Who, What]"),
    ],
    "scenario": [
        ("It boils.", "It is boiling."),
        ("consequence: Splash.", "consequence: Splish."),
        ("There is steam.", "There was steam."),
    ],
}

# Changes after which it is not.
SCORED = {
    "true-false": [("correct: true", "correct: false")],
    "short-text": [
        ("[Camellia, tea plant]", "[Camellia]"),
        ("[Camellia, tea plant]", "[Camellia, tea plant, tea]"),
        ("tea plant]", "tea plants]"),
        ("typos: 1\n", ""),
        ("typos: 1", "typos: 2"),
        ("text: Mint", "text: Nettle"),
    ],
    "number": [
        ("answer: 80", "answer: 81"),
        ("tolerance: 5", "tolerance: 6"),
        ("tolerance: 5", "tolerance: 5 %"),
        ("unit: degrees", "unit: °C"),
        ("unit: degrees", "unit: degrees\nunits: [°C]"),
        ("low: 100", "low: 101"),
        ("answer: 80\ntolerance: 5\n", "range: {low: 75, high: 90}\n"),
    ],
    "gaps": [
        ("green|black", "green"),
        ("green|black", "green|white"),
        ("*hot|cold", "hot|*cold"),
        ("*hot|cold", "*hot|cold|warm"),
        ("*hot|cold", "hot|cold"),
        ("green|black}} and {{*hot|cold", "*hot|cold}} and {{green|black"),
        ("cold}}", "cold}} and {{wet}}"),
        ("'\n", "'\ntypos: 1\n"),
    ],
    "matching": [
        ("left: Leaf", "left: Leaves"),
        ("right: tea", "right: green tea"),
        (
            "{left: Leaf, right: tea}, {left: Bean, right: coffee}",
            "{left: Leaf, right: coffee}, {left: Bean, right: tea}",
        ),
        ("distractors: [water]\n", ""),
        ("[water]", "[water, milk]"),
    ],
    "ordering": [
        ("[Boil, Warm, Pour]", "[Boil, Pour, Warm]"),
        ("Pour]", "Pour, Wait]"),
        ("Warm, ", ""),
        ("Warm", "Heat"),
    ],
    "categorise": [
        ("category: Soup", "category: Tea"),
        ("[Tea, Soup]", "[Tea, Soup, Stew]"),
        ("text: Miso", "text: Ramen"),
    ],
    "matrix": [("correct: No", "correct: Yes"), ("[Yes, No]", "[Yes, No, Maybe]"), ("text: Stone", "text: Rock")],
    "hotspot": [
        (", correct: true", ""),
        ("[4, 5, 6]}", "[4, 5, 6]}, correct: true"),
        ("text: Foot", "text: Base"),
        ("text: Foot", "text: Foot, id: foot"),
    ],
    "reflection": [("[What, Who]", "[What, Who, When]"), ("checklist: [What, Who]\n", "")],
    "scenario": [
        ("score: 100", "score: 50"),
        ("score: 20", "score: 0"),
        ("text: Pour", "text: Pour it"),
        ("{text: Wait, to: steam}", "{text: Wait, to: steam}, {text: Sip, to: tea}"),
    ],
}


def whole(name: str) -> str:
    """Give the text of an item of a type."""
    return f"id: leaf\ntype: {name}\n{ITEMS[name]}"


def changed(text: str, old: str, new: str) -> Item:
    assert text.count(old) == 1
    return item(text.replace(old, new))


def cases(changes: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(name, old, new) for name in changes for old, new in changes[name]]


@pytest.mark.parametrize(("name", "old", "new"), cases(UNSCORED))
def test_an_item_of_any_type_keeps_its_digest_while_answers_are_judged_as_before(name: str, old: str, new: str) -> None:
    assert changed(whole(name), old, new).digest == item(whole(name)).digest


@pytest.mark.parametrize(("name", "old", "new"), cases(SCORED))
def test_an_item_of_any_type_has_a_new_digest_once_answers_are_judged_otherwise(name: str, old: str, new: str) -> None:
    assert changed(whole(name), old, new).digest != item(whole(name)).digest


@pytest.mark.parametrize("name", ITEMS)
def test_prompt_points_hints_tags_and_explanation_leave_the_digest_of_any_type_alone(name: str) -> None:
    points = "" if name == "reflection" else "points: 7\n"
    more = f"{points}hints: [Look.]\ntags: [tea]\nobjective: name-it\nexplanation: So it is.\n"
    text = whole(name).replace("prompt: ", "prompt: Well, ").replace("id: leaf", "id: plant")
    assert item(text + more).digest == item(whole(name)).digest


def test_every_type_is_among_those_whose_digest_is_tested() -> None:
    assert {*ITEMS, "single-choice", "multiple-choice"} == set(type_names())
    assert set(ITEMS) == set(SCORED) == set(UNSCORED)
