"""Modules and pages: what they hold, and where in them it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from coursekit.model.items import Allowance
from coursekit.model.nodes import Node, Span


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner can do afterwards."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fence:
    """A ```quiz fence of a page: which quiz, which of its items (none named: all), and where.

    `first` and `last` are line indexes into the page's text, `heading` the level of the heading above it, and
    `titled` tells that this heading stands right above the fence.
    """

    quiz: str
    items: tuple[str, ...]
    span: Span
    item_spans: tuple[Span, ...]
    first: int
    last: int
    heading: int
    titled: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, as Markdown without its attributes."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: where it leads (empty where that stands elsewhere), its words, and the places of both.

    `shows` tells that the target is a picture shown on the page.
    """

    target: str
    text: str
    span: Span
    text_span: Span
    shows: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page, and what it shows, in words."""

    alt: str
    span: Span


class Block(NamedTuple):
    """A paragraph or an entry of a list, as plain text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """What the prose of a page holds; `anchors` are all ids that a link can lead to."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    anchors: frozenset[str] = frozenset()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Widget:
    """A fence of a page that stands for something larger: its kind, and the module it is about (empty: all).

    `first`, `last` and `heading` are those of a quiz fence.
    """

    kind: str
    module: str
    span: Span
    first: int
    last: int
    heading: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that stands alone on a line of a page: its line index, its file as written there, what it shows."""

    line: int
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page an author wrote: its path in the site's tree, and in the course folder (`source`).

    `optional` tells that the course is complete without it. `broken` tells that its front matter could not be read,
    so that its objectives are not known; `hidden` that `mkdocs.yml` leaves it out of the site.
    """

    path: str
    source: str
    text: str
    title: str = ""
    minutes: int | None = None
    teaches: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    fences: tuple[Fence, ...] = ()
    widgets: tuple[Widget, ...] = ()
    optional: bool = False
    drawings: tuple[Drawing, ...] = ()
    node: Node | None = None
    broken: bool = False
    prose: Prose = Prose()
    hidden: bool = False
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A session: a folder of pages, the index first."""

    id: str
    pages: tuple[Page, ...]
    span: Span

    @property
    def title(self) -> str:
        """The title of the index page, or the folder's name where there is none."""
        return next((page.title for page in self.pages if page.path.endswith("/index.md")), "") or self.id
