"""What the prose of a page holds: what Markdown reads as text, with every place that of the file."""

from __future__ import annotations

import re
import time
from pathlib import Path

import markdown
import pytest
from courses import ROOT

from coursekit.anchors import slug
from coursekit.masking import mask
from coursekit.prose import read

PATH = "docs/page.md"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
PAGES = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "modules").rglob("*.md"), *(ROOT / "tests/course").rglob("*.md")]

NOT_TEXT = [
    "```\n{}\n```",
    "~~~text\n{}\n~~~",
    "!!! tip\n\n    ```\n    {}\n    ```",
    "- one\n\n    ```text\n    {}\n    ```",
    "    {}",
    "Text.\n\n    {}\n\nText.",
    "`{}`",
    "``{} ` ``",
    "a `b` and `{}`",
    "<!-- {} -->",
    "<!--\n{}\n-->",
    "---\ntitle: '{}'\n---\n# A",
]
TEXT = [
    "{}",
    "- one {}",
    "- one\n\n    {}",
    "1. one\n\n    {}",
    "!!! tip\n\n    {}",
    '!!! tip "A title"\n    {}',
    '??? note "A title"\n\n    {}',
    '=== "A tab"\n\n    {}\n\n    More {}',
    '=== "A tab"\n\n    - one\n\n        {}',
    "> {}",
    "term\n:   {}",
    "| a | b |\n|---|---|\n| {} | c |",
    "[^1]: note\n\n    {}",
    "a ` b {}",
    "`a``{}",
]


@pytest.mark.parametrize("frame", NOT_TEXT)
def test_what_is_no_text_has_no_links_pictures_or_headings(frame: str) -> None:
    for thing in ("[tea](tea.md)", "![](tea.svg)", "# Tea"):
        found = read(PATH, frame.format(thing))
        assert [link.target for link in found.links] == []
        assert found.pictures == ()
        assert "tea" not in found.anchors


@pytest.mark.parametrize("frame", TEXT)
def test_a_link_in_text_is_found_at_its_place(frame: str) -> None:
    text = frame.format("[tea](tea.md)", "[tea](tea.md)")
    links = read(PATH, text).links
    places = [
        (m.start() - text.rfind("\n", 0, m.start()), text.count("\n", 0, m.start()) + 1)
        for m in re.finditer(r"tea\.md", text)
    ]
    assert [(link.span.column, link.span.line) for link in links] == places
    assert {(link.target, link.text) for link in links} == {("tea.md", "tea")}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](b.md)[c](d.md)", [("b.md", "a"), ("d.md", "c")]),
        ('[a](b.md "Title")', [("b.md", "a")]),
        ("[a](<b c.md>)", [("b c.md", "a")]),
        ("[a](b_(c).md)", [("b_(c).md", "a")]),
        ("[*a* **b**](c.md)", [("c.md", "a b")]),
        ("[a\nb](c.md)", [("c.md", "a b")]),
        ("[a [b] c](d.md)", [("d.md", "a [b] c")]),
        ("[a][b]\n\n[b]: c.md", [("", "a"), ("c.md", "")]),
        ("[a][]\n\n[A]: c.md", [("", "a"), ("c.md", "")]),
        ("[a][b] and [c]", []),
        ("[![x](p.svg)](c.md)", [("p.svg", ""), ("c.md", "")]),
        ('<a href="b.md">here</a>', [("", "here")]),
        ("[^1] and [^1]: note", []),
        (r"\[a](b.md)", []),
    ],
)
def test_links_are_told_by_target_and_words(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.target, link.text) for link in read(PATH, text).links] == links


