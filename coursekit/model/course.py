"""A whole course: its modules, its quizzes, and how it is set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.model.items import Draw, Item, Quiz
from coursekit.model.lessons import Module, Page
from coursekit.model.nodes import Span
from coursekit.model.operator import Statements


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What `course.yml` says about a check: run or not, and its options as written, each with its place."""

    code: str
    span: Span
    on: bool = True
    options: tuple[tuple[str, str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A quiz that completes a course, and the per cent it takes (None: the quiz's own pass mark)."""

    quiz: str
    percent: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Completion:
    """What completes a course: all pages read that are not optional, and some quizzes passed."""

    read: bool
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """All that authors wrote, read and typed.

    `pages` are those of `docs/`, `folders` all folders of `modules/`, `broken` the ids of quizzes that could not
    be read, and `files` the paths of everything else a page can show (images and such), by their path in the site;
    of those, `drawings` holds the texts that are SVG. `rules` are what `course.yml` says about checks, `nav` the pages
    that `mkdocs.yml` names (None: not known). `offline` tells that browsers are to keep the site, `frames` are the
    origins of other sites that may show it in a frame, and `statements` is None where nobody is said to answer for it.
    """

    id: str
    title: str
    language: str
    modules: tuple[Module, ...]
    quizzes: Mapping[str, Quiz]
    offline: bool = True
    frames: tuple[str, ...] = ()
    statements: Statements | None = None
    completion: Completion | None = None
    pages: tuple[Page, ...] = ()
    folders: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    collisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rules: tuple[RuleSetting, ...] = ()
    nav: frozenset[str] | None = None

    def drawn_from(self, quiz: Quiz, draw: Draw) -> tuple[tuple[Quiz, Item], ...]:
        """Give the items a draw of a quiz may take, each with the quiz it is written in."""
        home = self.quizzes.get(draw.source) if draw.source else quiz
        return tuple((home, item) for item in home.items if draw.takes(item)) if home else ()

    def pool(self, quiz: Quiz) -> tuple[tuple[Quiz, Item], ...]:
        """Give every item a quiz may show, each with the quiz it is written in: its own, and those it draws."""
        own = [(quiz, item) for item in quiz.items]
        drawn = [entry for draw in quiz.draws for entry in self.drawn_from(quiz, draw)]
        return tuple({(home.id, item.id): (home, item) for home, item in [*own, *drawn]}.values())

    @property
    def follows_progress(self) -> bool:
        """Tell whether some page shows learners their progress: then they can say which pages they have read."""
        return any(page.widgets for page in self.all_pages)

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """Every page once, those of `docs/` first."""
        modules = {module.id: module for module in self.modules}  # a module listed twice has its pages once
        return self.pages + tuple(page for module in modules.values() for page in module.pages)

    @property
    def shown_pages(self) -> tuple[Page, ...]:
        """Every page that the site has, in the order they are read."""
        return tuple(page for page in self.all_pages if not page.hidden)
