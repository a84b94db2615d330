"""What a page holds besides prose: its title, and quiz fences that no example and no list is taken for."""

from __future__ import annotations

import time

import pytest

from coursekit.markdown_scan import Scan, front_matter, scan
from coursekit.model import Span

PATH = "docs/page.md"


def page(*lines: str) -> Scan:
    return scan(PATH, "\n".join(lines) + "\n")


def quizzes(found: Scan) -> list[tuple[str, tuple[str, ...]]]:
    return [(fence.quiz, fence.items) for fence in found.fences]


def codes(found: Scan) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


@pytest.mark.parametrize(
    ("lines", "quiz"),
    [
        (["```quiz", "tea", "```"], ("tea", ())),
        (["``` quiz", "tea", "```"], ("tea", ())),
        (["```quiz  ", "  tea  ", "```  "], ("tea", ())),
        (["```quiz", "", "tea", "", "```"], ("tea", ())),
        (["~~~quiz", "tea", "~~~"], ("tea", ())),
        (["````quiz", "tea", "````"], ("tea", ())),
        (["```quiz", "tea", "`````"], ("tea", ())),
        (["```quiz", "tea: leaf", "```"], ("tea", ("leaf",))),
        (["```quiz", "tea:leaf", "```"], ("tea", ("leaf",))),
        (["```quiz", "1-te-å: leaf, pot,cup  mug ,", "```"], ("1-te-å", ("leaf", "pot", "cup", "mug"))),
        (["text", "```quiz", "tea", "```", "text"], ("tea", ())),
    ],
)
def test_a_quiz_fence_names_its_quiz_and_items(lines: list[str], quiz: tuple[str, tuple[str, ...]]) -> None:
    found = page(*lines)
    assert quizzes(found) == [quiz]
    assert codes(found) == []


QUIZ = ("```quiz", "tea", "```")


@pytest.mark.parametrize(
    "lines",
    [
        ["````", *QUIZ, "````"],
        ["````markdown", *QUIZ, "``````"],
        ["~~~", *QUIZ, "~~~"],
        ["~~~~", "~~~quiz", "tea", "~~~", "~~~~"],
        ["```text", "```quiz", "tea", "```"],
        ["    ````", "    ```quiz", "    tea", "    ```", "    ````"],
        ["````", *QUIZ],
        ["`` ```quiz ``"],
        ["```quiz ``` in a line"],
        ["```quizzes", "tea", "```"],
        ["---", "title: |", "  ```quiz", "---"],
    ],
)
def test_an_example_of_a_fence_is_no_quiz(lines: list[str]) -> None:
    found = page(*lines)
    assert quizzes(found) == []
    assert codes(found) == []


@pytest.mark.parametrize(
    ("lines", "code", "line", "column"),
    [
        (["text", "```quiz", "tea"], "quiz-fence-open", 2, 1),
        (["````quiz", "tea", "```"], "quiz-fence-open", 1, 1),
        (["```quiz", "tea", "~~~"], "quiz-fence-open", 1, 1),
        (["```quiz", "tea", "```text"], "quiz-fence-open", 1, 1),
        ([" ```quiz", " tea", " ```"], "quiz-fence-indented", 1, 2),
        (["\t```quiz", "\ttea", "\t```"], "quiz-fence-indented", 1, 2),
        (["!!! tip", "", "    ~~~quiz", "    tea", "    ~~~"], "quiz-fence-indented", 3, 5),
        (["- ```quiz", "  tea", "  ```"], "quiz-fence-indented", 1, 3),
        (["10. ```quiz", "tea", "```"], "quiz-fence-indented", 1, 5),
        (["> ```quiz", "> tea", "> ```"], "quiz-fence-indented", 1, 3),
        (["```quiz", "```"], "quiz-fence-content", 1, 1),
        (["```quiz", "tea", "pot", "```"], "quiz-fence-content", 3, 1),
        (["```quiz", "tea, pot", "```"], "quiz-fence-content", 2, 1),
        (["```quiz", "tea:", "```"], "quiz-fence-content", 2, 1),
        (["```quiz", ": leaf", "```"], "quiz-fence-content", 2, 1),
        (["---", "title: x", "---", "```quiz", "```"], "quiz-fence-content", 4, 1),
    ],
)
def test_a_fence_that_cannot_be_shown_is_reported_at_its_place(
    lines: list[str], code: str, line: int, column: int
) -> None:
    (finding,) = page(*lines).diagnostics
    assert (finding.code, finding.span.line, finding.span.column) == (code, line, column)


@pytest.mark.parametrize(
    "before",
    [
        ["- ```text", "  code", "  ```"],
        ["> ```", "> code", "> ```"],
        ["!!! tip", "    ```text", "    never closed", "", "Text."],
        ["!!! tip", "\t```text", "    code", "", "\t```"],
        ["- ```text", "  never closed", "", "Text."],
        ["> ```", "> never closed"],
        ["```", "- ```", "```"],
        ["```", "> code", "    ```"],
    ],
)
def test_a_fence_in_a_list_quote_or_box_hides_no_quiz_after_it(before: list[str]) -> None:
    found = page(*before, "", *QUIZ)
    assert quizzes(found) == [("tea", ())]
    assert codes(found) == []


