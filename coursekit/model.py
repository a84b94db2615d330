"""The course as plain values: every room speaks in these, and none of them touches a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Cardinality = Literal["single", "multiple"]
Rule = Literal["match_correct", "map_response"]
Status = Literal["unanswered", "malformed", "scored"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands in an author's file; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of YAML with its place: a text, a list of nodes, or a mapping of texts to nodes.

    `keys` holds the span of each key of a mapping.
    """

    value: str | list[Node] | dict[str, Node]
    span: Span
    keys: Mapping[str, Span] = field(default_factory=dict)

    def plain(self) -> Any:
        """Give the same tree as bare texts, lists and dicts."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def texts(self) -> Iterator[Node]:
        """Yield every text in the tree, keys left out."""
        if isinstance(self.value, str):
            yield self
        else:
            for node in self.value.values() if isinstance(self.value, dict) else self.value:
                yield from node.texts()

    def at(self, *path: str | int) -> Span:
        """Find the span of what `path` leads to, or of the last step that exists."""
        if not path:
            return self.span
        step, rest = path[0], path[1:]
        if isinstance(self.value, dict) and step in self.value:
            return self.value[str(step)].at(*rest)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step].at(*rest)
        return self.start

    @property
    def start(self) -> Span:
        """The first key of a mapping, the node itself otherwise: the smallest span that names it."""
        return next(iter(self.keys.values()), self.span)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a response is scored against, as plain JSON (QTI's responseDeclaration).

    `choices` are all identifiers a response may hold. `correct` serves the rule `match_correct`; `mapping`
    gives identifiers their whole-number weights for `map_response`. `max_score` is in hundredths of a point.
    """

    cardinality: Cardinality
    rule: Rule
    choices: tuple[str, ...]
    max_score: int
    correct: tuple[str, ...] = ()
    mapping: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give the form that vectors and pages carry; fields the rule does not read are left out."""
        key = {"correct": list(self.correct)} if self.rule == "match_correct" else {"mapping": dict(self.mapping)}
        return {
            "cardinality": self.cardinality,
            "rule": self.rule,
            "choices": list(self.choices),
            **key,
            "max_score": self.max_score,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What scoring gives: a status and points, both in hundredths of a point."""

    status: Status
    score: int
    max_score: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a learner can select; `text` and `feedback` are Markdown."""

    id: str
    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question, whatever its type: past the reader nobody asks which type it was.

    `control` is the HTML input type of its choices. Texts are Markdown. `node` is the item's own YAML, so that
    a check can point into it. `digest` names the scored content: it changes exactly when a saved response can
    no longer be judged as before.
    """

    id: str
    type: str
    prompt: str
    choices: tuple[Choice, ...]
    declaration: Declaration
    digest: str
    node: Node
    control: Literal["radio", "checkbox"] = "radio"
    objective: str = ""
    hints: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A page's worth of items; `broken` are the ids of items that could not be read."""

    id: str
    title: str
    items: tuple[Item, ...]
    node: Node
    intro: str = ""
    pass_mark: int | None = None
    broken: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """Where the quiz's title stands."""
        return self.node.at("title")

    def item(self, item_id: str) -> Item | None:
        """Find an item by its id."""
        return next((item for item in self.items if item.id == item_id), None)


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
class Page:
    """A Markdown page an author wrote: its path in the site's tree, and in the course folder (`source`).

    `broken` tells that its front matter could not be read, so that its objectives are not known.
    """

    path: str
    source: str
    text: str
    title: str = ""
    minutes: int | None = None
    teaches: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    fences: tuple[Fence, ...] = ()
    node: Node | None = None
    broken: bool = False


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


@dataclass(frozen=True, slots=True)
class Course:
    """All that authors wrote, read and typed.

    `pages` are those of `docs/`, `folders` all folders of `modules/`, `broken` the ids of quizzes that could not
    be read, and `files` the paths of everything else a page can show (images and such), by their path in the site.
    """

    id: str
    title: str
    language: str
    modules: tuple[Module, ...]
    quizzes: Mapping[str, Quiz]
    pages: tuple[Page, ...] = ()
    folders: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    collisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """Every page once, those of `docs/` first."""
        modules = {module.id: module for module in self.modules}  # a module listed twice has its pages once
        return self.pages + tuple(page for module in modules.values() for page in module.pages)
