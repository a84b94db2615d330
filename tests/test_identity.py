"""Names that stay: what a saved answer hangs on, and what tells that its question has changed since."""

from __future__ import annotations

import pytest
from in_memory import item

from coursekit.identity import ID_LENGTH, choice_id, is_id
from coursekit.model import Item


@pytest.mark.parametrize("text", ["a", "1", "a1-b2", "brottstriangeln-1", "a" * ID_LENGTH])
def test_small_letters_digits_and_single_hyphens_make_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "A", "å", "a b", "a_b", "a.b", "a/b", "-a", "a-", "a--b", "a\n", "a:b", "٣", "a" * (ID_LENGTH + 1)],
)
def test_nothing_else_makes_an_id(text: str) -> None:
    assert not is_id(text)


SAME_TEXT = [
    *("Påse med te", "  Påse med te\n", "Påse\n  med\tte", "Pa\u030ase med te", "Påse\u00a0med\u2003te"),
    "[Påse med]{lang=sv} te",
]


@pytest.mark.parametrize("text", SAME_TEXT)
def test_a_choice_keeps_its_id_whatever_its_white_space_unicode_form_and_marked_words(text: str) -> None:
    """The very digits are stated: saved answers hang on them, so they may not change with the program either."""
    assert choice_id(text) == choice_id("Påse med te") == "63d14a83"


@pytest.mark.parametrize("text", ["Påse med Te", "Pase med te", "Påsemed te", "Påse med te.", ""])
def test_a_choice_with_another_text_has_another_id(text: str) -> None:
    assert choice_id(text) != choice_id("Påse med te")


SINGLE = """\
id: leaf
type: single-choice
objective: name-it
prompt: Which leaf makes tea?
points: 1
hints: [Smell it.]
explanation: It grows on a bush.
choices:
  - text: Camellia
    correct: true
    feedback: Yes.
  - text: Mint
  - text: Nettle
"""
MULTIPLE = SINGLE.replace("single-choice", "multiple-choice")
TRUE_FALSE = "id: leaf\ntype: true-false\nprompt: Tea is made of leaves.\ncorrect: true\n"
CAMELLIA = "  - text: Camellia\n    correct: true\n    feedback: Yes.\n"
MINT = "  - text: Mint\n"


def changed(text: str, old: str, new: str) -> Item:
    assert text.count(old) == 1
    return item(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Which leaf makes tea?", "From which leaf is tea made?"),
        ("points: 1", "points: 3"),
        ("hints: [Smell it.]\n", ""),
        ("It grows on a bush.", "It grows on a small bush."),
        ("objective: name-it\n", ""),
        ("id: leaf", "id: plant"),
        ("feedback: Yes.", "feedback: Well done."),
        ("text: Mint", "text: '  Mint '"),
        ("text: Mint", "text: Mint\n    feedback: That is an infusion."),
        (CAMELLIA + MINT, MINT + CAMELLIA),
    ],
)
@pytest.mark.parametrize("text", [SINGLE, MULTIPLE], ids=["single-choice", "multiple-choice"])
def test_what_is_not_scored_may_change_without_a_new_digest(text: str, old: str, new: str) -> None:
    assert changed(text, old, new).digest == item(text).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: Mint", "text: Peppermint"),
        ("text: Mint", "text: Mint\n    id: mint"),
        ("  - text: Nettle\n", ""),
        ("  - text: Nettle\n", "  - text: Nettle\n  - text: Rose\n"),
        ("text: Camellia\n    correct: true", "text: Camellia"),
        ("text: Mint", "text: Mint\n    correct: true"),
    ],
)
@pytest.mark.parametrize("text", [SINGLE, MULTIPLE], ids=["single-choice", "multiple-choice"])
def test_whatever_is_scored_changes_the_digest(text: str, old: str, new: str) -> None:
    assert changed(text, old, new).digest != item(text).digest


def test_the_other_answer_to_a_statement_changes_the_digest() -> None:
    assert changed(TRUE_FALSE, "correct: true", "correct: false").digest != item(TRUE_FALSE).digest


def test_another_type_changes_the_digest() -> None:
    assert item(MULTIPLE).digest != item(SINGLE).digest


def test_the_language_of_the_course_leaves_ids_and_digest_alone() -> None:
    english, swedish = item(TRUE_FALSE, "en"), item(TRUE_FALSE, "sv")
    assert english.digest == swedish.digest
    assert [choice.id for choice in english.choices] == [choice.id for choice in swedish.choices]


def test_moving_and_adding_choices_leaves_the_ids_of_the_others_alone() -> None:
    before = {choice.text: choice.id for choice in item(SINGLE).choices}
    moved = item(SINGLE.replace(CAMELLIA + MINT, "  - text: Rose\n" + MINT + CAMELLIA))
    after = {choice.text: choice.id for choice in moved.choices}
    assert before.items() < after.items()


def test_a_choice_with_an_id_of_its_own_may_change_its_text() -> None:
    text = SINGLE.replace("text: Mint", "text: Mint\n    id: mint")
    assert changed(text, "text: Mint", "text: Peppermint").choices[1].id == "mint"
    assert changed(text, "text: Mint", "text: Peppermint").digest == item(text).digest
