"""The title of a quiz becomes a Markdown heading that says just that."""

from __future__ import annotations

import pytest
from example_quizzes import EXTENSIONS
from in_memory import check
from markdown import Markdown
from pretty import Parsed

from coursekit.markup import heading
from coursekit.tree import build

TITLES = [
    "Plain",
    "What is `a`?",
    "1. Not a list",
    "# Not another level #",
    "- and + and *not* _this_ __nor__ **that**",
    "[no](link) ![nor](picture) [^1] [TOC]",
    "{ .class #id } {: .class }",
    "a < b > c & d &amp; &lt; <b>e</b> <script>f</script> <!-- g --> <https://h.example>",
    "\\ \\\\ \\* \\` C:\\temp",
    "| a | b | ~~c~~ ~d~ ^e^ ==f== ++g++ $h$ :i: !!! j ??? k",
    "Ends with two spaces  ",
    "two\nlines\n\nor three",
    "\"quoted\" 'quoted' ”quoted” – … 100 %",
    "".join(chr(code) for code in range(33, 127)),
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("level", [1, 2, 6, 7])
def test_a_heading_says_exactly_its_text_whatever_characters_it_holds(title: str, level: int) -> None:
    page = f"# Page\n\n{heading(title, level)}\n\n*[HTML]: abbreviation\n\n[^1]: note\n"
    line = Markdown(extensions=EXTENSIONS).convert(page).split("\n")[1]
    assert Parsed(line).text == " ".join(title.split())
    assert [tag for tag, _ in Parsed(line).tags] == [f"h{min(level, 6)}"]


@pytest.mark.parametrize(
    ("title", "headings", "region"),
    [
        ("Test", ["# Test"], ' role="region" aria-label="Test"'),
        ("Leaves", ["# Leaves", "## Test"], ""),
        ("Test\n\n## More\n\nText", ["# Test", "## More", "### Test"], ""),
    ],
)
def test_a_quiz_called_as_its_page_needs_no_heading_of_its_own(title: str, headings: list[str], region: str) -> None:
    course = check({"modules/1-a/index.md": f"# {title}\n\nBefore.\n\n```quiz\ntest\n```\n"}).course
    assert course is not None
    page = build(course, directory_urls=True).files["1-a/index.md"].whole
    assert [line for line in page.split("\n") if line.startswith("#")] == headings
    assert f'quiz="test"{region}>' in page
    assert f'<h{1 + headings[-1].count("#")} class="quiz-prompt">' in page
