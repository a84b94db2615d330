"""The settings for editors work: the language server of the ordinary YAML extension completes and underlines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from courses import ROOT
from language_server import LanguageServer

from coursekit.reader import type_names
from coursekit.words import Words

QUIZ = """title: Te
items:
  - id: gront-te
    type: single-choice
    prompt: Varför är grönt te grönt?
    points: 2
    choices:
      - text: Bladen hettas upp.
        correct: true
      - text: 7
"""
KEYS = Words("sv").section("keys")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """The server, at work in this repository with its own settings."""
    server = LanguageServer(ROOT)
    yield server
    server.close()


def test_the_files_of_the_course_are_not_underlined(server: LanguageServer) -> None:
    paths = ["course.yml", "mkdocs.yml", *(f"quizzes/{path.name}" for path in (ROOT / "quizzes").iterdir())]
    for path in paths:
        assert server.underlined(path, (ROOT / path).read_text(encoding="utf-8")) == [], path


# what an author changes in the quiz, and what is underlined then
UNDERLINED = {
    "an unknown key of an item": (("prompt:", "promt:"), ("promt", "Property promt is not allowed.")),
    "a missing key of an item": (("    prompt: Varför är grönt te grönt?\n", ""), ("i", 'Missing property "prompt".')),
    "an unknown key of a choice": (("correct:", "rätt:"), ("rätt", "Property rätt is not allowed.")),
    "an unknown key of the quiz": (
        ("title: Te\n", "title: Te\npassmark: 3\n"),
        ("passmark", "Property passmark is not allowed."),
    ),
    "a missing title": (("title: Te\n", ""), ("i", 'Missing property "title".')),
    "an unknown type": (("single-choice", "single-choise"), ("single-choise", "Value is not accepted.")),
    "points that are no number": (
        ("points: 2", "points: två"),
        ("två", "skriv ett tal större än 0 och högst 1000, med högst två decimaler"),
    ),
    "neither yes nor no": (("correct: true", "correct: kanske"), ("kanske", "skriv `true` eller `false`")),
    "one choice": (("      - text: 7\n", ""), ("- text: Bladen hettas upp.", "Array has too few items.")),
}


@pytest.mark.parametrize(("change", "expected"), UNDERLINED.values(), ids=UNDERLINED)
def test_a_mistake_is_underlined(server: LanguageServer, change: tuple[str, str], expected: tuple[str, str]) -> None:
    assert server.underlined("quizzes/a-new-one.yml", QUIZ) == []
    found = server.underlined("quizzes/a-new-one.yml", QUIZ.replace(*change))
    place, message = expected
    assert [text for text, why in found if message in why and text == place], found


def test_keys_are_completed_and_explained_in_the_language_of_the_course(server: LanguageServer) -> None:
    offered = server.completions("quizzes/a-new-one.yml", "|")
    assert offered["pass_mark"] == KEYS["pass_mark"]
    item = server.completions("quizzes/a-new-one.yml", QUIZ + "    |")
    assert {"hints", "explanation", "objective", "formerly"} <= set(item)
    assert item["hints"] == KEYS["hints"]
    assert not {"id", "type", "pairs", "accept"} & set(item), "offered though it is there, or of another type"
    choice = server.completions("quizzes/a-new-one.yml", QUIZ + "        |")
    assert {"correct", "feedback", "id"} <= set(choice)
    course = server.completions("course.yml", "id: te\n|")
    assert course["modules"] == KEYS["modules"]


def test_the_item_types_are_completed_and_explained(server: LanguageServer) -> None:
    offered = server.completions("quizzes/a-new-one.yml", QUIZ.replace("single-choice", "|"))
    assert set(type_names()) <= set(offered)
    assert offered["matching"] == Words("sv")("kinds.matching")