def test_every_fence_of_a_page_is_found_with_its_lines_and_places() -> None:
    found = page("# Tea", "", "```quiz", "tea: leaf, pot", "```", "", "```quiz", "bread", "```")
    first, second = found.fences
    assert (first.first, first.last, second.first, second.last) == (2, 4, 6, 8)
    assert first.span == Span(PATH, 4, 1, 4, 4)
    assert first.item_spans == (Span(PATH, 4, 6, 4, 10), Span(PATH, 4, 12, 4, 15))


@pytest.mark.parametrize(
    ("lines", "level", "titled"),
    [
        ([], 0, False),
        (["# Tea"], 1, True),
        (["# Tea", "", "## Test", ""], 2, True),
        (["# Tea", "", "## Test", "", "Text."], 2, False),
        (["###### Test"], 6, True),
        (["Tea", "==="], 1, True),
        (["Test", "---"], 2, True),
        (["####### no heading"], 0, False),
        (["#no heading"], 0, False),
        (["Text.", "", "---"], 0, False),
        (["- list", "---"], 0, False),
        (["# Tea", "```", "## code", "```"], 1, False),
        (["---", "title: x", "# note", "---"], 0, False),
    ],
)
def test_a_fence_knows_the_heading_above_it(lines: list[str], level: int, titled: bool) -> None:
    (fence,) = page(*lines, *QUIZ).fences
    assert (fence.heading, fence.titled) == (level, titled)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["# Tea"], "Tea"),
        (["# Tea and *milk* #"], "Tea and *milk*"),
        (["# Tea ## {#tea .big}"], "Tea"),
        (["# C#"], "C#"),
        (["Tea", "="], "Tea"),
        (["## Leaves", "# Tea", "# Pot"], "Tea"),
        (["## Leaves"], ""),
        (["```", "# code", "```", "# Tea"], "Tea"),
        (["---", "# note", "---", "# Tea"], "Tea"),
    ],
)
def test_the_title_is_the_first_heading_of_level_one(lines: list[str], title: str) -> None:
    assert page(*lines).title == title


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("---\ntitle: a\n---\n# A\n", "title: a\n"),
        ("---  \ntitle: a\n...  \n# A\n", "title: a\n"),
        ("---\ntitle: a\n---", "title: a\n"),
        ("---\n---\n", ""),
        ("---\ntitle: a---\n---\n", "title: a---\n"),
        ("---\ntitle: a\n", None),
        ("\n---\ntitle: a\n---\n", None),
        ("----\ntitle: a\n----\n", None),
        ("# A\n", None),
        ("", None),
    ],
)
def test_front_matter_stands_between_marks_at_the_very_top(text: str, yaml: str | None) -> None:
    assert front_matter(text) == yaml


@pytest.mark.parametrize("part", [" ", "{", " #", "`", "~", "> ", "1. ", "- ", "---\n", "--- x\n", "a ", "a, "])
@pytest.mark.parametrize("frame", ["{}x", "# a{}b", "# {}}}", "---\n{}", "```quiz\n{}\n```", "```{}", "x\n{}"])
def test_a_hostile_page_is_read_in_a_moment(frame: str, part: str) -> None:
    text = frame.format(part * 100_000)
    before = time.process_time()
    front_matter(text)
    scan(PATH, text)
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    ("lines", "widget"),
    [
        (["# Tea", "", "```course-map", "```"], ("course-map", "", 2, 3, 1)),
        (["```course-map", "", " 1-tea ", "```"], ("course-map", "1-tea", 0, 3, 0)),
        (["## Results", "~~~ my-results", "~~~"], ("my-results", "", 1, 2, 2)),
        (["```certificate", "", "```"], ("certificate", "", 0, 2, 0)),
        (["````my-data", "````"], ("my-data", "", 0, 1, 0)),
    ],
)
def test_a_fence_shows_progress(lines: list[str], widget: tuple[str, str, int, int, int]) -> None:
    found = page(*lines)
    assert [(w.kind, w.module, w.first, w.last, w.heading) for w in found.widgets] == [widget]
    assert codes(found) == []


@pytest.mark.parametrize(
    "lines", [["````", "```my-data", "```", "````"], ["```my-data2", "```"], ["```My-data", "```"], ["`my-data`"]]
)
def test_what_only_looks_like_it_shows_nothing(lines: list[str]) -> None:
    found = page(*lines)
    assert found.widgets == []
    assert codes(found) == []


@pytest.mark.parametrize(
    ("lines", "code", "line", "column"),
    [
        (["```my-data"], "widget-open", 1, 1),
        (["- x", "", "    ```certificate", "    ```"], "widget-indented", 3, 5),
        (["> ```my-results", "> ```"], "widget-indented", 1, 3),
        (["```my-results", "", "x", "```"], "widget-content", 3, 1),
        (["```course-map", "a", "b", "```"], "widget-content", 3, 1),
    ],
)
def test_a_fence_about_progress_that_is_wrong_is_reported(lines: list[str], code: str, line: int, column: int) -> None:
    (finding,) = page(*lines).diagnostics
    assert (finding.code, finding.span.line, finding.span.column) == (code, line, column)
