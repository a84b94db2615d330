"""A drawing that stands alone becomes part of its page; only what draws comes with it."""

from __future__ import annotations

import pytest
from courses import build

from coursekit.course import check_folder
from coursekit.drawings import figure
from coursekit.tree import build as tree

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{}</svg>'


def drawn(content: str) -> str:
    """Give what is left of the content of a drawing."""
    around = figure(SQUARE.format("<rect/>"), "A square").split("<rect />")
    empty = figure(SQUARE.format(""), "A square")
    markup = figure(SQUARE.format(content), "A square")
    return "" if markup == empty else markup.removeprefix(around[0]).removesuffix(around[1])


def test_it_is_one_line_that_says_what_it_shows() -> None:
    content = "<g>\n\n<text x='1'>Å &amp; ä</text>\n</g>"
    markup = figure(f"<?xml version='1.0'?>\n<!-- own -->\n{SQUARE.format(content)}", 'A "big" square')
    assert markup == (
        '<figure class="drawing" data-search-exclude>'
        '<svg role="img" aria-label="A &quot;big&quot; square" viewBox="0 0 4 3">'
        '<g> <text x="1">Å &amp; ä</text> </g></svg>'
        "</figure>"
    )


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<style>path { fill: red }</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<image href='https://elsewhere.example/x.png'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<title>x</title>",
        "<b xmlns='http://www.w3.org/1999/xhtml' onclick='alert(1)'>x</b>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
    ],
)
def test_what_does_not_draw_is_left_out(content: str) -> None:
    assert drawn(content) == ""


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ("x='1' onclick='alert(1)' onLoad='alert(1)'", 'x="1"'),
        ("style='fill:red' class='water'", 'class="water"'),
        ("fill='url(https://elsewhere.example/#x)' stroke='url(#line)'", 'stroke="url(#line)"'),
        ("fill='url( \"//elsewhere.example/#x\" )' x='2'", 'x="2"'),
    ],
)
def test_attributes_that_do_more_than_draw_are_left_out(attributes: str, kept: str) -> None:
    assert drawn(f"<rect {attributes}/>") == f"<rect {kept} />"


def test_a_reference_within_the_drawing_stays_and_one_to_elsewhere_goes() -> None:
    assert drawn("<use href='#tree'/><use href='other.svg#tree'/>") == '<use href="#tree" /><use />'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a drawing",
        "<svg",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        f"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>{SQUARE.format('<text>&a;</text>')}",
        SQUARE.format("<rect/>" * 40_000),
    ],
    ids=["empty", "prose", "cut off", "no namespace", "other markup", "entities", "huge"],
)
def test_what_is_no_drawing_stays_an_image(text: str) -> None:
    assert figure(text, "A square") == ""


PAGE = """# Square

![Seen from above](../images/square.svg)

Text with ![small](../images/square.svg) in it, and ![a photo](photo.png)

```
![an example](../images/square.svg)
```

![Not there](nowhere.svg)
"""


def test_only_a_drawing_alone_on_its_line_becomes_part_of_the_page(course) -> None:
    (course / "docs/images").mkdir()
    (course / "docs/images/square.svg").write_text(SQUARE.format("<rect/>"), encoding="utf-8")
    (course / "modules/1-tea/square.md").write_text(PAGE, encoding="utf-8")
    text = tree(check_folder(course).course, directory_urls=False).files["1-tea/square.md"].whole
    assert text.count("<figure") == 1
    assert 'aria-label="Seen from above"' in text
    assert [line for line in text.split("\n") if "![" in line] == [
        line for line in PAGE.split("\n") if "![" in line and "above" not in line
    ]


def test_the_built_page_holds_the_drawing(course, tmp_path) -> None:
    (course / "modules/1-tea/plan.svg").write_text(SQUARE.format("<text>Kettle</text>"), encoding="utf-8")
    page = course / "modules/1-tea/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n![A plan](plan.svg)\n", encoding="utf-8")
    html = (build(course, tmp_path / "site") / "1-tea/index.html").read_text(encoding="utf-8")
    assert '<figure class="drawing" data-search-exclude><svg role="img" aria-label="A plan"' in html
    assert (tmp_path / "site/1-tea/plan.svg").is_file()
