"""A folder's texts to a typed course: all that can be read is, and one mistake is reported once."""

from __future__ import annotations

import pytest
from in_memory import BASE, check, found, item

from coursekit.model import Choice

COURSE, PAGE, QUIZ = "course.yml", "modules/1-a/index.md", "quizzes/test.yml"


def base(path: str, *changes: tuple[str, str]) -> str:
    """Give a text of the base course with changes."""
    text = BASE[path].decode()
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def many(count: int) -> str:
    """Write a quiz of so many items."""
    one = "  - {{id: a{}, type: true-false, correct: true, prompt: {}}}\n"
    return "title: T\nitems:\n" + "".join(one.format(n, "Tea" * n) for n in range(1, count + 1))


def test_a_quiz_of_more_than_500_items_is_refused_and_the_first_500_are_read() -> None:
    assert f"{QUIZ}:3:3 too-many" not in found(check({QUIZ: many(500)}))
    refused = found(check({QUIZ: many(501).replace("correct: true", "corect: true")}))
    assert f"{QUIZ}:3:3 too-many" in refused
    assert [line for line in refused if line.endswith("unknown-key")][-1].startswith(f"{QUIZ}:502:")


def test_an_item_that_is_not_read_any_more_is_not_unknown_to_its_fence() -> None:
    unknown = "".join(f"    x{n}: x\n" for n in range(60))
    items = "".join(f"  - id: i{n}\n    type: true-false\n{unknown}" for n in range(200))
    page = base(PAGE, ("\ntest\n", "\ntest: i199\n"))
    found_in = found(check({QUIZ: "title: T\nitems:\n" + items, PAGE: page}))
    assert [line for line in found_in if line.endswith("unknown-item")] == []


def test_of_many_mistakes_in_one_place_each_is_reported() -> None:
    extra = "".join(f"    prompt{n}: x\n" for n in range(300)) + "    prompt: x\n" * 300
    codes = [line.split()[1] for line in found(check({QUIZ: BASE[QUIZ] + extra.encode()}))]
    assert codes.count("unknown-key") == 300
    assert codes.count("duplicate-key") == 300


def test_one_run_reports_every_mistake_of_the_course_in_the_order_of_files_and_lines() -> None:
    texts = {
        COURSE: base(COURSE, ("title: Tea", "titel: Tea"), ("language: en", "language: [en]")),
        "docs/index.md": "# Tea\n\n```quiz\nnone\n```\n\n    ```quiz\n    test\n    ```\n",
        PAGE: base(PAGE, ("title: Leaves", "title: Leaves\nminutes: long\nauthr: x")),
        QUIZ: base(QUIZ, ("id: leaf", "id: Leaf"), ("text: Mint", "txt: Mint"), ("prompt:", "point: 1\n    prompt:"))
        + "  - {id: a, type: essay}\n  - {id: b}\n  - c\n"
        + "  - {id: d, type: true-false, prompt: x, correct: perhaps, points: none}\n",
        "quizzes/more.yml": "title: a: b\n",
        "quizzes/last.yml": b"\xff",
    }
    assert found(check(texts)) == [
        "course.yml:1:1 missing-key",
        "course.yml:2:1 unknown-key",
        "course.yml:3:11 wrong-type",
        "docs/index.md:4:1 unknown-quiz",
        "docs/index.md:7:5 quiz-fence-indented",
        "modules/1-a/index.md:3:10 wrong-type",
        "modules/1-a/index.md:4:1 unknown-key",
        "quizzes/last.yml:1:1 not-utf8",
        "quizzes/more.yml:1:9 yaml-syntax",
        "quizzes/test.yml:3:9 bad-id",
        "quizzes/test.yml:6:5 unknown-key",
        "quizzes/test.yml:11:9 missing-key",
        "quizzes/test.yml:11:9 unknown-key",
        "quizzes/test.yml:12:19 unknown-type",
        "quizzes/test.yml:13:6 missing-key",
        "quizzes/test.yml:13:6 missing-key",
        "quizzes/test.yml:14:5 wrong-type",
        "quizzes/test.yml:15:51 wrong-type",
        "quizzes/test.yml:15:68 wrong-type",
    ]


ONE_MISTAKE = {
    "a type of no letters is no type": (
        {QUIZ: base(QUIZ, ("single-choice", "''"))},
        ["quizzes/test.yml:4:11 unknown-type"],
    ),
    "a broken item is not unknown to its fence": (
        {QUIZ: base(QUIZ, ("prompt:", "promt:")), PAGE: base(PAGE, ("\ntest\n", "\ntest: leaf\n"))},
        ["quizzes/test.yml:3:5 missing-key", "quizzes/test.yml:6:5 unknown-key"],
    ),
    "an item of unknown type is not unknown to its fence": (
        {QUIZ: base(QUIZ, ("single-choice", "essay")), PAGE: base(PAGE, ("\ntest\n", "\ntest: leaf\n"))},
        ["quizzes/test.yml:4:11 unknown-type"],
    ),
    "a quiz that is no YAML is not unknown to its fence": (
        {QUIZ: "title: a: b\n", PAGE: base(PAGE, ("\ntest\n", "\ntest: leaf\n"))},
        ["quizzes/test.yml:1:9 yaml-syntax"],
    ),
    "a quiz without a title keeps its items from being unknown": (
        {QUIZ: base(QUIZ, ("title: Test\n", "")), PAGE: base(PAGE, ("\ntest\n", "\ntest: leaf\n"))},
        ["quizzes/test.yml:1:1 missing-key"],
    ),
    "a broken course file hides neither pages nor objectives": (
        {COURSE: base(COURSE, ("id: tea", "id: [tea]"))},
        ["course.yml:1:5 wrong-type"],
    ),
    "an unreadable course file hides neither pages nor objectives": (
        {COURSE: "id: a: b\n"},
        ["course.yml:1:6 yaml-syntax"],
    ),
    "a missing course file hides neither pages nor objectives": ({COURSE: None}, ["course.yml:1:1 missing-file"]),
    "broken front matter does not make its objectives unknown": (
        {PAGE: base(PAGE, ("title: Leaves", "titel: Leaves"))},
        ["modules/1-a/index.md:2:1 unknown-key"],
    ),
    "unreadable front matter does not make its objectives unknown": (
        {PAGE: base(PAGE, ("title: Leaves", "title: 'Leaves"))},
        ["modules/1-a/index.md:2:8 yaml-syntax"],
    ),
}


