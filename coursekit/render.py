"""Items to HTML: the one place that knows templates and turns authors' texts into markup.

Texts of quizzes are data: a subset of Markdown, raw HTML shown as text, and only harmless addresses. What a page
carries of an item, its key among it, is decided in `payload` alone; a static page cannot keep a secret.
"""

from __future__ import annotations

import html
import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from coursekit.model import FOREIGN, Choice, Course, Item, Part, Quiz, item_anchor
from coursekit.templating import templates
from coursekit.urls import page_url, relative_url
from coursekit.words import Words

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


@dataclass(frozen=True, slots=True)
class QuizPart:
    """What one fence shows of a quiz: items, each with the quiz it is written in.

    `whole` tells that it is all of the quiz, `first` is the number of the first item on its page, `level` the
    heading level of items, and `named` that no heading of its own gives it a name.
    """

    quiz: Quiz
    items: tuple[tuple[Quiz, Item], ...]
    whole: bool
    first: int = 1
    level: int = 3
    named: bool = False

    def numbered(self) -> Iterator[tuple[int, tuple[Quiz, Item]]]:
        """Yield the items with their numbers."""
        return enumerate(self.items, self.first)


class Renderer:
    """Renders the items of one course; `directory_urls` tells how the engine names pages."""

    def __init__(self, course: Course, directory_urls: bool) -> None:
        self.course = course
        self.directory_urls = directory_urls
        self.words = Words(course.language)
        self.markdown = text_markdown()
        self.environment = templates(course.language)
        self.cache: dict[str, str] = {}

    def quiz(self, part: QuizPart, page: str, script: str) -> str:
        """Render the items of one fence as a single line of HTML.

        `script` is the address of the runtime from the site's top, or empty where the page has it already.
        """
        quiz = part.quiz
        view = View(self, page_url(page, self.directory_urls))
        attempted = part.whole and quiz.has_attempts
        rendered = [self.item(part, home, item, number, view) for number, (home, item) in part.numbered()]
        text = self.environment.get_template("templates/quiz.html.j2").render(
            quiz=quiz,
            whole=part.whole,
            attempted=attempted,
            scored=any(item.declaration.max_score for _, item in part.items),
            attributes=set_attributes(self.course, part),
            facts=self.facts(part) if part.whole else [],
            items=[Markup(html) for html in rendered],
            level=part.level,
            objectives=self.objectives(part, view),
            script=view.url(script) if script else "",
            word=self.words,
            partly=self.words.partly,
            blocks=view.blocks,
        )
        return one_line(text)

    def statement(self, kind: str) -> str:
        """Render a statement about the site, in Markdown, for a page at the site's top."""
        text = self.environment.get_template(f"templates/{kind}-statement.md.j2").render(
            course=self.course,
            statements=self.course.statements,
            shown={widget.kind: page for page in self.course.all_pages for widget in page.widgets},
            word=self.words,
        )
        return re.sub(r"\n{3,}", "\n\n", text).lstrip()

    def widget(self, kind: str, page: str, script: str, **values: object) -> str:
        """Render what shows learners their progress as a single line of HTML; `script` as in `quiz`."""
        view = View(self, page_url(page, self.directory_urls))
        text = self.environment.get_template(f"templates/{kind}.html.j2").render(
            course=self.course,
            word=self.words,
            url=view.page,
            head=lambda text: view.prompt(text).head.striptags(),
            html_id=item_anchor,
            script=view.url(script) if script else "",
            **values,
        )
        return one_line(text)

    def facts(self, part: QuizPart) -> list[str]:
        """Say what awaits whoever takes a quiz."""
        quiz, word = part.quiz, self.words
        count = sum(draw.count for draw in quiz.draws) or len(part.items)
        facts = [
            word("page.facts_items", count=count) if quiz.has_attempts else "",
            word("page.facts_attempts", count=quiz.attempts) if quiz.attempts else "",
            word("page.facts_exam") if quiz.mode == "exam" else "",
            word("page.pass_mark", percent=quiz.pass_mark) if quiz.pass_mark else "",
            word("page.hint_cost", percent=quiz.hint_cost) if quiz.hint_cost else "",
            word("page.facts_minutes", minutes=quiz.minutes) if quiz.minutes else "",
        ]
        return [fact for fact in facts if fact]

    def objectives(self, part: QuizPart, view: View) -> list[dict[str, object]]:
        """List the objectives a quiz tests, each with the pages that teach it."""
        tested = {item.objective for _, item in part.items if item.declaration.max_score}
        return [
            {
                "id": objective.id,
                "text": objective.text,
                "pages": [
                    {"title": page.title, "url": view.page(page.path)}
                    for page in self.course.all_pages
                    if objective.id in page.teaches
                ],
            }
            for page in self.course.all_pages
            for objective in page.objectives
            if objective.id in tested
        ]

    def item(self, part: QuizPart, home: Quiz, item: Item, number: int, view: View) -> str:
        """Render one item with the template of its type; `home` is the quiz it is written in."""
        template = self.environment.get_template(f"types/{item.type.replace('-', '_')}/template.html.j2")
        return template.render(
            item=item,
            quiz=part.quiz,
            exam=part.whole and part.quiz.mode == "exam",
            payload=payload(self.course, part, home, item),
            html_id=item_anchor(part.quiz, home, item),
            counter=Markup('<span class="quiz-n">{}</span>').format(number),
            level=part.level,
            prompt=view.prompt(item.prompt),
            word=self.words,
            partly=self.words.partly,
            inline=view.inline,
            blocks=view.blocks,
            url=view.url,
            passage=view.passage,
            language=view.language,
            area=area,
        )

    def html(self, text: str) -> str:
        """Turn an author's text into clean HTML blocks; what holds no markup takes the short way."""
        if text not in self.cache:
            plain = not has_markup(text) or text.count("[") > MAX_BRACKETS
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
        self.inlined: dict[str, Markup] = {}  # most texts stand twice in a page: in a control and in the key

    def blocks(self, text: str) -> Markup:
        """Render a text as paragraphs, lists and so on."""
        clean_html = self.renderer.html(text)
        return Markup(LINK.sub(self.relink, clean_html) if "=" in clean_html else clean_html)

    def inline(self, text: str) -> Markup:
        """Render a text for a place where only running text may stand."""
        if text not in self.inlined:
            blocks = str(self.blocks(text)).strip()
            alone = blocks.startswith("<p>") and blocks.endswith("</p>") and blocks.count("<p>") == 1
            self.inlined[text] = Markup(blocks[3:-4] if alone else clean_inline(blocks))
        return self.inlined[text]

    def language(self, text: str) -> str | None:
        """Give the language that all of a text is marked as, for a place that can hold no markup inside."""
        match = ALL_FOREIGN.fullmatch(self.inline(text))
        return match["lang"] if match else None

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
        """Give the way from this page to another."""
        return relative_url(page_url(path, self.renderer.directory_urls), self.address)

    def url(self, path: str) -> str:
        """Give the way from this page to a file named from the course's top."""
        return relative_url(path, self.address)

    def relink(self, match: re.Match[str]) -> str:
        """Make a link that is written from the course's top lead there from this page."""
        target = html.unescape(match["target"])
        if OUTSIDE.match(target):
            return match[0]
        path = re.split(r"[?#]", target)[0]
        url = page_url(path, self.renderer.directory_urls) if path.endswith(".md") else path
        return f'{match["tag"]}"{html.escape(relative_url(url, self.address) + target[len(path) :])}"'


