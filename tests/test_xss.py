"""Hostile texts stay texts, wherever an author's file may hold one: `xss.json` through every field of a quiz."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from example_quizzes import EXTENSIONS, course, example_quiz, quiz_of, whole
from markdown import Markdown
from pretty import Parsed

from coursekit.markup import heading
from coursekit.model import Image, Item, Part, Quiz
from coursekit.reader import type_names
from coursekit.render import Renderer

VECTORS: list[str] = json.loads((Path(__file__).parent / "xss.json").read_text(encoding="utf-8"))
QUIZ = example_quiz("single-choice")
ITEM = QUIZ.items[0]

# All that questions are made of; a tag or an attribute not named here is somebody else's.
TEMPLATE_TAG = re.compile(
    "div|quiz-(set|item)|form|fieldset|legend|h[34]|span|label|input|details|summary|button|noscript|section|nav"
    "|select|option|textarea|table|thead|tbody|tr|th|td|svg|g|rect|circle|polygon|text"
)
TEXT_TAG = re.compile("p|ul|ol|li|strong|em|code|pre|blockquote|br|a|img|span")
ATTRIBUTE = re.compile(
    "class|id|quiz|pass-mark|data-search-exclude|data-chosen|course|item|type|digest|declaration|novalidate|autocomplete|name"
    "|value|role|hidden|tabindex|href|src|alt|title|for|scope|rows|disabled|autocapitalize|spellcheck|inputmode"
    "|aria-(describedby|label|labelledby|hidden)|data-(row|part|text|passed|not-passed|done|malformed|spelling|needed)"
    "|data-(moved|first|last|move|step|ending|to|way|back|restart|do|area|objective|level|item|answered|unanswered)"
    "|data-(flagged|blank|changed|saved|unsaved|asked-again|sheet|mixes|reach)|lang|objective|from|draws|mode|attempts|shuffle|hint-cost"
    "|focusable|viewbox|preserveaspectratio|x|y|width|height|c[xy]|r[xy]?|points"
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


def example(type_name: str) -> Item:
    return example_quiz(type_name).items[0]


def with_parts(type_name: str, name: str) -> Callable[[str], Quiz]:
    """Make quizzes of the first example of a type, each part of which holds a text."""

    def make(text: str) -> Quiz:
        item = example(type_name)
        return quiz_of(replace(item, parts=tuple(replace(part, **{name: text}) for part in item.parts)))

    return make


def with_choices_of_parts(type_name: str, name: str) -> Callable[[str], Quiz]:
    """Make quizzes of the first example of a type, each choice of each part of which holds a text."""

    def changed(part: Part, text: str) -> Part:
        return replace(part, choices=tuple(replace(choice, **{name: text}) for choice in part.choices))

    def make(text: str) -> Quiz:
        item = example(type_name)
        return quiz_of(replace(item, parts=tuple(changed(part, text) for part in item.parts)))

    return make


def with_choices_of(type_name: str, name: str) -> Callable[[str], Quiz]:
    """Make quizzes of the first example of a type, each choice of which holds a text."""

    def make(text: str) -> Quiz:
        item = example(type_name)
        choices = tuple(replace(choice, **{name: text}) for choice in item.choices)
        if item.control == "order" and name == "id":  # the key is shown in the order of the declaration
            return quiz_of(replace(item, choices=choices, declaration=replace(item.declaration, correct=(text,))))
        return quiz_of(replace(item, choices=choices))

    return make


def with_example(type_name: str, **changes: Callable[[str], object]) -> Callable[[str], Quiz]:
    """Make quizzes of the first example of a type, changed by a text."""
    return lambda text: quiz_of(replace(example(type_name), **{name: new(text) for name, new in changes.items()}))


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
    "objective of an item": with_item(objective=str),
    "type": with_item(digest=str),
    "image": with_item(image=lambda text: Image(text, text)),
    "hotspot: image": with_example("hotspot", image=lambda text: Image(text, text)),
    "number: unit": with_example("number", unit=str),
    "gaps: text": with_example("gaps", passage=lambda text: f"{text}\n\n{{{{gap-1}}}}"),
    **{f"{name}: other answer": with_example(name, feedback=str) for name in ("short-text", "number")},
    **{
        f"{type_name}: choice's {name}": with_choices_of(type_name, name)
        for type_name in ("short-text", "number", "ordering", "hotspot")
        for name in ("id", "text", "feedback")
    },
    **{
        f"{type_name}: part's {name}": with_parts(type_name, name)
        for type_name in ("gaps", "matching", "categorise", "matrix", "reflection", "scenario")
        for name in ("id", "text", "feedback")
    },
    **{
        f"{type_name}: choice's {name} in a part": with_choices_of_parts(type_name, name)
        for type_name in ("gaps", "matching", "categorise", "matrix", "reflection", "scenario")
        for name in ("id", "text", "feedback", "to")
    },
}


# What a type has no use for.
UNSEEN = {
    "ordering": {"choice's feedback"},
    "gaps": {"part's text", "part's feedback", "choice's feedback in a part", "choice's to in a part"},
    "matching": {"choice's feedback in a part", "choice's to in a part"},
    "categorise": {"choice's feedback in a part", "choice's to in a part"},
    "matrix": {"choice's feedback in a part", "choice's to in a part"},
    "reflection": {"choice's feedback in a part", "choice's to in a part"},
    "scenario": {"part's feedback"},
}


def rendered(quiz: Quiz) -> str:
    """Render a quiz."""
    return Renderer(course("en"), directory_urls=True).quiz(whole(quiz), "index.md", "")


def address_as_browsers_read_it(value: str) -> str:
    """Take away what a browser takes no notice of in an address."""
    return re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33)))))


def assert_harmless(parsed: Parsed) -> None:
    """Assert that nothing in it runs, styles, submits, embeds, or leads anywhere but to pages."""
    for tag, attributes in parsed.tags:
        assert TEMPLATE_TAG.fullmatch(tag) or TEXT_TAG.fullmatch(tag), tag
        assert all(map(ATTRIBUTE.fullmatch, attributes)), (tag, attributes)
        for name in attributes.keys() & {"href", "src"}:
            address = address_as_browsers_read_it(attributes[name])
            scheme = SCHEME.match(address)
            assert not scheme or scheme[0].lower() in ("http:", "https:", "mailto:"), address
            assert tag == "a" or not (scheme or ELSEWHERE.match(address)), address
    assert parsed.unbalanced == []


def of_templates(parsed: Parsed) -> Counter[str]:
    """Count the tags that only templates write; a `span` with a language is an author's."""
    return Counter(
        tag for tag, attributes in parsed.tags if TEMPLATE_TAG.fullmatch(tag) and attributes.keys() != {"lang"}
    )