@pytest.mark.parametrize(
    ("text", "alts"),
    [
        ("![a](b.svg)", ["a"]),
        ("![](b.svg)", [""]),
        ("![a][b]\n\n[b]: c.svg", ["a"]),
        ("![][b]\n\n[b]: c.svg", [""]),
        ('<img src="b.svg">', [""]),
        ('<img src="b.svg" alt="">', []),
        ("<img src='b.svg' alt='a'>", []),
        ("![a](b.svg){ width=300 }", ["a"]),
    ],
)
def test_pictures_are_told_by_their_words(text: str, alts: list[str]) -> None:
    assert [picture.alt for picture in read(PATH, text).pictures] == alts


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("- one\n- two\n    - three", ["one", "two", "three"]),
        ("1. one\n2. two", ["one", "two"]),
        ("> quoted\n> text", ["quoted text"]),
        ("term { #id }\n:   meaning", ["meaning"]),
        ("# A\n\nB\n=\n\ntext", ["text"]),
        ("| a | b |\n|---|---|\n| c | d |", []),
        ('!!! tip "Title"\n    text', ["text"]),
        ("*a* **b** [c](d.md) `e` snake_case 2 * 3", ["a b c ¤¤¤ snake_case 2  3"]),
        ("<div markdown>\ntext\n</div>", ["text"]),
        ("text { .big }", []),
        ("text\n{ .big }", ["text"]),
        ("*[CPTED]: long", []),
    ],
)
def test_running_text_is_paragraphs_and_entries_of_lists_without_their_marks(text: str, blocks: list[str]) -> None:
    assert [block.text for block in read(PATH, text).blocks] == blocks


HEADINGS = [
    "Tea", "Åtta öl på Café", "A & B", "C#", "1. Först", "`code` here", "*Em* and **strong**", "[a](b.md) link",
    "Fråga – svar?", "snake_case_word", "a -- b", "”Citat”", "Tea &amp; milk", "<b>Bold</b> tea", r"\*stars\*",
    "日本", "!!!", "3 § lagen (2023:196)", "A/B: c, d", "ﬁ ½ x²", "Tea_1", "a_b", "x^2^ ~y~", "![alt](p.svg) tail",
]  # fmt: skip


def test_headings_get_the_anchors_that_mkdocs_gives_them() -> None:
    for heading in HEADINGS:
        text = f"# {heading}\n\n## {heading}\n\n### {heading} {{#own-id}}\n\nText.\n\n## {heading}\n"
        made = re.findall(r'<h\d id="([^"]*)"', markdown.markdown(text, extensions=EXTENSIONS))
        assert set(made) <= read(PATH, text).anchors, heading


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_id_of_a_real_page_is_known_and_every_known_one_is_real(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    made = set(re.findall(r'\sid="([^"]*)"', markdown.markdown(body, extensions=EXTENSIONS)))
    known = read(PATH, text).anchors
    assert {name for name in made if not name.startswith("__")} <= known
    assert {name for name in known if not name.startswith("fn")} <= made


def test_headings_in_boxes_and_tabs_have_anchors_but_divide_no_page() -> None:
    found = read(PATH, '# A\n\n!!! tip "B"\n\n    ### C\n\n=== "D"\n\n    #### E {#own}\n')
    assert [heading.level for heading in found.headings] == [1]
    assert {"a", "c", "own"} <= found.anchors


def test_a_mask_keeps_every_line_and_column() -> None:
    text = "---\na: b\n---\n# A `b`\n\n<!-- c\nd -->\n```\ne\n```\nf"
    assert [len(line) for line in mask(text).split("\n")] == [len(line) for line in text.split("\n")]
    assert mask(text).split() == ["#", "A", "¤¤¤", "f"]


def test_a_slug_is_ascii_in_small_letters() -> None:
    assert slug("Vad är brottstriangeln?") == "vad-ar-brottstriangeln"


@pytest.mark.parametrize(
    "part", ["[", "](", "![", "`", "``` ", "<", "<a ", "{#", "*", "> ", "- ", "a ", "(", "[a](b", "[^", "\\["]
)
@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "[x]({}", "`{}", "<!-- {}", "<a {}"])
def test_a_hostile_page_is_read_in_a_moment(frame: str, part: str) -> None:
    before = time.process_time()
    read(PATH, frame.format(part * 10_000))
    assert time.process_time() - before < 2