def payload(course: Course, part: QuizPart, home: Quiz, item: Item) -> dict[str, str]:
    """Decide what the page carries of an item for its script, as attributes of `<quiz-item>`."""
    attributes = {
        "course": course.id,
        "quiz": part.quiz.id,
        "item": item.id,
        "from": "" if home is part.quiz else home.id,
        "type": item.type,
        "objective": item.objective,
        "draws": " ".join(draws_of(part.quiz, home, item)),
        "formerly": " ".join(former_names(part.quiz, home, item)),
        "digest": item.digest,
        "declaration": json.dumps(item.declaration.as_json(), ensure_ascii=False, separators=(",", ":")),
    }
    return {name: value for name, value in attributes.items() if value}


def former_names(quiz: Quiz, home: Quiz, item: Item) -> Iterator[str]:
    """Yield the names that answers to an item may be saved under from before a renaming, the latest first."""
    homes = [""] if home is quiz else [f"{name}/" for name in (home.id, *reversed(home.formerly))]
    quizzes, items = (quiz.id, *reversed(quiz.formerly)), (item.id, *reversed(item.formerly))
    names = (f"{of}:{where}{name}" for of, where, name in itertools.product(quizzes, homes, items))
    next(names)  # what it is called now
    yield from names


def draws_of(quiz: Quiz, home: Quiz, item: Item) -> Iterator[str]:
    """Yield the indexes of the draws of a quiz that may take an item."""
    for index, draw in enumerate(quiz.draws):
        if (draw.source or quiz.id) == home.id and draw.takes(item):
            yield str(index)


