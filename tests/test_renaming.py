"""A renamed item or quiz is renamed wherever it is named, and keeps its former id; nothing else changes."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from courses import edit, snapshot

from coursekit.cli import main
from coursekit.course import check_folder
from coursekit.render import QuizPart, payload, set_attributes

EXAMINED = Path(__file__).parent / "browser" / "exam_course"


def rename(course: Path, *words: str) -> int:
    return main(["rename", *words, "--course", str(course)])


def difference(before: dict[str, bytes], course: Path) -> dict[str, list[str]]:
    """Give the lines that are new or gone in each file."""
    found = {}
    after = snapshot(course)
    for name in sorted(before | after):
        old, new = (files.get(name, b"").decode("utf-8", "replace").splitlines() for files in (before, after))
        lines = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
        if lines:
            found[name] = lines
    return found


def test_an_item_is_renamed_in_its_file_in_fences_and_in_links(course):
    edit(course / "docs" / "about.md", ("# ", "# See [it](1-tea/2-water.md#quiz--1-tea--green-tea). "))
    before = snapshot(course)

    assert rename(course, "item", "1-tea", "green-tea", "why-green") == 0

    changes = difference(before, course)
    assert changes.pop("quizzes/1-tea.yml") == [
        "-   - id: green-tea",
        "+   - id: why-green",
        "+     formerly: [green-tea]",
    ]
    assert "#quiz--1-tea--why-green" in changes.pop("docs/about.md")[1]
    assert changes == {"docs/index.md": ["- 1-tea: green-tea", "+ 1-tea: why-green"]}
    assert check_folder(course).diagnostics == ()


def test_a_quiz_is_renamed_with_its_file_in_fences_draws_and_links(examined):
    edit(examined / "docs" / "index.md", ("# ", "# See [it](2-exam/1-exam.md#quiz--exam--leaves--leaves-1). "))
    before = snapshot(examined)

    assert rename(examined, "quiz", "leaves", "leaf") == 0

    after = snapshot(examined)
    assert "quizzes/leaves.yml" not in after
    kept = before["quizzes/leaves.yml"].decode()
    assert after["quizzes/leaf.yml"].decode() == "formerly: [leaves]\n" + kept
    assert b"#quiz--exam--leaf--leaves-1" in after["docs/index.md"]
    assert b"from: leaf" in after["quizzes/exam.yml"]
    assert b"from: leaves" not in after["quizzes/exam.yml"]
    assert check_folder(examined).diagnostics == ()


# what `course.yml` says, and what it says once the quiz `exam` is `test`
NAMED_IN_COURSE = {
    "a bare name": (
        "completion:   # the rule\n  passed: [exam, water]\n",
        "completion:   # the rule\n  passed: [test, water]\n",
    ),
    "a name in quotes": (
        "completion:\n  passed:\n    - water\n    - 'exam'  # last\n",
        "completion:\n  passed:\n    - water\n    - test  # last\n",
    ),
    "a name with a mark": (
        "completion:\n  read: yes\n  passed:\n    - percent: 80\n      quiz: exam\n",
        "completion:\n  read: yes\n  passed:\n    - percent: 80\n      quiz: test\n",
    ),
    "a mapping in one line": (
        "completion: {passed: [{quiz: exam, percent: 80}]}\n",
        "completion: {passed: [{quiz: test, percent: 80}]}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), NAMED_IN_COURSE.values(), ids=NAMED_IN_COURSE)
def test_a_quiz_that_completes_the_course_is_renamed_there_too(examined, before, after):
    edit(examined / "quizzes" / "water.yml", ("title: ", "pass_mark: 50\ntitle: "))
    path = examined / "course.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + before, encoding="utf-8")

    assert rename(examined, "quiz", "exam", "test") == 0

    assert path.read_text(encoding="utf-8") == text + after
    assert not check_folder(examined).has_errors


def test_a_quiz_is_renamed_in_a_draw_that_names_it_in_quotes(examined):
    text = (examined / "quizzes" / "exam.yml").read_text(encoding="utf-8")
    edit(examined / "quizzes" / "exam.yml", ("from: leaves", 'from: "leaves"'))

    assert rename(examined, "quiz", "leaves", "leaf") == 0

    after = (examined / "quizzes" / "exam.yml").read_text(encoding="utf-8")
    assert after == text.replace("from: leaves", "from: leaf")


def test_what_only_looks_like_the_name_of_a_quiz_or_an_item_stays(course):
    """Under `checks` and `allow` stand the codes of warnings, whatever quizzes and items are called."""
    (course / "quizzes" / "1-tea.yml").rename(course / "quizzes" / "lix.yml")
    for page in (course / "docs" / "index.md", *(course / "modules").rglob("*.md")):
        page.write_text(page.read_text(encoding="utf-8").replace("\n1-tea", "\nlix"), encoding="utf-8")
    edit(course / "course.yml", ("checks: ", "checks:\n  lix: {limit: 70}  "))
    edit(course / "quizzes" / "2-bread.yml", ("items:", "allow:\n  lix: lix is the word\nitems:"))
    before = snapshot(course)

    assert rename(course, "quiz", "lix", "1-tea") == 0

    changed = difference(before, course)
    assert "course.yml" not in changed
    assert "quizzes/2-bread.yml" not in changed
    assert "quizzes/1-tea.yml" in changed


@pytest.fixture
def examined(tmp_path: Path) -> Path:
    """A copy of the course with the exam, which draws from other quizzes."""
    return shutil.copytree(EXAMINED, tmp_path / "examined")


def test_one_id_after_another_leaves_all_former_ones_and_may_come_back(course):
    for old, new in [("green-tea", "b"), ("b", "c"), ("c", "green-tea")]:
        assert rename(course, "item", "1-tea", old, new) == 0
    item = check_folder(course).course.quizzes["1-tea"].item("green-tea")
    assert item.formerly == ("b", "c")
    assert check_folder(course).diagnostics == ()


# how the item is written, what it looks like afterwards
LAYOUTS = {
    "comments and quotes": (
        '  - id: "leaf"   # keep\n    # 2\n    type: true-false\n    prompt: T\n    correct: ja\n',
        "  - id: twig   # keep\n    formerly: [leaf]\n    # 2\n    type: true-false\n    prompt: T\n    correct: ja\n",
    ),
    "an id that is not first": (
        "  -   type: true-false\n      prompt: T\n      id: leaf\n      correct: ja\n",
        "  -   type: true-false\n      prompt: T\n      id: twig\n      formerly: [leaf]\n      correct: ja\n",
    ),
    "one line": (
        "  - {id: leaf, type: true-false, prompt: Tea?, correct: ja}\n",
        "  - {id: twig, formerly: [leaf], type: true-false, prompt: Tea?, correct: ja}\n",
    ),
    "former ids in one line": (
        "  - id: leaf\n    formerly: [herb]\n    type: true-false\n    prompt: T\n    correct: ja\n",
        "  - id: twig\n    formerly: [herb, leaf]\n    type: true-false\n    prompt: T\n    correct: ja\n",
    ),
    "former ids in lines": (
        "  - id: leaf\n    formerly:\n    - herb\n    - plant\n    type: true-false\n    prompt: T\n    correct: ja\n",
        "  - id: twig\n    formerly: [herb, plant, leaf]\n    type: true-false\n    prompt: T\n    correct: ja\n",
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_layout_of_the_author_stays(course, before, after, ends):
    path = course / "quizzes" / "2-bread.yml"
    other = "  - {id: last, type: true-false, prompt: Bread?, correct: true}\n"
    path.write_bytes(f"title: Å\nitems:\n{before}{other}".replace("\n", ends).encode())
    edit(course / "modules" / "2-bread" / "1-flour.md", ("2-bread: gluten", "2-bread: leaf"))

    assert rename(course, "item", "2-bread", "leaf", "twig") == 0

    assert path.read_bytes() == f"title: Å\nitems:\n{after}{other}".replace("\n", ends).encode()


# the command, and what is said about it
REFUSED = {
    "no such quiz": (["item", "1-te", "green-tea", "b"], "There is no quiz `1-te`."),
    "no such quiz to rename": (["quiz", "1-te", "b"], "There is no quiz `1-te`."),
    "no such item": (["item", "1-tea", "red-tea", "b"], "has no item with the id `red-tea`"),
    "no id": (["item", "1-tea", "green-tea", "Grönt te"], "`Grönt te` cannot be an id."),
    "no id of a quiz": (["quiz", "1-tea", "../tea"], "`../tea` cannot be an id."),
    "the id of another": (["item", "1-tea", "green-tea", "black-tea"], "`black-tea` is in use already"),
    "the id of another quiz": (["quiz", "1-tea", "2-bread"], "`2-bread` is in use already"),
    "its own id": (["item", "1-tea", "green-tea", "green-tea"], "`green-tea` is in use already"),
    "the former id of another": (["item", "1-tea", "green-tea", "darjeeling"], "`darjeeling` is in use already"),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(course, capsys, words, said):
    edit(course / "quizzes" / "1-tea.yml", ("id: black-tea\n", "id: black-tea\n    formerly: [darjeeling]\n"))
    before = snapshot(course)

    assert rename(course, *words) == 1

    assert said in capsys.readouterr().err
    assert snapshot(course) == before


def test_a_course_with_mistakes_is_reported_and_left_alone(course, capsys):
    edit(course / "quizzes" / "1-tea.yml", ("prompt: Why", "promt: Why"))
    before = snapshot(course)

    assert rename(course, "item", "1-tea", "black-tea", "b") == 1

    said = capsys.readouterr().err
    assert "error[unknown-key]" in said
    assert "Nothing is changed." in said
    assert snapshot(course) == before


def test_a_page_carries_every_name_an_answer_can_be_saved_under(examined):
    for words in [("quiz", "leaves", "leaf"), ("item", "leaf", "leaves-1", "first"), ("quiz", "exam", "test")]:
        assert rename(examined, *words) == 0
    read = check_folder(examined).course
    exam, home = read.quizzes["test"], read.quizzes["leaf"]
    drawn = payload(read, QuizPart(exam, read.pool(exam), True), home, home.item("first"))
    assert drawn["formerly"].split() == [
        "test:leaf/leaves-1",
        "test:leaves/first",
        "test:leaves/leaves-1",
        "exam:leaf/first",
        "exam:leaf/leaves-1",
        "exam:leaves/first",
        "exam:leaves/leaves-1",
    ]
    own = payload(read, QuizPart(home, read.pool(home), True), home, home.item("first"))
    assert own["formerly"].split() == ["leaf:leaves-1", "leaves:first", "leaves:leaves-1"]
    assert set_attributes(read, QuizPart(exam, read.pool(exam), True))["formerly"] == "exam"
    unchanged = read.quizzes["water"]
    assert "formerly" not in payload(read, QuizPart(unchanged, (), True), unchanged, unchanged.items[0])
