"""What is found wrong with a finished site before it takes the place of the former one."""

from __future__ import annotations

from pathlib import Path

import pytest
from courses import edit, snapshot

from coursekit.cli import main
from coursekit.verify import MAX_SCRIPT, faults

TEA = '<html><body><h1 id="tea">Tea</h1><a name="pot"></a>{}</body></html>'
SOUND = {"index.html": b"<body><p>Start</p></body>", "1/a.html": TEA.format("").encode(), "1/pot.svg": b"<svg/>"}
SET = "<quiz-set>{}</quiz-set>"

# what a page in the folder `1/` holds, and the faults it has
PAGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "links to pages, files and names": (
        '<a href="a.html">a</a> <a href="../index.html#">a</a> <a href="a.html?q#tea">a</a> <a href="#pot">a</a>'
        "<a href=a.html#pot>a</a> <img src='pot.svg'> <a href=\"./\">a</a> <a href=\"..\">a</a>",
        [("link", "./")],
    ),
    "a name with signs": ('<h2 id="å&amp;b">a</h2><a href="#%C3%A5&amp;b">a</a>', []),
    "no page": ('<a href="c.html">a</a><a href="../d/">b</a>', [("link", "../d/"), ("link", "c.html")]),
    "no name": ('<a href="a.html#cup">a</a><a href="#cup">b</a>', [("anchor", "#cup"), ("anchor", "a.html#cup")]),
    "no image": ('<img alt="a > b" src="cup.svg">', [("link", "cup.svg")]),
    "a link in a comment or script": ('<!-- <a href="c.html"> --><script>"<a href=\'c.html\'>"</script>', []),
    "a link to another host": ('<a href="https://example.org/">a</a><a href="mailto:a@b.example">b</a>', []),
    "a script from elsewhere": ('<script src="https://x.example/a.js"></script>', [("foreign", "https://x.example/a.js")]),
    "a style from elsewhere": ('<link href="//x.example/a.css" rel="stylesheet">', [("foreign", "//x.example/a.css")]),
    "a canonical address": ('<link rel="canonical" href="https://tea.example/1/b.html">', []),
    "an image from elsewhere": ("<IMG SRC=HTTP://x.example/a.png>", [("foreign", "HTTP://x.example/a.png")]),
    "one image of several": (
        '<img src="pot.svg" srcset="pot.svg 1x, https://x.example/b.png 2x">',
        [("foreign", "https://x.example/b.png 2x")],
    ),
    "a frame from elsewhere": ('<iframe src="https://x.example/"></iframe>', [("foreign", "https://x.example/")]),
    "a style of a question": (SET.format('<p style="color: red">a</p>'), [("inline", '<p style=')]),
    "a handler of a question": (SET.format('<p class="a" onclick="b()">a</p>'), [("inline", '<p class="a" onclick=')]),
    "a script of a question": (SET.format("<script>a</script>"), [("inline", "<script")]),
    "a style of a drawing": ('<figure class="drawing"><svg><style>a</style></svg></figure>', [("inline", "<style")]),
    "the words of a question": (SET.format('<p data-a="x style=y">style=a</p><script src="a.html"></script>'), []),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_has_these_faults_and_no_others(markup: str, expected: list[tuple[str, str]]) -> None:
    site = {**SOUND, "1/b.html": TEA.format(markup).encode()}

    assert [(fault.kind, fault.what) for fault in faults(site)] == expected
    assert {fault.path for fault in faults(site)} <= {"1/b.html"}


FILES = {
    "nothing at all": ("a.html", b"", "empty"),
    "a page without a word": ("a.html", b"<head><title>Tea</title></head><body><div> </div></body>", "empty"),
    "a font from elsewhere": ("a.css", b"@font-face {src: url('https://x.example/a.woff')}", "foreign"),
    "a style sheet that loads another": ("a.css", b'@import "//x.example/a.css";', "foreign"),
    "a large script of ours": ("assets/coursekit.12345678.js", b"a" * (MAX_SCRIPT + 1), "large"),
}


@pytest.mark.parametrize(("path", "data", "kind"), FILES.values(), ids=FILES)
def test_a_file_has_this_fault(path: str, data: bytes, kind: str) -> None:
    assert [(fault.path, fault.kind) for fault in faults({**SOUND, path: data})] == [(path, kind)]


def test_a_sound_site_has_no_faults(tiny_site: Path) -> None:
    assert faults(SOUND) == []
    assert faults(snapshot(tiny_site)) == []


def test_a_site_that_would_ask_another_host_is_not_published(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(course / "docs/about.md", ("# ", '<img alt="" src="https://x.example/a.png">\n\n# '))

    assert main(["--course", str(course), "build"]) == 1

    assert "about.html: the page would fetch `https://x.example/a.png` from another host" in capsys.readouterr().err
    assert not (course / "site").exists()


def test_a_link_that_leads_nowhere_is_named_and_forbids_only_a_strict_build(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(course / "docs/about.md", ("# ", '<a href="cup.html">cup</a>\n\n# '))
    said = "about.html: the address `cup.html` leads nowhere"

    assert main(["--course", str(course), "build", "--strict"]) == 1
    assert said in capsys.readouterr().err
    assert not (course / "site").exists()
    assert main(["--course", str(course), "build"]) == 0
    assert said in capsys.readouterr().err
    assert (course / "site/about.html").is_file()
