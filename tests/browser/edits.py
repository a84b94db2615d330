"""What an author may do to the tiny course after learners have answered it, as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from courses import edit

Edit = Callable[[Path], None]

LESSON, OVEN = "1-tea/2-water.html", "2-bread/2-oven.html"

# item, choices, points: what is answered before an edit; the answers differ, so that a mix-up shows
ANSWERS = {
    LESSON: [
        ("green-tea", ["The leaves are dyed."], "0"),
        ("good-water", ["Fresh water"], "1"),
        ("black-tea", ["True"], "1"),
    ],
    OVEN: [
        ("gluten", ["Gluten"], "1"),
        ("needs", ["Flour", "Water"], "0.67"),
        ("steam", ["True"], "0"),
    ],
}


def tea(*changes: tuple[str, str]) -> Edit:
    """Replace texts of the quiz about tea."""
    return lambda course: edit(course / "quizzes" / "1-tea.yml", *changes)


def bread(*changes: tuple[str, str]) -> Edit:
    """Replace texts of the quiz about bread."""
    return lambda course: edit(course / "quizzes" / "2-bread.yml", *changes)


def rearranged(order: Callable[[list[str]], list[str]]) -> Edit:
    """Put the items of the quiz about tea in another order, or leave some out."""

    def change(course: Path) -> None:
        path = course / "quizzes" / "1-tea.yml"
        head, *items = re.split(r"(?=^  - id: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(head + "".join(f"{item.rstrip()}\n" for item in order(items)), encoding="utf-8")

    return change


NEW_ITEM = """items:
  - id: new-question
    type: single-choice
    prompt: Is this question new?
    choices: [{text: The leaves are dyed., correct: true}, {text: Fresh water}]
"""
SALT = "      - text: Salt water\n        feedback: Salt hides the taste.\n"
DYED = "      - text: The leaves are dyed.\n        feedback: Nothing is added to the leaves.\n"
OTHER_PLANT = "      - text: It is another plant.\n"

# an edit of the quiz about tea, and those of its answered items that are no longer there
MOVES_NOTHING: dict[str, tuple[Edit, list[str]]] = {
    "a new item": (tea(("items:\n", NEW_ITEM)), []),
    "an item taken out": (rearranged(lambda items: [items[0], items[2]]), ["good-water"]),
    "items in another order": (rearranged(lambda items: items[::-1]), []),
    "another item renamed": (tea(("id: good-water", "id: fine-water")), ["good-water"]),
    "choices in another order": (tea((DYED, ""), (OTHER_PLANT, DYED + OTHER_PLANT)), []),
    "a typo in a prompt": (tea(("Why does green tea", "So why does green tea")), []),
    "a typo in feedback": (tea(("Nothing is added to", "Nothing at all is added to")), []),
    "another title, intro, hint and explanation": (
        tea(
            ("title: Leaves and water", "title: Water and leaves"),
            ("Choose and press", "Choose, then press"),
            ("Think of what", "Just think of what"),
            ("Heat stops", "Warmth stops"),
        ),
        [],
    ),
    "white space in a choice": (tea(("text: The leaves are dyed.", 'text: " The leaves  are dyed. "')), []),
}

# an edit, the page to look at, and the item that is another question afterwards
CHANGES_A_QUESTION: dict[str, tuple[Edit, str, str]] = {
    "the text of the chosen": (tea(("are dyed.", "are painted.")), LESSON, "green-tea"),
    "the text of another choice": (tea(("another plant.", "a different plant.")), LESSON, "green-tea"),
    "a choice more": (tea((DYED, DYED + "      - text: By chance.\n")), LESSON, "green-tea"),
    "a choice less": (tea((SALT, "")), LESSON, "good-water"),
    "another key": (
        tea(("boiling water.\n    correct: true", "boiling water.\n    correct: false")),
        LESSON,
        "black-tea",
    ),
    "another weight": (bread(("text: Sugar,", "text: Sugar, correct: true,")), OVEN, "needs"),
    "another type": (
        bread(("id: gluten\n    type: single-choice", "id: gluten\n    type: multiple-choice")),
        OVEN,
        "gluten",
    ),
}
