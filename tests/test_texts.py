"""Authors' texts become no more than text, a little markup, and links that lead where they should."""

from __future__ import annotations

from urllib.parse import quote, urljoin

import pytest
from pretty import Parsed

from coursekit.markup import Texts
from coursekit.urls import page_url, relative_url

SITE = "https://site.example/course/"
PAGES = ["index.md", "page.md", "1-part/index.md", "1-part/2-page.md", "a/b/c.md"]


def texts(page: str = "index.md", directory_urls: bool = True) -> Texts:
    return Texts(lambda path: relative_url(path, page_url(page, directory_urls)), directory_urls)


def blocks(text: str) -> str:
    return str(texts().blocks(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a < b & c > d"),
        ("\"quoted\" and 'quoted'", "\"quoted\" and 'quoted'"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<!-- comment -->", "<!-- comment -->"),
        ("<div>\n\n*a*\n\n</div>", "<div>\na\n</div>"),
        ("`<b>` is a tag", "<b> is a tag"),
        ("# no heading", "# no heading"),
        ("no heading\n---", "no heading\n---"),
        ("[no]: https://reference.example", "[no]: https://reference.example"),
    ],
)
def test_raw_html_and_what_texts_may_not_hold_is_shown_as_text(text: str, shown: str) -> None:
    parsed = Parsed(blocks(text))
    assert parsed.text == shown
    assert {tag for tag, _ in parsed.tags} <= {"p", "em", "code"}


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("a [place]{lang=en} b", '<p>a <span lang="en">place</span> b</p>'),
        ("[a *b* c]{lang=pt-BR}", '<p><span lang="pt-BR">a <em>b</em> c</span></p>'),
        (
            "**[a]{lang=en}** [b](https://c.example)",
            '<p><strong><span lang="en">a</span></strong> <a href="https://c.example">b</a></p>',
        ),
        ("`[a]{lang=en}`", "<p><code>[a]{lang=en}</code></p>"),
        (r"\[a]{lang=en}", "<p>[a]{lang=en}</p>"),
        ("[a]{lang=en onclick=b}", "<p>[a]{lang=en onclick=b}</p>"),
        ("[<b>]{lang=en}", '<p><span lang="en">&lt;b&gt;</span></p>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\na\n\n  b\n```", "<pre><code>a\n\n  b\n</code></pre>"),
        ("~~~ python\na\n~~~", "<pre><code>a\n</code></pre>"),
        ("<https://a.example>", '<p><a href="https://a.example">https://a.example</a></p>'),
        ("![a](b.png 'c')", '<p><img alt="a" src="b.png" title="c"></p>'),
    ],
)
def test_the_markdown_of_texts_is_rendered(text: str, markup: str) -> None:
    assert blocks(text) == markup


ADDRESSES = {
    "[a](https://b.example/c?d=e&f=g#h)": "https://b.example/c?d=e&f=g#h",
    "[a](http://b.example)": "http://b.example",
    "[a](HTTPS://b.example)": "HTTPS://b.example",
    "[a](mailto:b@c.example)": "mailto:b@c.example",
    "[a](//b.example/c)": "//b.example/c",
    "[a](#b)": "#b",
    "[a](javascript:alert)": None,
    "[a](JaVaScRiPt:alert)": None,
    "[a](javascript&colon;alert)": None,
    "[a](&#106;avascript:alert)": None,
    "[a](data:text/html;base64,PHA+)": None,
    "[a](vbscript:msgbox)": None,
    "[a](file:///etc/passwd)": None,
    "[a](ftp://b.example)": None,
    "[a](blob:https://b.example)": None,
    "[a](tel:+46000000)": None,
    "![a](b.png)": "b.png",
    "![a](pictures/b.png)": "pictures/b.png",
    "![a](https://b.example/c.png)": None,
    "![a](HTTP://b.example/c.png)": None,
    "![a](//b.example/c.png)": None,
    "![a](data:image/png;base64,AA)": None,
    "![a](javascript:alert)": None,
}


