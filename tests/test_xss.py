"""Hostile texts stay texts, wherever an author's file may hold one: `xss.json` through every field of a quiz."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from example_quizzes import EXTENSIONS, course, example_quiz
from markdown import Markdown
from pretty import Parsed

from coursekit.model import Quiz
from coursekit.render import Renderer, heading

VECTORS: list[str] = json.loads((Path(__file__).parent / "xss.json").read_text(encoding="utf-8"))
RENDERER = Renderer(course("en"), directory_urls=True)
QUIZ = example_quiz("single-choice")
ITEM = QUIZ.items[0]

# All that questions are made of; a tag or an attribute not named here is somebody else's.
TEMPLATE_TAG = re.compile(
    "div|quiz-(set|item)|form|fieldset|legend|h[34]|span|label|input|details|summary|button|noscript"
)
TEXT_TAG = re.compile("p|ul|ol|li|strong|em|code|pre|blockquote|br|a|img")
ATTRIBUTE = re.compile(
    "class|id|quiz|pass-mark|data-search-exclude|course|item|type|digest|declaration|novalidate|autocomplete|name"
    "|value|aria-describedby|role|hidden|tabindex|data-choice|href|src|alt|title"
)
MARKS_OF_MARKDOWN = {2: None, 3: None}  # control characters it takes away; YAML refuses them before
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ELSEWHERE = re.compile(r"[/\\]{2}")


def with_item(**changes: Callable[[str], object]) -> Callable[[str], Quiz]:
    """Make quizzes of one item, changed by a text."""
    return lambda text: replace(QUIZ, items=(replace(ITEM, **{name: new(text) for name, new in changes.items()}),))


def with_choices(name: str) -> Callable[[str], Quiz]:
    """Make quizzes of one item, each choice of which holds a text."""
    return with_item(choices=lambda text: tuple(replace(choice, **{name: text}) for choice in ITEM.choices))


FIELDS: dict[str, Callable[[str], Quiz]] = {
    "quiz id": lambda text: replace(QUIZ, id=text),
    "intro": lambda text: replace(QUIZ, intro=text),
    "item id": with_item(id=str),
    "prompt": with_item(prompt=str),
    "hint": with_item(hints=lambda text: (text, text)),
    "explanation": with_item(explanation=str),
    "declaration": with_item(declaration=lambda text: replace(ITEM.declaration, choices=(text,), correct=(text,))),
    "choice id": with_choices("id"),
    "choice": with_choices("text"),
    "feedback": with_choices("feedback"),
}


def rendered(quiz: Quiz) -> str:
    """Render a quiz."""
    return RENDERER.quiz(quiz, quiz.items, "index.md", 1, 3, "")


def address_as_browsers_read_it(value: str) -> str:
    """Take away what a browser takes no notice of in an address."""
    return re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33)))))


def assert_harmless(parsed: Parsed) -> None:
    """Assert that nothing in it runs, styles, submits, embeds, or leads anywhere but to pages."""
    for tag, attributes in parsed.tags:
        assert TEMPLATE_TAG.fullmatch(tag) or TEXT_TAG.fullmatch(tag), tag
        assert all(map(ATTRIBUTE.fullmatch, attributes)), (tag, attributes)
        for name in ("href", "src"):
            address = address_as_browsers_read_it(attributes.get(name, ""))
            scheme = SCHEME.match(address)
            assert not scheme or scheme[0].lower() in ("http:", "https:", "mailto:"), address
            assert tag == "a" or not (scheme or ELSEWHERE.match(address)), address
    assert parsed.unbalanced == []


def of_templates(parsed: Parsed) -> Counter[str]:
    """Count the tags that only templates write."""
    return Counter(tag for tag, _ in parsed.tags if TEMPLATE_TAG.fullmatch(tag))


@pytest.fixture(scope="module", params=FIELDS)
def field(request: pytest.FixtureRequest) -> tuple[Callable[[str], Quiz], Counter[str]]:
    """A way to put a text into a quiz, and the tags of that quiz when the text is harmless."""
    make = FIELDS[request.param]
    return make, of_templates(Parsed(rendered(make("harmless"))))


@pytest.mark.parametrize("vector", VECTORS)
def test_a_hostile_text_in_a_question_stays_text(
    field: tuple[Callable[[str], Quiz], Counter[str]], vector: str
) -> None:
    make, tags = field
    line = rendered(make(vector))
    parsed = Parsed(line)
    assert_harmless(parsed)
    assert of_templates(parsed) == tags
    assert "\n" not in line
    assert "`" not in line


@pytest.mark.parametrize("vector", VECTORS)
def test_a_hostile_question_passes_the_markdown_of_its_page_unchanged(vector: str) -> None:
    line = rendered(replace(FIELDS["prompt"](vector), intro=vector)).translate(MARKS_OF_MARKDOWN)
    assert Markdown(extensions=EXTENSIONS).convert(line) == line


@pytest.mark.parametrize("vector", VECTORS)
def test_a_hostile_title_stays_text(vector: str) -> None:
    parsed = Parsed(Markdown(extensions=EXTENSIONS).convert(heading(vector, 3)))
    assert_harmless(parsed)
    assert [tag for tag, _ in parsed.tags] == ["h3"]


def test_there_are_enough_vectors_and_none_twice() -> None:
    assert len(set(VECTORS)) == len(VECTORS) >= 60
