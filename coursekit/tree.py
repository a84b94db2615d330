"""A course to the whole tree of pages a site generator reads: pure, and the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coursekit import bundle
from coursekit.explain import as_markdown
from coursekit.model import Course, Fence, Item, Module, Page, Quiz
from coursekit.render import QuizPart, Renderer, heading
from coursekit.words import Words

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
    files = {asset.path: TreeFile(asset.text, "") for asset in (script, style)}
    for page in course.all_pages:
        files[page.path] = TreeFile(page_text(course, page, renderer, script.path), page.source)
    return Tree(files, style.path, course.files)


def page_text(course: Course, page: Page, renderer: Renderer, script: str) -> str:
    """Put the quizzes of a page in the place of its fences."""
    lines = page.text.split("\n")
    number, replacements = 1, []
    for index, fence in enumerate(page.fences):
        quiz = course.quizzes[fence.quiz]
        title = "" if fence.items or fence.titled else heading(quiz.title, fence.heading + 1)
        level = min(6, fence.heading + (2 if title else 1))
        part = QuizPart(quiz, chosen(course, quiz, fence), not fence.items, number, level)
        markup = renderer.quiz(part, page.path, "" if index else script)
        replacements.append((fence, [title, "", markup] if title else [markup]))
        number += len(part.items)
    places = [(fence.first, fence.last, new) for fence, new in replacements]
    places += [(first, last, [manual(course.language)]) for first, last in page.manuals]
    for first, last, new in sorted(places, reverse=True):
        lines[first : last + 1] = ["", *new, ""]
    return "\n".join(lines)


@cache
def manual(language: str) -> str:
    """Give the list of all checks, which no course changes."""
    return as_markdown(Words(language))


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