@pytest.mark.parametrize(("text", "address"), ADDRESSES.items())
def test_an_address_is_kept_only_where_it_is_harmless(text: str, address: str | None) -> None:
    parsed = Parsed(blocks(text))
    assert parsed.values("href") + parsed.values("src") == ([] if address is None else [address])
    assert {tag for tag, _ in parsed.tags} == {"p", "img" if text.startswith("!") else "a"}
    assert Parsed(blocks(text)).text == ("" if text.startswith("!") else "a")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("target", "path", "rest"),
    [
        *((path, path, "") for path in PAGES),
        ("1-part/2-page.md#heading", "1-part/2-page.md", "#heading"),
        ("1-part/2-page.md?a=b&c=d#e", "1-part/2-page.md", "?a=b&c=d#e"),
        ("page.md?a=b/../c", "page.md", "?a=b/../c"),
        ("å ä/ö.md", "å ä/ö.md", ""),
        ("pictures/map.png", "pictures/map.png", ""),
        ("pictures/å 1.png", "pictures/å 1.png", ""),
        ("./page.md", "page.md", ""),
        ("1-part/../page.md", "page.md", ""),
        ("../page.md", "page.md", ""),
        ("/page.md", "page.md", ""),
        ("/", "index.md", ""),
    ],
)
def test_a_link_written_from_the_top_leads_there_from_any_page(
    target: str, path: str, rest: str, page: str, directory_urls: bool
) -> None:
    there = page_url(path, directory_urls) if path.endswith(".md") and target != "/" else path.replace("index.md", "")
    (href,) = Parsed(texts(page, directory_urls).blocks(f"[a](<{target}>)")).values("href")
    assert urljoin(SITE + page_url(page, directory_urls), href) == SITE + quote(there) + rest
    assert not href.startswith(("/", "http"))


def test_a_picture_is_found_from_any_page_in_both_naming_schemes() -> None:
    for directory_urls, source in ((True, "../../map.png"), (False, "../map.png")):
        assert Parsed(texts("1-part/2-page.md", directory_urls).blocks("![a](map.png)")).values("src") == [source]


def test_what_is_nested_too_deeply_for_markdown_is_shown_as_text_and_harms_no_later_text() -> None:
    shown = texts()
    nested = "\n".join("    " * depth + "- a" for depth in range(300))
    later = ["- a\n- b\n\nc", "a\n\n    b", "> a\n\nb", "1. a\n\n2. b"]
    assert Parsed(shown.blocks(nested)).text == nested
    assert [shown.blocks(text) for text in later] == [blocks(text) for text in later]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a", "a"),
        ("*a* and `b`", "<em>a</em> and <code>b</code>"),
        ("[a](b.md)", '<a href="b/">a</a>'),
        ("a\n\nb", "a\nb"),
        ("- a\n- b", "\na\nb\n"),
        ("```\na\n```", "<code>a\n</code>"),
        ("> a", "\na\n"),
    ],
)
def test_where_only_running_text_may_stand_blocks_become_running_text(text: str, markup: str) -> None:
    assert texts().inline(text) == markup


@pytest.mark.parametrize(
    ("text", "head", "rest"),
    [
        ("a", "a", ""),
        ("a *b*\n\nc\n\nd", "a <em>b</em>", "<p>c</p>\n<p>d</p>"),
        ("a\n\n- b", "a", "<ul>\n<li>b</li>\n</ul>"),
        ("- a\n\nb", "", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"),
        ("```\na\n```\n\nb", "", "<pre><code>a\n</code></pre>\n<p>b</p>"),
        ("[a](b.md '</p><p>')", '<a href="b/" title="&lt;/p&gt;&lt;p&gt;">a</a>', ""),
    ],
)
def test_a_prompt_is_cut_after_its_first_paragraph_and_loses_nothing(text: str, head: str, rest: str) -> None:
    prompt = texts().prompt(text)
    assert (prompt.head, prompt.rest) == (head, rest)


def test_a_text_of_brackets_alone_is_shown_as_it_is() -> None:
    shown = str(texts().blocks("[" * 20_000))
    assert shown == f"<p>{'[' * 20_000}</p>"
