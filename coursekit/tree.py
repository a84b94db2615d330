"""A course to the whole tree of pages a site generator reads: pure, and the same for every engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coursekit import bundle, drawings, offline, statements
from coursekit.model import Course, Fence, Item, Module, Page, Quiz
from coursekit.render import QuizPart, Renderer, heading

Replacement = tuple[int, int, str, str]  # first and last line index, a Markdown heading or nothing, HTML
MARK = re.compile(r"<div data-coursekit=[\"']?(?P<index>\d+)[\"']?></div>")
MODULES = "modules"  # the entry of a nav that stands for all modules, in the order of `course.yml`


@dataclass(frozen=True, slots=True)
class Settings:
    """What an engine other than MkDocs needs to know of `mkdocs.yml`."""

    directory_urls: bool
    nav: list[Any]
    extra_css: tuple[str, ...]
    custom_dir: str


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


@dataclass(frozen=True, slots=True)
class Tree:
    """All texts by their path in the site, authored files to copy, and what every page needs.

    That is a style sheet and, where the theme is one that is mended, the scripts `first` and `theme`, and where the
    site is to be kept for a reader without a network, the script `keep`.
    """

    files: Mapping[str, TreeFile]
    style: str
    copies: Mapping[str, str]
    first: str = ""
    theme: str = ""
    keep: str = ""


def build(course: Course, directory_urls: bool, themed: bool = False, keep: bool = False) -> Tree:
    """Make the tree of a course without errors; `directory_urls` tells how the engine names pages.

    With `themed` it holds what mends and dresses the theme, with `keep` the script that keeps the site for a reader
    without a network, unless the course wants none.
    """
    renderer = Renderer(course, directory_urls)
    script, style = bundle.script(course.language), bundle.style(themed)
    theme = (bundle.guard(), bundle.theme_script(course.language)) if themed else ()
    keeper = (offline.register(),) if keep and course.offline else ()
    files = {asset.path: TreeFile(asset.text, "") for asset in (script, style, *theme, *keeper)}
    files |= {path: TreeFile(text, "course.yml") for path, text in statements.pages(course, renderer)}
    for page in course.all_pages:
        files[page.path] = page_file(course, page, renderer, script.path)
    first, last = (asset.path for asset in theme) if theme else ("", "")
    return Tree(files, style.path, course.files, first, last, keeper[0].path if keeper else "")


def put_in(text: str, inserts: Sequence[str]) -> str:
    """Put inserts in the place of their marks, in a text or in the page that became of it."""
    return MARK.sub(lambda match: inserts[int(match["index"])] if int(match["index"]) < len(inserts) else "", text)


def marks(text: str) -> int:
    """Count the marks of inserts."""
    return len(MARK.findall(text))


def mark(index: int) -> str:
    """Write the mark of an insert: a block of raw HTML, which Markdown leaves as it is."""
    return f'<div data-coursekit="{index}"></div>'


def page_file(course: Course, page: Page, renderer: Renderer, script: str) -> TreeFile:
    """Put the quizzes of a page in the place of its fences, and its drawings in the place of their images."""
    lines = page.text.split("\n")
    inserts: list[str] = []
    replacements = []
    for first, last, title, markup in sorted([*quizzes(course, page, renderer, script), *figures(course, page)]):
        inserts.append(markup)
        replacements.append((first, last, ["", *([title, ""] if title else []), mark(len(inserts) - 1), ""]))
    for first, last, new in reversed(replacements):
        lines[first : last + 1] = new
    return TreeFile("\n".join(lines), page.source, tuple(inserts))


def quizzes(course: Course, page: Page, renderer: Renderer, script: str) -> Iterator[Replacement]:
    """Yield the quizzes of a page; one that is shown whole gets a heading, unless one stands right above it."""
    number = 1
    for index, fence in enumerate(page.fences):
        quiz = course.quizzes[fence.quiz]
        title = "" if fence.items or fence.titled else heading(quiz.title, fence.heading + 1)
        level = min(6, fence.heading + (2 if title else 1))
        part = QuizPart(quiz, chosen(course, quiz, fence), not fence.items, number, level)
        markup = renderer.quiz(part, page.path, "" if index else script)
        yield fence.first, fence.last, title, markup
        number += len(part.items)


def figures(course: Course, page: Page) -> Iterator[Replacement]:
    """Yield the drawings that stand alone in a page, where the course has them."""
    for drawing in page.drawings:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), drawing.file))
        markup = drawings.figure(course.drawings[path], drawing.alt) if path in course.drawings else ""
        if markup:
            yield drawing.line, drawing.line, "", markup


def chosen(course: Course, quiz: Quiz, fence: Fence) -> tuple[tuple[Quiz, Item], ...]:
    """Give the items a fence names, in its order, or all the quiz may show; each with the quiz it is written in."""
    if not fence.items:
        return course.pool(quiz)
    return tuple((quiz, item) for name in fence.items if (item := quiz.item(name)))


def expand(nav: list[Any], course: Course) -> list[Any]:
    """Put the modules of the course in the place of the nav's entry `modules`, also inside a section."""
    entries: list[Any] = []
    for entry in nav:
        if entry == MODULES:
            entries += [module_nav(module) for module in course.modules]
        elif isinstance(entry, Mapping):
            entries.append({title: expand(v, course) if isinstance(v, list) else v for title, v in entry.items()})
        else:
            entries.append(entry)
    return entries


def module_nav(module: Module) -> dict[str, list[str]]:
    """Give a module its section; its pages keep their own titles."""
    return {module.title: [page.path for page in module.pages]}
