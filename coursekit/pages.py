"""A page of the tree: the author's Markdown with its fences filled, its drawings among its lines."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursekit import drawings, explain, gallery
from coursekit.journey import Journey, chosen, page_name, takes_reading
from coursekit.markup import heading
from coursekit.model import Course, Drawing, Fence, Page, Widget
from coursekit.render import QuizPart, Renderer

Place = Fence | Widget | Drawing
MARK = re.compile(r"<div data-coursekit=[\"']?(?P<index>\d+)[\"']?></div>")


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A text of the tree and the authored file it comes from, empty for what this package adds.

    `text` holds a mark for each of the `inserts`, which are HTML: a generator that can put them in once the page is
    done neither parses nor indexes them.
    """

    text: str
    source: str
    inserts: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The text with its inserts in place."""
        return put_in(self.text, self.inserts)


def put_in(text: str, inserts: Sequence[str]) -> str:
    """Put inserts in the place of their marks, in a text or in the page that became of it."""
    return MARK.sub(lambda match: inserts[int(match["index"])] if int(match["index"]) < len(inserts) else "", text)


def marks(text: str) -> int:
    """Count the marks of inserts."""
    return len(MARK.findall(text))


@dataclass(frozen=True, slots=True)
class Scripts:
    """The paths in the site of what questions and what progress need."""

    questions: str
    journey: str


class Filled:
    """Fills the fences of one page, from the top down, and asks below whether it has been read."""

    def __init__(self, course: Course, page: Page, renderer: Renderer, scripts: Scripts) -> None:
        self.course = course
        self.page = page
        self.renderer = renderer
        self.script = scripts.questions
        self.journey_script = scripts.journey
        self.number = 1
        self.inserts: list[str] = []

    def file(self) -> TreeFile:
        """Give the page with the place of each fence and drawing filled."""
        lines = self.page.text.split("\n")
        places: list[Place] = [*self.page.fences, *self.page.widgets, *self.page.drawings]
        places.sort(key=first_line)
        filled = [(place, list(self.fill(place))) for place in places]
        for place, new in reversed(filled):
            if new:
                lines[first_line(place) : last_line(place) + 1] = ["", *new, ""]
        if takes_reading(self.course, self.page):
            lines += ["", self.progress("page-read", name=page_name(self.page)), ""]
        return TreeFile("\n".join(lines), self.page.source, tuple(self.inserts))

    def fill(self, place: Place) -> Iterator[str]:
        """Yield the lines that stand in a place, none where it is to be left as it is."""
        if isinstance(place, Fence):
            yield from self.quiz(place)
        elif isinstance(place, Drawing):
            yield from self.figure(place)
        else:
            yield from self.widget(place)

    def insert(self, markup: str) -> str:
        """Keep some HTML, and give its mark: a block of raw HTML, which Markdown leaves as it is."""
        self.inserts.append(markup)
        return f'<div data-coursekit="{len(self.inserts) - 1}"></div>'

    def questions(self, part: QuizPart) -> str:
        """Keep the items of a place, numbered on through the page; the first of a page bring the script."""
        markup = self.renderer.quiz(part, self.page.path, self.script)
        self.script = ""
        self.number += len(part.items)
        return self.insert(markup)

    def quiz(self, fence: Fence) -> Iterator[str]:
        """Yield a quiz; one that is shown whole gets a heading, unless one stands right above it or says the same."""
        quiz = self.course.quizzes[fence.quiz]
        named = not fence.items and not fence.titled and quiz.title == self.page.title and fence.heading == 1
        titled = bool(fence.items) or fence.titled or named
        if not titled:
            yield from (heading(quiz.title, fence.heading + 1), "")
        level = min(6, fence.heading + (1 if titled else 2))
        items = chosen(self.course, quiz, fence)
        yield self.questions(QuizPart(quiz, items, not fence.items, self.number, level, named))

    def figure(self, drawing: Drawing) -> Iterator[str]:
        """Yield a drawing, where the course has it."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), drawing.file))
        if markup := drawings.figure(self.course.drawings.get(path, ""), drawing.alt):
            yield self.insert(markup)

    def widget(self, widget: Widget) -> Iterator[str]:
        """Yield what a fence stands for."""
        if widget.kind == explain.KIND:
            yield explain.as_markdown(self.renderer.words, widget.heading + 1, self.insert)
        elif widget.kind == gallery.KIND:
            yield from gallery.Writer(self.renderer).lines(widget, lambda: self.number, self.questions)
        else:
            yield self.progress(widget.kind, level=widget.heading + 1, **Journey(self.course).values(widget))

    def progress(self, kind: str, **values: object) -> str:
        """Keep what shows progress; the first of a page brings the script."""
        markup = self.renderer.widget(kind, self.page.path, self.journey_script, **values)
        self.journey_script = ""
        return self.insert(markup)


def first_line(place: Place) -> int:
    """Give the index of the first line of a place."""
    return place.line if isinstance(place, Drawing) else place.first


def last_line(place: Place) -> int:
    """Give the index of the last line of a place."""
    return place.line if isinstance(place, Drawing) else place.last