@pytest.mark.parametrize(("texts", "findings"), ONE_MISTAKE.values(), ids=ONE_MISTAKE)
def test_what_could_not_be_read_causes_no_further_findings(
    texts: dict[str, str | bytes | None], findings: list[str]
) -> None:
    assert found(check(texts)) == findings


def test_a_misspelt_module_is_not_reported_once_more_for_each_of_its_objectives() -> None:
    checked = check({COURSE: base(COURSE, ("1-a", "1-b"))})
    assert "unknown-objective" not in {diagnostic.code for diagnostic in checked.diagnostics}


def test_pages_of_a_module_stand_index_first_and_numbers_as_numbers() -> None:
    names = ["10-last.md", "2-second.md", "1-first.md", "2-second/part.md", "about.md", "2a.md"]
    course = check({f"modules/1-a/{name}": "# Page\n" for name in names}).course
    (module,) = course.modules
    assert [page.path.removeprefix("1-a/") for page in module.pages] == [
        "index.md",
        "1-first.md",
        "2-second.md",
        "2-second/part.md",
        "2a.md",
        "10-last.md",
        "about.md",
    ]


def test_modules_stand_in_the_order_of_the_course_file() -> None:
    texts = {
        COURSE: base(COURSE, ("  - 1-a", "  - 2-b\n  - 1-a\n  - 10-c")),
        "modules/2-b/index.md": "# Water\n",
        "modules/10-c/index.md": "Text.\n",
    }
    checked = check(texts)
    assert found(checked) == []
    assert [(module.id, module.title) for module in checked.course.modules] == [
        ("2-b", "Water"),
        ("1-a", "Leaves"),
        ("10-c", "10-c"),
    ]


def test_docs_and_modules_are_both_the_top_of_the_site() -> None:
    others = ("docs/pot.svg", "modules/1-a/leaf.png", "quizzes/notes.txt")
    course = check({"docs/more/page.md": "# More\n", "modules/notes.md": "# Notes\n"}, others).course
    assert {page.source: page.path for page in course.all_pages} == {
        "docs/index.md": "index.md",
        "docs/more/page.md": "more/page.md",
        "modules/1-a/index.md": "1-a/index.md",
    }
    assert course.folders == ("1-a",)
    assert course.files == {"pot.svg": "docs/pot.svg", "1-a/leaf.png": "modules/1-a/leaf.png"}


def test_a_page_is_read_with_its_front_matter() -> None:
    page = check({"docs/index.md": "---\nminutes: 20\nteaches: [name-it]\ntags: [a]\n---\n# Tea\n"}).course.pages[0]
    assert (page.title, page.minutes, page.teaches, page.broken) == ("Tea", 20, ("name-it",), False)
    (objective,) = check({}).course.modules[0].pages[0].objectives
    assert (objective.id, objective.text, objective.span.line) == (
        "name-it",
        "name the plant that tea is made of",
        4,
    )


def test_a_quiz_is_named_after_its_file_and_the_first_of_two_counts() -> None:
    course = check({"quizzes/test.yaml": base(QUIZ, ("title: Test", "title: Another"))}).course
    assert [(quiz.id, quiz.title) for quiz in course.quizzes.values()] == [("test", "Test")]


ITEM = "id: leaf\ntype: true-false\nprompt: Tea is made of leaves.\n"


@pytest.mark.parametrize(
    ("points", "hundredths"),
    [("1", 100), ("0,5", 50), ("0.01", 1), ("0.3", 30), ("2.50", 250), ("007", 700), ("1000", 100_000)],
)
def test_points_are_read_as_hundredths(points: str, hundredths: int) -> None:
    assert item(f"{ITEM}correct: true\npoints: {points}").declaration.max_score == hundredths


def test_an_item_is_worth_one_point_where_nothing_else_is_said() -> None:
    assert item(f"{ITEM}correct: true").declaration.max_score == 100


@pytest.mark.parametrize(
    ("word", "correct"),
    [
        *((word, "true") for word in ("true", "Yes", "JA", "sant")),
        *((word, "false") for word in ("No", "nej", "Falskt")),
    ],
)
def test_yes_and_no_may_be_said_in_swedish_and_english(word: str, correct: str) -> None:
    assert item(f"{ITEM}correct: {word}").declaration.correct == (correct,)


def test_the_language_of_the_course_decides_how_true_and_false_are_said() -> None:
    text = f"{ITEM}correct: true\nfeedback: {{true: Yes., false: No.}}"
    assert item(text, "sv").choices == (
        Choice("true", "Sant", correct=True, feedback="Yes."),
        Choice("false", "Falskt", correct=False, feedback="No."),
    )
    assert [choice.text for choice in item(text, "en").choices] == ["True", "False"]
