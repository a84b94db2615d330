"""A course to the whole tree of pages a site generator reads: pure, and the same for every engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coursekit import bundle
from coursekit.journey import Journey, chosen, page_name, takes_reading
from coursekit.model import Course, Fence, Module, Page, Widget
from coursekit.render import QuizPart, Renderer, heading

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
    """A text of the tree and the authored file it comes from, empty for what this package adds."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Tree:
    """All texts by their path in the site, the style sheet every page needs, and authored files to copy."""

    files: Mapping[str, TreeFile]
    style: str
    copies: Mapping[str, str]


def build(course: Course, directory_urls: bool) -> Tree:
    """Make the tree of a course without errors; `directory_urls` tells how the engine names pages."""
    renderer = Renderer(course, directory_urls)
    script, style = bundle.script(course.language), bundle.style()
    journey = bundle.script(course.language, bundle.JOURNEY)
    assets = [script, style, *([journey] if course.follows_progress else [])]
    files = {asset.path: TreeFile(asset.text, "") for asset in assets}
    for page in course.all_pages:
        text = page_text(course, page, renderer, script.path, journey.path)
        files[page.path] = TreeFile(text, page.source)
    return Tree(files, style.path, course.files)


def page_text(course: Course, page: Page, renderer: Renderer, script: str, journey: str) -> str:
    """Put the quizzes and the widgets of a page in the place of its fences, and ask below whether it has been read."""
    lines = page.text.split("\n")
    if takes_reading(course, page):
        lines += [
            "",
            renderer.widget("page-read", page.path, "" if page.widgets else journey, name=page_name(page)),
            "",
        ]
    places: list[tuple[Fence | Widget, list[str]]] = list(quizzes(course, page, renderer, script))
    for index, widget in enumerate(page.widgets):
        values = Journey(course).values(widget)
        markup = renderer.widget(widget.kind, page.path, "" if index else journey, level=widget.heading + 1, **values)
        places.append((widget, [markup]))
    for place, new in sorted(places, key=lambda place: -place[0].first):
        lines[place.first : place.last + 1] = ["", *new, ""]
    return "\n".join(lines)


def quizzes(course: Course, page: Page, renderer: Renderer, script: str) -> Iterator[tuple[Fence, list[str]]]:
    """Yield the quiz fences of a page, each with the lines that stand in its place."""
    number = 1
    for index, fence in enumerate(page.fences):
        quiz = course.quizzes[fence.quiz]
        title = "" if fence.items or fence.titled else heading(quiz.title, fence.heading + 1)
        level = min(6, fence.heading + (2 if title else 1))
        part = QuizPart(quiz, chosen(course, quiz, fence), not fence.items, number, level)
        markup = renderer.quiz(part, page.path, "" if index else script)
        yield fence, [title, "", markup] if title else [markup]
        number += len(part.items)


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
