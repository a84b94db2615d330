"""A course to the whole tree of pages a site generator reads: pure, and the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursekit import bundle, gallery, offline, statements
from coursekit.model import Course, Module
from coursekit.pages import Filled, Scripts, TreeFile
from coursekit.render import Renderer

MODULES = "modules"  # the entry of a nav that stands for all modules, in the order of `course.yml`


@dataclass(frozen=True, slots=True)
class Settings:
    """What an engine other than MkDocs needs to know of `mkdocs.yml`."""

    directory_urls: bool
    nav: list[Any]
    extra_css: tuple[str, ...]
    extra_javascript: tuple[Any, ...]
    themed: bool
    custom_dir: str


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
    journey = bundle.script(course.language, bundle.JOURNEY)
    theme = (bundle.guard(), bundle.theme_script(course.language)) if themed else ()
    keeper = (offline.register(),) if keep and course.offline else ()
    own = (script, style, *((journey,) if course.follows_progress else ()))
    files = {asset.path: TreeFile(asset.text, "") for asset in (*own, *theme, *keeper)}
    files |= {path: TreeFile(text, "course.yml") for path, text in statements.pages(course, renderer)}
    if any(widget.kind == gallery.KIND for page in course.all_pages for widget in page.widgets):
        files |= {path: TreeFile(text, "") for path, text in gallery.images().items()}
    for page in course.all_pages:
        files[page.path] = Filled(course, page, renderer, Scripts(script.path, journey.path)).file()
    first, last = (asset.path for asset in theme) if theme else ("", "")
    return Tree(files, style.path, course.files, first, last, keeper[0].path if keeper else "")


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
