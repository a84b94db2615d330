"""The gallery: every type with its YAML and its living items, in the language of the course, apart from the course."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from example_quizzes import LANGUAGES, render
from in_memory import check, found
from pretty import Parsed

from coursekit.examples import all_examples, described
from coursekit.gallery import NAMESPACE, images
from coursekit.identity import is_id
from coursekit.model import Quiz
from coursekit.reader import type_names
from coursekit.source import parse
from coursekit.tree import build

PAGE = "docs/guide/types.md"
TEXT = "# Guide\n\n## All types\n\n```quiz-gallery\n```\n\n```quiz\ntest\n```\n"
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def page(language: str) -> str:
    """Give the Markdown of a page with a gallery and a quiz of the course."""
    course = check({PAGE: TEXT}).course
    return build(replace(course, language=language), False).files["guide/types.md"].whole


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(language: str) -> str:
    return page(language)


def test_each_type_has_a_heading_a_description_and_an_item_for_each_example(text: str, language: str) -> None:
    for name in type_names():
        kind = described(name, language, language)
        assert f"### {kind.name}\n\n`type: {name}`\n\n{kind.about}\n" in text
        for example in kind.examples:
            assert f'quiz="{NAMESPACE}{name}" item="{example.item.id}"' in text
    assert text.count("<quiz-item ") == len(all_examples(language, language)) + 1


def test_the_yaml_beside_an_item_is_the_item_s_own(text: str, language: str) -> None:
    sources = re.findall(r"^(`{3,})yaml\n(.*?)\n\1$", text, re.DOTALL | re.MULTILINE)
    assert len(sources) == len(all_examples(language, language))
    for (_, source), markup in zip(sources, re.findall(r"<quiz-item .*?>", text), strict=False):
        node, findings = parse("quiz.yml", f"items:\n{source}\n")
        assert node
        assert findings == []
        assert f'item="{node.plain()["items"][0]["id"]}"' in markup


def test_items_are_numbered_through_and_the_script_comes_once(text: str) -> None:
    numbers = [int(number) for number in re.findall(r'<legend> <h\d [^>]*>.*?quiz-n">(\d+)<', text)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert text.count("<script ") == 1


def test_no_id_stands_twice_and_headings_skip_no_level(text: str) -> None:
    ids = Parsed("".join(re.findall(r'<div class="quiz">.*', text))).values("id")
    assert len(ids) == len(set(ids)) > 60
    first = text.index("```yaml")
    assert re.findall(r"^(#+) ", text[:first], re.MULTILINE) == ["#", "##", "###", "####"]
    assert '<h5 class="quiz-prompt">' in text


def test_the_picture_of_an_example_comes_with_the_gallery_and_only_then() -> None:
    course = check({PAGE: TEXT}).course
    assert set(images()) == {"assets/examples/hotspot.svg"} <= set(build(course, False).files)
    assert not set(images()) & set(build(check({}).course, False).files)
    assert 'src="../assets/examples/hotspot.svg"' in page("sv")


def test_what_is_in_a_gallery_is_no_part_of_the_course() -> None:
    checked = check({PAGE: TEXT})
    assert list(checked.course.quizzes) == ["test"]
    assert [fence.quiz for page in checked.course.pages for fence in page.fences] == ["test"]
    assert not is_id(f"{NAMESPACE}gaps")


@pytest.mark.parametrize("language", TRANSLATED)
def test_translated_examples_are_of_the_same_types_with_the_same_outcomes(language: str) -> None:
    def table(written: str) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (example.item.type, [(row["status"], row["score"]) for row in example.responses])
            for example in all_examples(language, written)
        ]

    assert table(language) == table("en")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_type_speaks_the_language(language: str) -> None:
    for name in type_names():
        assert described(name, language, language).about != described(name, language).about, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_pass_every_check_that_an_author_s_items_pass(language: str) -> None:
    sources = [example.source for example in all_examples(language, language)]
    quiz = "\n".join(["title: Examples", "items:", *sources, ""])
    assert found(check({"quizzes/test.yml": quiz}, others=("docs/images/square.svg",))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_is_whole_markup(language: str) -> None:
    for example in all_examples(language, language):
        quiz = Quiz(id=example.item.type, title="Examples", items=(example.item,), node=example.item.node)
        assert Parsed(render(quiz, language)).unbalanced == []


# What an outcome can be; a type that cannot have one has no such response either.
CANNOT = {
    **{name: {"partial"} for name in ("single-choice", "true-false", "short-text", "number")},
    "reflection": {"partial", "right", "wrong"},
}


@pytest.mark.parametrize("name", type_names())
def test_the_examples_of_a_type_are_right_wrong_partly_right_blank_and_malformed(name: str) -> None:
    def kind(status: str, score: float, best: float) -> str:
        if status != "scored" or not best:
            return status
        return "right" if score == best else "partial" if score else "wrong"

    kinds = {
        kind(row["status"], float(row["score"]), example.item.declaration.max_score / 100)
        for example in described(name, "en").examples
        for row in example.responses
    }
    assert {"right", "wrong", "partial", "unanswered", "malformed"} - kinds == CANNOT.get(name, set())
