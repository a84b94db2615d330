"""Items to HTML: the one place that knows templates and turns authors' texts into markup.

Texts of quizzes are data: a subset of Markdown, raw HTML shown as text, and only harmless addresses. What a page
carries of an item, its key among it, is decided in `payload` alone; a static page cannot keep a secret.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

import markdown
import nh3
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from coursekit.files import package_text
from coursekit.model import Course, Item, Quiz
from coursekit.urls import page_url, relative_url
from coursekit.words import Words

INLINE_TAGS = {"br", "strong", "em", "code", "a", "img"}
TAGS = INLINE_TAGS | {"p", "pre", "ul", "ol", "li", "blockquote"}
SCHEMES = {"http", "https", "mailto"}
MARKUP = re.compile(r"[\\`*_\[\]<>&!#\n]|^\s*(?:[-+]|\d+[.)])\s|\s{2,}$")
MAX_BRACKETS = 500  # the time Markdown takes grows with their square: 20 000 of them are a minute
PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*?)</p>\s*", re.DOTALL)
PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
LINK = re.compile(r'(?P<tag><(?:a|img)(?:\s+[a-z]+="[^"]*")*?\s+(?:href|src)=)"(?P<target>[^"]*)"')
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt cut in two: its first paragraph can stand in a heading, the rest below it."""

    head: Markup
    rest: Markup


class Renderer:
    """Renders the items of one course; `directory_urls` tells how the engine names pages."""

    def __init__(self, course: Course, directory_urls: bool) -> None:
        self.course = course
        self.directory_urls = directory_urls
        self.words = Words(course.language)
        self.markdown = text_markdown()
        self.environment = Environment(
            loader=FunctionLoader(package_text),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self.cache: dict[str, str] = {}

    def quiz(self, quiz: Quiz, items: tuple[Item, ...], page: str, first: int, level: int, script: str) -> str:
        """Render the items of one fence as a single line of HTML.

        `first` is the number of the first item on its page, `level` the heading level of items, `script` the
        address of the runtime from the site's top, or empty where the page has it already.
        """
        address = page_url(page, self.directory_urls)
        view = View(self, address)
        rendered = [Markup(self.item(quiz, item, first + n, level, view)) for n, item in enumerate(items)]
        text = self.environment.get_template("templates/quiz.html.j2").render(
            quiz=quiz,
            whole=len(items) == len(quiz.items),
            items=rendered,
            script=relative_url(script, address) if script else "",
            word=self.words,
            blocks=view.blocks,
        )
        return one_line(text)

    def item(self, quiz: Quiz, item: Item, number: int, level: int, view: View) -> str:
        """Render one item with the template of its type."""
        template = self.environment.get_template(f"types/{item.type.replace('-', '_')}/template.html.j2")
        return template.render(
            item=item,
            payload=payload(self.course, quiz, item),
            html_id=f"quiz-{quiz.id}--{item.id}",  # no id holds two hyphens in a row, so no two are the same
            number=number,
            level=level,
            prompt=view.prompt(item.prompt),
            word=self.words,
            inline=view.inline,
            blocks=view.blocks,
        )

    def html(self, text: str) -> str:
        """Turn an author's text into clean HTML blocks; what holds no markup takes the short way."""
        if text not in self.cache:
            plain = not MARKUP.search(text) or text.count("[") > MAX_BRACKETS
            self.cache[text] = f"<p>{html.escape(text)}</p>" if plain else clean(self.convert(text))
        return self.cache[text]

    def convert(self, text: str) -> str:
        """Run Markdown; its own recursion on absurdly nested lists ends in plain text instead."""
        try:
            return self.markdown.reset().convert(text)
        except RecursionError:
            self.markdown = text_markdown()  # the former one still believes itself deep in those lists
            return f"<p>{html.escape(text)}</p>"


class View:
    """An author's texts as seen from one page: links lead from there."""

    def __init__(self, renderer: Renderer, address: str) -> None:
        self.renderer = renderer
        self.address = address

    def blocks(self, text: str) -> Markup:
        """Render a text as paragraphs, lists and so on."""
        return Markup(LINK.sub(self.relink, self.renderer.html(text)))

    def inline(self, text: str) -> Markup:
        """Render a text for a place where only running text may stand."""
        blocks = self.blocks(text).strip()
        alone = PARAGRAPH.fullmatch(blocks)
        return Markup(alone[1] if alone else clean(blocks, INLINE_TAGS))

    def prompt(self, text: str) -> Prompt:
        """Cut a prompt into what the heading says and what follows."""
        blocks = self.blocks(text)
        match = PARAGRAPH.match(blocks)
        return Prompt(Markup(match[1]), Markup(blocks[match.end() :])) if match else Prompt(Markup(""), blocks)

    def relink(self, match: re.Match[str]) -> str:
        """Make a link that is written from the course's top lead there from this page."""
        target = html.unescape(match["target"])
        if OUTSIDE.match(target):
            return match[0]
        path = re.split(r"[?#]", target)[0]
        url = page_url(path, self.renderer.directory_urls) if path.endswith(".md") else path
        return f'{match["tag"]}"{html.escape(relative_url(url, self.address) + target[len(path) :])}"'


def payload(course: Course, quiz: Quiz, item: Item) -> dict[str, str]:
    """Decide what the page carries of an item for its script, as attributes of `<quiz-item>`."""
    return {
        "course": course.id,
        "quiz": quiz.id,
        "item": item.id,
        "type": item.type,
        "digest": item.digest,
        "declaration": json.dumps(item.declaration.as_json(), ensure_ascii=False, separators=(",", ":")),
    }


def text_markdown() -> markdown.Markdown:
    """Make the Markdown of quiz texts: no raw HTML, no headings, no references to be defined elsewhere."""
    converter = markdown.Markdown(extensions=["fenced_code"], output_format="html")
    for name in ("html_block",):
        converter.preprocessors.deregister(name)
    for name in ("html", "entity"):
        converter.inlinePatterns.deregister(name)
    for name in ("hashheader", "setextheader", "hr", "reference"):
        converter.parser.blockprocessors.deregister(name)
    return converter


def clean(text: str, tags: set[str] = TAGS) -> str:
    """Keep the tags and addresses a text may hold; images may not be fetched from elsewhere."""
    return nh3.clean(
        text,
        tags=tags,
        attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=keep_attribute,
    )


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Refuse images from another host: a page of this site asks nobody else for anything."""
    return None if tag == "img" and name == "src" and OUTSIDE.match(value) else value


def one_line(text: str) -> str:
    """Join lines, so that no Markdown preprocessor mistakes one for its own; code keeps its line ends."""
    text = PRE.sub(lambda match: match[0].replace("\n", "&#10;"), text)
    return re.sub(r"\s*\n\s*", " ", text.replace("`", "&#96;")).strip()


def heading(text: str, level: int) -> str:
    """Write a Markdown heading that says exactly `text`, whatever characters it holds."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!])", r"\\\1", " ".join(text.split()))
    return "#" * min(level, 6) + " " + escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