@pytest.mark.parametrize("field", FIELDS)
def test_a_hostile_text_in_a_question_stays_text(field: str) -> None:
    """Whatever the text, the question has the tags of the templates that it has with a harmless one."""
    make = FIELDS[field]
    tags = of_templates(Parsed(rendered(make("harmless"))))
    for vector in VECTORS:
        line = rendered(make(vector))
        parsed = Parsed(line)
        assert_harmless(parsed)
        assert of_templates(parsed) == tags, vector
        assert "\n" not in line, vector
        assert "`" not in line, vector


@pytest.mark.parametrize("name", type_names())
def test_every_text_of_a_type_that_is_shown_is_among_the_fields(name: str) -> None:
    """A text put into any part of an example shows up in what is rendered, so that the test above means something."""
    fields = [field for field in FIELDS if field.startswith(f"{name}:")]
    shown = [field for field in fields if "HARMLESS" in rendered(FIELDS[field]("HARMLESS"))]
    unseen = {field.partition(": ")[2] for field in set(fields) - set(shown)}
    assert unseen <= UNSEEN.get(name, set())


@pytest.mark.parametrize("around", ["[x](a.md '{}')", "![{}](a.png)", "[x](<{}>)"])
def test_a_gap_in_an_attribute_stays_text_there(around: str) -> None:
    item = replace(example("gaps"), passage=f"{around.format('{{gap-1}}')}\n\n{{{{gap-2}}}}")
    parsed = Parsed(rendered(quiz_of(item)))
    assert_harmless(parsed)
    assert [name for name in parsed.values("name") if name] == ["response:gap-2"]


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
