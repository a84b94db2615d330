"""The figures of a course: what stands in its files, counted once."""

from __future__ import annotations

import json

import pytest
from courses import TINY, edit

from coursekit.cli import main
from coursekit.counting import count, words_of_page
from coursekit.course import check_folder
from coursekit.words import Words


def stats(course, capsys, *words: str) -> tuple[int, str, str]:
    code = main(["--course", str(course), "stats", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_items_are_counted_by_type_objective_and_session():
    figures = count(check_folder(TINY).course)
    assert figures["types"] == {"single-choice": 2, "multiple-choice": 2, "true-false": 2}
    assert figures["objectives"] == {"tea1": 1, "tea2": 2, "bread1": 2}
    assert (figures["items"], figures["without_objective"], figures["pages"]) == (6, 1, 9)
    assert [(row["id"], row["title"], row["pages"]) for row in figures["sessions"]] == [
        ("1-tea", "Tea", 3),
        ("2-bread", "Bread", 3),
    ]
    # The second session shows its quiz whole, one item of it on another page too, and one of the other session.
    assert [row["items"] for row in figures["sessions"]] == [3, 4]


def test_minutes_are_those_of_pages_and_of_quizzes_shown_whole(course):
    assert [row["minutes"] for row in count(check_folder(course).course)["sessions"]] == [10, 15]
    edit(course / "quizzes/1-tea.yml", ("pass_mark: 60", "minutes: 7"))
    figures = count(check_folder(course).course)
    assert ([row["minutes"] for row in figures["sessions"]], figures["minutes"]) == ([17, 15], 32)


def test_an_objective_without_items_is_shown_with_none(course):
    edit(course / "quizzes/1-tea.yml", ("    objective: tea1\n", ""))
    assert count(check_folder(course).course)["objectives"]["tea1"] == 0


# the text of a page, its words
PROSE = {
    "plain": ("Tea is a plant – and a drink.\n", 7),
    "front matter": ("---\ntitle: Tea and more\n---\nTea here.\n", 2),
    "a link": ("See [the words](words.md#tea) now.\n", 4),
    "a fence": ("Before.\n\n```quiz\n1-tea: green-tea\n```\n\nAfter.\n", 2),
    "markup": ("**Tea** <b>or</b> `code` 12 – e-post, it's\n", 5),
    "swedish": ("Å, ä och ö är tre bokstäver i år 2026.\n", 9),
}


@pytest.mark.parametrize(("text", "words"), PROSE.values(), ids=PROSE)
def test_words_are_those_of_the_prose(course, text, words):
    (course / "docs" / "about.md").write_text(text, encoding="utf-8")
    (page,) = (page for page in check_folder(course).course.pages if page.path == "about.md")
    assert words_of_page(page) == words


def test_a_longer_lesson_or_item_has_that_many_words_more(course):
    before = count(check_folder(course).course)["words"]
    edit(course / "quizzes/1-tea.yml", ("feedback: Yes, heat keeps the colour.", "feedback: Heat."))
    # The item is shown in the first session and by the pages of `docs/`: twice, however many pages show it there.
    assert count(check_folder(course).course)["words"] == before - 4 * 2


def test_the_command_writes_text_in_the_language_of_the_course_or_json(course, capsys):
    code, out, _ = stats(course, capsys, "--format", "json")
    assert (code, json.loads(out)) == (0, count(check_folder(course).course))
    edit(course / "course.yml", ("language: en", "language: sv"))
    code, out, _ = stats(course, capsys)
    assert code == 0
    assert Words("sv")("tools.stats_types") in out
    assert "Tea: 3 sidor, 3 frågor, 10 minuter" in out
    assert "Frågor utan lärandemål: 1" in out


def test_a_course_with_mistakes_is_counted_as_far_as_it_can_be_read(course, capsys):
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))
    code, out, err = stats(course, capsys)
    assert (code, "5 questions" in out, "only what could be read" in err) == (1, True, True)