def set_attributes(course: Course, part: QuizPart) -> dict[str, object]:
    """Decide what `<quiz-set>` carries: how the quiz is taken, where it is all there."""
    quiz = part.quiz
    attributes: dict[str, object] = {"course": course.id, "quiz": quiz.id}
    if part.named:
        attributes |= {"role": "region", "aria-label": quiz.title}
    if part.whole:
        attributes |= {"pass-mark": quiz.pass_mark, "hint-cost": quiz.hint_cost}
    if part.whole and quiz.has_attempts:
        attributes |= {
            "mode": quiz.mode,
            "attempts": quiz.attempts,
            "shuffle": " ".join(quiz.shuffle),
            "draws": " ".join(str(draw.count) for draw in quiz.draws),
            "formerly": " ".join(reversed(quiz.formerly)),
        }
    return {name: value for name, value in attributes.items() if value}


def area(choice: Choice, number: int = 0) -> Markup:
    """Draw the place of a choice in its image, with its number; without one, what around it may be pressed too.

    Lengths are in per cent of the image.
    """
    if choice.area is None:
        return Markup("")
    ends = [f"{value / 100:g}" for value in choice.area.numbers]
    shape, x, y = shapes[choice.area.shape](ends)
    text = f'<text x="{x}%" y="{y}%">{number}</text>' if number else ""
    name = "area" if number else "reach"
    return Markup(f'<g data-{name}="{html.escape(choice.id)}">{shape}{text}</g>')


def circle(n: list[str]) -> tuple[str, str, str]:
    """Draw a circle from `x, y, radius`, the radius a share of the width.

    SVG takes a circle's radius as a share of width and height together, and an ellipse with one radius is not known
    everywhere. So the circle fills the width of a frame of its own, which is higher than any image.
    """
    x, y, radius = map(float, n)
    frame = f'x="{x - radius:g}%" y="{y - 500:g}%" width="{2 * radius:g}%" height="1000%" viewBox="-1 -1 2 2"'
    return f'<svg {frame}><circle r="1"/></svg>', n[0], n[1]


def rectangle(n: list[str]) -> tuple[str, str, str]:
    """Draw a rectangle from `x, y, width, height`."""
    middle = [f"{float(n[i]) + float(n[i + 2]) / 2:g}" for i in (0, 1)]
    return f'<rect x="{n[0]}%" y="{n[1]}%" width="{n[2]}%" height="{n[3]}%"/>', middle[0], middle[1]


def polygon(n: list[str]) -> tuple[str, str, str]:
    """Draw a polygon from `x, y, x, y, …`; SVG takes no per cent here, so it gets a stretched square of its own."""
    middle = [f"{sum(map(float, n[i::2])) / len(n[i::2]):g}" for i in (0, 1)]
    square = 'viewBox="0 0 100 100" width="100%" height="100%" preserveAspectRatio="none"'
    return f'<svg {square}><polygon points="{" ".join(n)}"/></svg>', middle[0], middle[1]


shapes = {"circle": circle, "rectangle": rectangle, "polygon": polygon}


def has_markup(text: str) -> bool:
    """Tell whether a text may be more to Markdown than one paragraph of bare words."""
    return bool(SIGN.search(text) or LIST.match(text) or text[-2:].isspace())


def text_markdown() -> markdown.Markdown:
    """Make the Markdown of quiz texts: no raw HTML, no headings, no references to be defined elsewhere."""
    converter = markdown.Markdown(extensions=[FencedCodeExtension()], output_format="html")
    for name in ("html_block",):
        converter.preprocessors.deregister(name)
    for name in ("html", "entity"):
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
    lines = (line.strip() for line in text.replace("`", "&#96;").split("\n"))
    return " ".join(line for line in lines if line)


def heading(text: str, level: int) -> str:
    """Write a Markdown heading that says exactly `text`, whatever characters it holds."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!])", r"\\\1", " ".join(text.split()))
    return "#" * min(level, 6) + " " + escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
