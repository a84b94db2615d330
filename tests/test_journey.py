"""What pages show and carry of a course for its learners: the way through it, its questions, what completes it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from coursekit.course import check_folder
from coursekit.journey import Journey, takes_reading
from coursekit.model import Course
from coursekit.package import package_text
from coursekit.tree import Tree, build
from coursekit.words import Words, languages

sys.path.append(str(Path(__file__).parent / "browser"))
from journey_course import write

PAGES = ["1-tea/index", "1-tea/1-leaves", "1-tea/2-walk", "1-tea/3-test", "2-exam/index", "2-exam/1-exam"]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    checked = check_folder(write(tmp_path_factory.mktemp("journey") / "course"))
    assert checked.diagnostics == ()
    return checked.course


@pytest.fixture(scope="module")
def tree(course: Course) -> Tree:
    return build(course, directory_urls=False)


def carried(course: Course, page: str) -> Any:
    """Read what the widget of a page carries."""
    widget = next(widget for each in course.all_pages if each.path == page for widget in each.widgets)
    return json.loads(str(Journey(course).values(widget)["data"]))


def test_the_map_of_the_course_carries_all_pages_and_quizzes(course: Course) -> None:
    data = carried(course, "index.md")
    assert [page["name"] for page in data["pages"]] == PAGES
    assert sorted(data["quizzes"]) == ["exam", "practice", "test"]


def test_the_map_of_a_module_carries_its_pages_and_the_quizzes_they_show(course: Course) -> None:
    data = carried(course, "1-tea/index.md")
    assert [page["name"] for page in data["pages"]] == PAGES[:4]
    assert sorted(data["quizzes"]) == ["practice", "test"]


def test_a_page_says_which_items_it_shows_and_how_long_it_takes(course: Course) -> None:
    leaves, walk, test = carried(course, "index.md")["pages"][1:4]
    assert (leaves["minutes"], leaves["shows"], leaves["whole"]) == (10, {"practice": ["leaf"]}, [])
    assert (walk["minutes"], walk["optional"]) == (90, True)
    assert (test["shows"], test["whole"]) == ({"test": []}, ["test"])


def test_a_quiz_names_its_items_as_their_records_do_with_digest_points_and_objective(course: Course) -> None:
    exam = carried(course, "index.md")["quizzes"]["exam"]
    assert (exam["exam"], exam["attempts"], exam["mark"], exam["count"]) == (True, True, 70, 2)
    assert sorted(exam["items"]) == ["own", "test/one", "test/two"]
    for home, name in (("exam", "own"), ("test", "test/one")):
        item = course.quizzes[home].item(name.rpartition("/")[2])
        assert item is not None
        assert exam["items"][name] == [item.digest, 100, item.objective]


def test_the_rule_has_the_quizs_own_mark_where_it_names_none(course: Course) -> None:
    assert carried(course, "index.md")["rule"] == {"read": True, "passed": {"test": 50, "exam": 50}}


def test_an_item_is_practised_where_its_own_quiz_stands_rather_than_where_it_is_drawn(course: Course) -> None:
    rows = {(row.home.id, row.item.id): row for row in Journey(course).rows()}
    assert sorted(rows) == [("exam", "own"), ("practice", "leaf"), ("test", "one"), ("test", "two")]
    assert rows["test", "one"].page.path == "1-tea/3-test.md"
    assert rows["exam", "own"].page.path == "2-exam/1-exam.md"


def test_every_page_of_a_module_can_be_said_to_be_read_but_those_with_a_whole_quiz(course: Course, tree: Tree) -> None:
    taking = [page.path.removesuffix(".md") for page in course.all_pages if takes_reading(course, page)]
    assert taking == ["1-tea/index", "1-tea/1-leaves", "1-tea/2-walk", "2-exam/index"]
    assert [path.removesuffix(".md") for path, file in tree.files.items() if "<page-read " in file.whole] == taking


def test_a_page_asks_for_each_script_once_and_for_none_it_does_not_need(tree: Tree) -> None:
    texts = {path: file.whole for path, file in tree.files.items() if path.endswith(".md")}
    scripts = {path: text.count("<script ") for path, text in texts.items()}
    assert scripts == {
        **dict.fromkeys(["certificate.md", "data.md", "index.md", "results.md"], 1),
        **dict.fromkeys(["1-tea/index.md", "1-tea/2-walk.md", "2-exam/index.md"], 1),
        "1-tea/1-leaves.md": 2,
        **dict.fromkeys(["1-tea/3-test.md", "2-exam/1-exam.md"], 1),
    }
    assert all("style=" not in text and "onclick" not in text for text in texts.values())


def test_every_item_of_the_results_leads_to_its_place(course: Course, tree: Tree) -> None:
    results = tree.files["results.md"].whole
    for row in Journey(course).rows():
        anchor = f"{row.page.path.removesuffix('.md')}.html#quiz--{row.quiz.id}--{row.item.id}"
        assert f'href="{anchor}"' in results
        assert f'id="{anchor.rpartition("#")[2]}"' in tree.files[row.page.path].whole


def test_texts_of_authors_are_text_in_what_shows_progress(tree: Tree) -> None:
    assert "Tea &amp; &lt;bread&gt;" in tree.files["certificate.md"].whole


def test_a_course_that_shows_no_progress_has_neither_its_script_nor_its_button(course: Course, tmp_path: Path) -> None:
    folder = write(tmp_path / "course")
    for name in ("docs/index.md", "docs/results.md", "docs/certificate.md", "docs/data.md", "modules/1-tea/index.md"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").partition("```")[0], encoding="utf-8")
    checked = check_folder(folder)
    assert not [finding for finding in checked.diagnostics if finding.level == "error"]
    bare = build(checked.course, directory_urls=False)
    assert not any("<page-read " in file.whole for file in bare.files.values())
    assert sum(path.endswith(".js") for path in bare.files) == 1
    assert sum(path.endswith(".js") for path in build(course, directory_urls=False).files) == 2


HOSTILE = "<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) `code` 'and' \\\"quoted\\\""


def test_hostile_texts_are_text_in_what_shows_progress(tmp_path: Path) -> None:
    folder = write(tmp_path / "course")
    for name, old in {
        "quizzes/practice.yml": "What of leaf?",
        "quizzes/test.yml": "title: Test",
        "course.yml": "Tea & <bread>",
        "modules/1-tea/index.md": "know the leaves",
    }.items():
        path = folder / name
        key = "title: " if old.startswith("title: ") else ""
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, f'{key}"{HOSTILE}"'), encoding="utf-8")
    checked = check_folder(folder)
    assert checked.diagnostics == ()
    files = build(checked.course, directory_urls=False).files
    for name in ("index.md", "results.md", "certificate.md", "data.md"):
        assert not re.search(r"<img|<strong>bold|href=\"javascript", files[name].whole), name
        assert len(files[name].whole.splitlines()) < 10  # nothing has broken out of the one line of markup
    assert "&lt;img src=x onerror=alert(1)&gt;" in files["results.md"].whole
    assert "&lt;img src=x onerror=alert(1)&gt;" in files["certificate.md"].whole


@pytest.mark.parametrize("language", languages())
def test_the_days_that_learners_are_told_are_those_of_the_boxes(language: str) -> None:
    days = re.search(r"const DAYS = \[0, ([\d, ]+)\]", package_text("runtime/leitner.js"))
    assert days
    assert re.findall(r"\d+", Words(language)("progress.leitner")) == days[1].split(", ")
