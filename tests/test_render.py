"""Questions become the HTML that was reviewed, in one line that leaves nothing for Markdown to do."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from example_quizzes import EXTENSIONS, LANGUAGES, course, example_quiz, quiz_of, render
from in_memory import item
from markdown import Markdown
from pretty import Parsed, pretty

from coursekit.identity import choice_id
from coursekit.model import Quiz
from coursekit.reader import type_names
from coursekit.render import QuizPart, Renderer

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = [(name, language) for name in type_names() for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_each_example_is_rendered_as_reviewed(name: str, language: str) -> None:
    path = GOLDEN / f"{name}.{language}.html"
    markup = pretty(render(example_quiz(name, language), language))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(markup, encoding="utf-8", newline="\n")
    assert markup == path.read_text(encoding="utf-8"), "should this be right, run pytest with UPDATE_GOLDEN=1"


def test_each_golden_file_has_an_example() -> None:
    reviewed = {f"{name}.{language}.html" for name, language in EXAMPLES}
    assert {path.name for path in GOLDEN.glob("*.html")} == reviewed | {
        f"exam.{language}.html" for language in LANGUAGES
    }


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_each_example_is_balanced_and_has_no_id_twice(name: str, language: str) -> None:
    parsed = Parsed(render(example_quiz(name, language), language))
    ids = parsed.values("id")
    assert parsed.unbalanced == []
    assert len(ids) == len(set(ids))
    assert {part for value in parsed.values("aria-describedby") for part in value.split()} <= set(ids)


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_a_quiz_is_one_line_that_markdown_leaves_as_it_is(name: str, language: str) -> None:
    line = render(example_quiz(name, language), language)
    assert "\n" not in line
    assert "`" not in line
    assert Markdown(extensions=EXTENSIONS).convert(f"# Page\n\n{line}\n\nText\n").count(line) == 1


def test_markup_of_authors_survives_markdown_on_the_page() -> None:
    quiz = example_quiz("single-choice")
    first = quiz.items[0]
    text = "*a* `b` **c** [d](e.md)\n\n```\n# f\n\n  g `h`\n```\n\n- i\n- j\n\n> k &amp; <l>"
    quiz = replace(quiz, items=(replace(first, prompt=text, hints=(text,), explanation=text),), intro=text)
    line = render(quiz)
    assert Markdown(extensions=EXTENSIONS).convert(line) == line
    assert Parsed(line).text.count("# f\n\n  g `h`\n") == 4


def test_code_keeps_its_line_ends_in_the_one_line() -> None:
    quiz = replace(example_quiz("single-choice"), intro="```\na\n\n  b\n\tc\n```")
    assert "<pre><code>a&#10;&#10;  b&#10;" in render(quiz)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leaf", "leaf-error"),
        ("leaf", "leaf-text"),
        ("leaf", "leaf-instruction"),
    ],
)
def test_the_ids_of_one_item_are_never_those_of_another(one: str, other: str) -> None:
    first = example_quiz("short-text").items[0]
    ids = Parsed(render(quiz_of(replace(first, id=one), replace(first, id=other)))).values("id")
    assert len(ids) == len(set(ids))


def test_a_step_may_have_any_id() -> None:
    first = example_quiz("scenario").items[0]
    for name in ("error", "instruction", "text"):
        parts = tuple(replace(part, id=name) if part.id == "chat" else part for part in first.parts)
        ids = Parsed(render(quiz_of(replace(first, parts=parts)))).values("id")
        assert len(ids) == len(set(ids)), name


def test_a_row_and_a_column_may_say_the_same() -> None:
    text = "id: a\ntype: matrix\nprompt: P\ncolumns: [Tea, Water]\nrows:\n"
    quiz = quiz_of(item(f"{text}  - {{text: Tea, correct: Water}}\n  - {{text: Water, correct: Tea}}\n"))
    ids = Parsed(render(quiz)).values("id")
    assert len(ids) == len(set(ids))


def test_two_quizzes_on_a_page_share_no_id() -> None:
    first = example_quiz("single-choice").items[0]
    one, other = (
        replace(example_quiz("single-choice"), id=quiz_id, items=(replace(first, id=item_id),))
        for quiz_id, item_id in (("a", "b-c"), ("a-b", "c"))
    )
    assert not set(Parsed(render(one)).values("id")) & set(Parsed(render(other)).values("id"))


def test_intro_and_pass_mark_stand_with_the_whole_quiz_only() -> None:
    quiz = example_quiz("true-false")
    whole = Parsed(part(quiz, 2))
    some = Parsed(part(quiz, 1))
    assert whole.values("pass-mark") == ["60"]
    assert some.values("pass-mark") == []
    assert {"quiz-intro", "quiz-facts"} <= set(whole.values("class"))
    assert not {"quiz-intro", "quiz-facts"} & set(some.values("class"))
    assert "The pass mark is 60 per cent of the points." in whole.text
    assert "pass mark" not in some.text
    assert (whole.values("data-passed"), some.values("data-passed")) == (["You have reached the pass mark."], [])


@pytest.mark.parametrize(
    ("page", "directory_urls", "source"),
    [
        ("index.md", True, "assets/a.js"),
        ("part/page.md", True, "../../assets/a.js"),
        ("part/page.md", False, "../assets/a.js"),
    ],
)
def test_the_script_is_asked_for_from_where_the_page_is(page: str, directory_urls: bool, source: str) -> None:
    parsed = Parsed(part(example_quiz("true-false"), 1, page, directory_urls, "assets/a.js"))
    assert [attributes for tag, attributes in parsed.tags if tag == "script"] == [{"src": source, "defer": ""}]


def test_a_page_that_has_the_script_asks_for_it_no_more() -> None:
    assert "<script" not in part(example_quiz("true-false"), 2)


@pytest.mark.parametrize(("level", "tags"), [(2, {"h2", "h3"}), (5, {"h5", "h6"}), (6, {"h6"})])
def test_headings_follow_the_page_and_end_at_the_sixth_level(level: int, tags: set[str]) -> None:
    parsed = Parsed(part(example_quiz("true-false"), 2, level=level))
    assert {tag for tag, _ in parsed.tags if re.fullmatch("h[1-9]", tag)} == tags


def test_items_are_numbered_from_the_number_given() -> None:
    text = Parsed(part(example_quiz("true-false"), 2, first=7)).text
    assert "Question 7 The earth is flat." in text
    assert "Question 8 The earth goes" in text


@pytest.mark.parametrize("name", type_names())
def test_the_page_carries_the_declaration_the_item_is_scored_by(name: str) -> None:
    quiz = example_quiz(name)
    carried = Parsed(render(quiz)).values("declaration")
    assert [json.loads(text) for text in carried] == [item.declaration.as_json() for item in quiz.items]


def part(
    quiz: Quiz,
    count: int,
    page: str = "index.md",
    directory_urls: bool = True,
    script: str = "",
    first: int = 1,
    level: int = 3,
) -> str:
    """Render the first items of a quiz."""
    items = tuple((quiz, item) for item in quiz.items[:count])
    shown = QuizPart(quiz, items, count == len(quiz.items), first, level)
    return Renderer(course("en"), directory_urls).quiz(shown, page, script)


MATCHING = "id: a\ntype: matching\nprompt: P\npairs:\n  - {left: A, right: '%s'}\n  - {left: B, right: Water}\n"


@pytest.mark.parametrize(
    ("text", "attributes", "shown"),
    [
        ("[place making]{lang=en}", ' lang="en"', "place making"),
        ("the [place]{lang=en} itself", "", "the place itself"),
        ("[a]{lang=en} [b]{lang=de}", "", "a b"),
        ("*the* place", "", "the place"),
    ],
)
def test_an_option_tells_the_language_that_all_of_it_is_in(text: str, attributes: str, shown: str) -> None:
    options = re.findall(r"<option[^>]*>[^<]*</option>", render(quiz_of(item(MATCHING % text))))
    assert [option for option in options if re.search(rf'value="[^"]+"{attributes}>{shown}<', option)]


GAPS = """id: a
type: gaps
prompt: P
text: A {{[place <making>]{lang=en}|platsutveckling}} of {{*[town]{lang=en}|by}}.
"""


def test_a_word_of_another_language_in_a_gap_is_typed_without_its_mark_and_said_in_its_language() -> None:
    gaps = item(GAPS)
    typed, chosen = gaps.declaration.fields["gap-1"], gaps.declaration.fields["gap-2"]
    assert typed.mapping == {"place<making>": 1, "platsutveckling": 1}
    assert set(chosen.choices) == {choice_id("town"), choice_id("by")}

    shown = render(quiz_of(gaps))
    assert f'<option value="{choice_id("town")}" lang="en">town</option>' in shown
    assert '<span data-text="place&lt;making&gt;"><span lang="en">place &lt;making&gt;</span></span>' in shown
    assert "{lang" not in shown


SHORT = """id: a
type: short-text
prompt: P
accept: ["[place making]{lang=en}"]
wrong: [{text: "[town]{lang=en}", feedback: F}]
"""


def test_a_typed_word_of_another_language_is_matched_without_its_mark_and_said_in_its_language() -> None:
    short = item(SHORT)
    assert short.declaration.mapping == {"placemaking": 1, "town": 0}

    shown = render(quiz_of(short))
    assert '<span data-text="placemaking"><span lang="en">place making</span></span>' in shown
    assert '<span lang="en">town</span>' in shown
    assert "{lang" not in shown


def test_a_quiz_without_points_says_nothing_of_points() -> None:
    quiz = example_quiz("reflection")
    for attempts in (0, 2):
        assert "{score}" not in render(replace(quiz, items=quiz.items * 2, attempts=attempts))


@pytest.mark.parametrize(("count", "parts"), [(12, []), (13, [1]), (16, [4]), (17, [4, 1])])
def test_what_is_far_down_a_long_quiz_stands_in_parts(count: int, parts: list[int]) -> None:
    quiz = example_quiz("single-choice")
    items = tuple(replace(quiz.items[0], id=f"item-{number}") for number in range(count))
    html = render(replace(quiz, items=items))
    assert [part.count("<quiz-item") for part in html.split('<div class="quiz-part">')[1:]] == parts
    assert "quiz-part" not in render(replace(quiz, items=items, mode="exam"))
