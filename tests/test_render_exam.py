"""An exam becomes the HTML that was reviewed, with all that a quiz can ask for."""

from __future__ import annotations

import os

import pytest
from example_quizzes import EXTENSIONS, LANGUAGES
from in_memory import BASE, check, found
from markdown import Markdown
from pretty import Parsed, pretty
from test_render import GOLDEN

from coursekit.render import QuizPart, Renderer

EXAM = """\
title: Exam
intro: Take your *time*.
mode: exam
pass_mark: 70
draw: [{count: 2, from: test}, {count: 1, tag: cup}]
attempts: 2
shuffle: [items, choices]
minutes: 15
certainty: true
hint_cost: 10
items:
  - {id: cup, type: true-false, tags: [cup], prompt: A cup holds tea., correct: true, hints: [Look., Look again.]}
  - {id: mug, type: reflection, tags: [cup], prompt: Which cup do you like?}
"""


def exam(language: str) -> str:
    """Render an exam with all that a quiz can ask for, on the page that it stands on."""
    course_file = f"id: tea\ntitle: Tea\nlanguage: {language}\nmodules: [1-a]\n"
    test = BASE["quizzes/test.yml"].decode()
    more = f"{test}  - {{id: pot, type: true-false, prompt: A pot is a cup., correct: false}}\n"
    page = "---\nteaches: [name-it]\n---\n# Tea\n\n```quiz\nexam\n```\n"
    texts = {"course.yml": course_file, "quizzes/exam.yml": EXAM, "quizzes/test.yml": more, "docs/index.md": page}
    checked = check(texts)
    assert found(checked) == []
    quiz = checked.course.quizzes["exam"]
    shown = QuizPart(quiz, checked.course.pool(quiz), True)
    return Renderer(checked.course, True).quiz(shown, "index.md", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exam_is_rendered_as_reviewed(language: str) -> None:
    path = GOLDEN / f"exam.{language}.html"
    markup = pretty(exam(language))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(markup, encoding="utf-8", newline="\n")
    assert markup == path.read_text(encoding="utf-8"), "should this be right, run pytest with UPDATE_GOLDEN=1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exam_is_balanced_and_passes_the_markdown_of_its_page_unchanged(language: str) -> None:
    line = exam(language)
    assert Parsed(line).unbalanced == []
    assert Markdown(extensions=EXTENSIONS).convert(line) == line
