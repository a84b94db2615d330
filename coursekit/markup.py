"""Authors' texts to HTML: a subset of Markdown, raw HTML shown as text, and only harmless addresses.

The one room that knows Markdown and the cleaner. Texts of quizzes are data: whatever stands in them, no more than this
comes out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from coursekit.model import FOREIGN, Item, Part
from coursekit.urls import page_url

INLINE_TAGS = {"br", "strong", "em", "code", "a", "img", "span"}
TAGS = INLINE_TAGS | {"p", "pre", "ul", "ol", "li", "blockquote"}
SCHEMES = {"http", "https", "mailto"}
SIGN = re.compile(r"[\\`*_\[\]<>&!#\n]")
LIST = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
MAX_BRACKETS = 500  # the time Markdown takes grows with their square: 20 000 of them are a minute
PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*?)</p>\s*", re.DOTALL)  # the first of some blocks
PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
LINK = re.compile(r'(?P<tag><(?:a|img)(?:\s+[a-z]+="[^"]*")*?\s+(?:href|src)=)"(?P<target>[^"]*)"')
TAG_OR_GAP = re.compile(r'<(?:"[^"]*"|[^">])*>|\{\{[a-z0-9-]+\}\}')
ALL_FOREIGN = re.compile(r'<span lang="(?P<lang>[^"]*)">(?:(?!</?span).)*</span>')
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt cut in two: its first paragraph can stand in a heading, the rest below it."""

    head: Markup
    rest: Markup


class Texts:
    """Turns authors' texts into clean HTML; `way` gives the address of a path from the site's top, quoted."""

    def __init__(self, way: Callable[[str], str], directory_urls: bool) -> None:
        self.way = way
        self.directory_urls = directory_urls
        self.markdown = text_markdown()

    def blocks(self, text: str) -> Markup:
        """Give paragraphs, lists and so on."""
        return self.linked(self.cleaned(text))

    def inline(self, text: str) -> Markup:
        """Give what may stand where only running text may."""
        return Markup(html.escape(text)) if is_plain(text) else self.linked(self.out_of_blocks(text))

    def cleaned(self, text: str) -> str:
        """Give clean HTML; what holds no markup takes the short way."""
        return f"<p>{html.escape(text)}</p>" if is_plain(text) else clean(self.convert(text))

    def out_of_blocks(self, text: str) -> str:
        """Take running text out of the paragraph it is alone in, or whatever else it stands in."""
        blocks = self.cleaned(text).strip()
        alone = blocks.startswith("<p>") and blocks.endswith("</p>") and blocks.count("<p>") == 1
        return blocks[3:-4] if alone else clean_inline(blocks)

    def convert(self, text: str) -> str:
        """Run Markdown; its own recursion on absurdly nested lists ends in plain text instead."""
        try:
            return self.markdown.reset().convert(text)
        except RecursionError:
            self.markdown = text_markdown()  # the former one still believes itself deep in those lists
            return f"<p>{html.escape(text)}</p>"

    def language(self, text: str) -> str | None:
        """Give the language that all of a text is marked as, for a place that can hold no markup inside."""
        match = ALL_FOREIGN.fullmatch(self.inline(text))
        return match["lang"] if match else None

    def foreign(self, text: str) -> Markup:
        """Give a text that is no Markdown, as it is typed in, with its words of another language marked as such."""
        return Markup(FOREIGN.sub(r'<span lang="\g<language>">\g<words></span>', html.escape(text)))

    def prompt(self, text: str) -> Prompt:
        """Cut a prompt into what the heading says and what follows."""
        blocks = self.blocks(text)
        match = PARAGRAPH.match(blocks)
        return Prompt(Markup(match[1]), Markup(blocks[match.end() :])) if match else Prompt(Markup(""), blocks)

    def passage(self, item: Item, gap: Callable[[Part, int], str]) -> Markup:
        """Render a text with gaps, and put the control of each part in its place."""
        gaps = {f"{{{{{part.id}}}}}": one_line(str(gap(part, n))) for n, part in enumerate(item.parts, 1)}
        return Markup(TAG_OR_GAP.sub(lambda match: gaps.get(match[0], match[0]), str(self.blocks(item.passage))))

    def page(self, path: str) -> str:
        """Give the way to a page."""
        return self.way(page_url(path, self.directory_urls))

    def linked(self, markup: str) -> Markup:
        """Let links that are written from the course's top lead there."""
        return Markup(LINK.sub(self.relink, markup) if "=" in markup else markup)

    def relink(self, match: re.Match[str]) -> str:
        """Give a link or an image its address."""
        target = html.unescape(match["target"])
        if OUTSIDE.match(target):
            return match[0]
        path = re.split(r"[?#]", target)[0]
        url = page_url(path, self.directory_urls) if path.endswith(".md") else path
        return f'{match["tag"]}"{self.way(url)}{html.escape(target[len(path) :])}"'


def is_plain(text: str) -> bool:
    """Tell whether a text is one paragraph of bare words to Markdown, or more than it can read in good time."""
    marked = SIGN.search(text) or LIST.match(text) or text[-2:].isspace()
    return not marked or text.count("[") > MAX_BRACKETS


def text_markdown() -> markdown.Markdown:
    """Make the Markdown of quiz texts: no raw HTML, no headings, no references to be defined elsewhere."""
    converter = markdown.Markdown(extensions=[FencedCodeExtension()], output_format="html")
    for name in ("html_block",):
        converter.preprocessors.deregister(name)
    for name in ("html", "entity", "reference", "image_reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    for name in ("hashheader", "setextheader", "hr", "reference"):
        converter.parser.blockprocessors.deregister(name)
    converter.inlinePatterns.register(Foreign(FOREIGN.pattern, converter), "foreign", 165)  # after code, before links
    return converter


class Foreign(InlineProcessor):
    """Words of another language, so that a screen reader says them in it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """Put the words into a `span` with their language."""
        span = Element("span", lang=m["language"])
        span.text = m["words"]
        return span, m.start(), m.end()


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Refuse images from another host: a page of this site asks nobody else for anything."""
    return None if tag == "img" and name == "src" and OUTSIDE.match(value) else value


def cleaner(tags: set[str]) -> nh3.Cleaner:
    """Make what keeps the tags and addresses a text may hold; images may not be fetched from elsewhere."""
    return nh3.Cleaner(
        tags=tags,
        attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, "span": {"lang"}},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=keep_attribute,
    )


clean, clean_inline = cleaner(TAGS).clean, cleaner(INLINE_TAGS).clean


def one_line(text: str) -> str:
    """Join lines, so that no Markdown preprocessor mistakes one for its own; code keeps its line ends."""
    text = PRE.sub(lambda match: match[0].replace("\n", "&#10;"), text)
    return text.replace("`", "&#96;").strip().replace("\n", " ")


def heading(text: str, level: int) -> str:
    """Write a Markdown heading that says exactly `text`, whatever characters it holds."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!])", r"\\\1", " ".join(text.split()))
    return "#" * min(level, 6) + " " + escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
