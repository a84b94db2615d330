"""The course as plain values: every room speaks in these, and none of them touches a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Cardinality = Literal["single", "multiple", "ordered", "record"]
Rule = Literal["match_correct", "map_response", "match_text", "match_number"]
Control = Literal["radio", "checkbox", "select", "text", "textarea", "order"]
Status = Literal["unanswered", "malformed", "scored"]

# A word of another language in a text of a quiz, `[placemaking]{lang=en}`, its language as in BCP 47: `en`, `pt-BR`.
FOREIGN = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\{lang=(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\}")


class Span(NamedTuple):
    """Where something stands in an author's file; lines and columns count from 1, the end is exclusive.

    A course has one for every word of YAML: a named tuple is made several times as fast as a frozen dataclass.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Node(NamedTuple):
    """One piece of YAML with its place: a text, a list of nodes, or a mapping of texts to nodes.

    `keys` holds the span of each key of a mapping.
    """

    value: str | list[Node] | dict[str, Node]
    span: Span
    keys: Mapping[str, Span] = MappingProxyType({})

    def plain(self) -> Any:
        """Give the same tree as bare texts, lists and dicts."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def texts(self) -> Iterator[Node]:
        """Yield every text in the tree, in its order, keys left out."""
        left = [self]
        while left:
            node = left.pop()
            if isinstance(node.value, str):
                yield node
            else:
                left += reversed([*(node.value.values() if isinstance(node.value, dict) else node.value)])

    def at(self, *path: str | int) -> Span:
        """Find the span of what `path` leads to, or of the last step that exists."""
        node = self
        for step in path:
            inner = node.inner(step)
            if inner is None:
                return node.start
            node = inner
        return node.span

    def inner(self, step: str | int) -> Node | None:
        """Find what a key of a mapping or an index of a list leads to."""
        found: Node | None = None
        if isinstance(self.value, dict):
            found = self.value.get(str(step))
        elif isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            found = self.value[step]
        return found

    @property
    def start(self) -> Span:
        """The first key of a mapping, the node itself otherwise: the smallest span that names it."""
        return next(iter(self.keys.values()), self.span)


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included, as decimal texts (empty: no bound), and what they weigh."""

    low: str
    high: str
    weight: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a response is scored against, as plain JSON (QTI's responseDeclaration).

    A response is a list of texts, for a `record` a mapping of its fields to such lists. `choices` are all
    identifiers a response may hold. Each rule reads one more field: `match_correct` reads `correct`;
    `map_response` the whole-number weights of identifiers in `mapping`; `match_text` the weights of normalised
    texts in `mapping` and how many slips of the pen it forgives (`tolerance`); `match_number` reads `ranges` and
    the `units` one may write. A record has `fields` and no rule. `max_score` is in hundredths of a point.
    """

    cardinality: Cardinality
    max_score: int
    rule: Rule | None = None
    choices: tuple[str, ...] = ()
    correct: tuple[str, ...] = ()
    mapping: Mapping[str, int] = field(default_factory=dict)
    tolerance: int = 0
    ranges: tuple[Range, ...] = ()
    units: tuple[str, ...] = ()
    fields: Mapping[str, Declaration] = field(default_factory=dict)

    @classmethod
    def one_of(cls, choices: Iterable[Choice], max_score: int = 100) -> Declaration:
        """Declare that exactly one of some choices is to be taken, and which are correct."""
        choices = tuple(choices)
        return cls(
            cardinality="single",
            rule="match_correct",
            choices=tuple(choice.id for choice in choices),
            correct=tuple(choice.id for choice in choices if choice.correct),
            max_score=max_score,
        )

    @classmethod
    def any_of(cls, choices: Iterable[Choice], max_score: int = 100) -> Declaration:
        """Declare that any of some choices are to be taken: a right one weighs 1, a wrong one -1."""
        choices = tuple(choices)
        return cls(
            cardinality="multiple",
            rule="map_response",
            choices=tuple(choice.id for choice in choices),
            mapping={choice.id: 1 if choice.correct else -1 for choice in choices},
            max_score=max_score,
        )

    def as_json(self) -> dict[str, Any]:
        """Give the form that vectors and pages carry; fields the rule does not read are left out."""
        shared = {"cardinality": self.cardinality, "max_score": self.max_score}
        if self.rule is None:
            return shared | {"fields": {name: part.as_json() for name, part in self.fields.items()}}
        read: dict[Rule, dict[str, Any]] = {
            "match_correct": {"choices": list(self.choices), "correct": list(self.correct)},
            "map_response": {"choices": list(self.choices), "mapping": dict(self.mapping)},
            "match_text": {"mapping": dict(self.mapping), "tolerance": self.tolerance},
            "match_number": {
                "ranges": [[entry.low, entry.high, entry.weight] for entry in self.ranges],
                "units": list(self.units),
            },
        }
        return shared | {"rule": self.rule} | read[self.rule]


class Outcome(NamedTuple):
    """What scoring gives: a status and points, both in hundredths of a point."""

    status: Status
    score: int
    max_score: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: the path of its file from the course's top, and what it shows, in words."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of an image: a shape and its numbers, all in hundredths of a per cent of the image's width or height.

    A circle is `x, y, radius` (of the width), a rectangle `x, y, width, height`, a polygon `x, y, x, y, …`.
    """

    shape: Literal["circle", "rectangle", "polygon"]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a learner can select, or an answer that is recognised; `text` and `feedback` are Markdown.

    `id` is what a response holds. `to` names the step of a scenario that the choice leads to.
    """

    id: str
    text: str
    correct: bool
    feedback: str = ""
    area: Area | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an item with several: a gap, a row, a pair's left side, a step.

    `id` is the field's name in the declaration and the response; `text` is Markdown.
    """

    id: str
    text: str
    control: Control
    choices: tuple[Choice, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """What a type makes of its own fields: what a learner sees and answers, and what that is scored by.

    Its controls are either its own `choices` or those of its `parts`. `passage` is a text that the parts stand in,
    each where its `{{id}}` is. `feedback` is said about an answer that is not recognised. `mixes` tells that the
    order of the choices says nothing, so that it may be shuffled.
    """

    declaration: Declaration
    control: Control = "radio"
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    passage: str = ""
    unit: str = ""
    feedback: str = ""
    lines: int = 1
    mixes: bool = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """An author's word that a finding with this code is as it should be, with the reason, and where it is said."""

    code: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What `course.yml` says about a check: run or not, and its options as written, each with its place."""

    code: str
    span: Span
    on: bool = True
    options: tuple[tuple[str, str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Interaction):
    """One question, whatever its type: past the reader nobody asks which type it was.

    Texts are Markdown. `node` is the item's own YAML, so that a check can point into it. `digest` names the scored
    content: it changes exactly when a saved response can no longer be judged as before. `formerly` are ids the item
    had before, the latest last: answers saved under them are its own.
    """

    id: str
    type: str
    prompt: str
    digest: str
    node: Node
    image: Image | None = None
    objective: str = ""
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    explanation: str = ""
    formerly: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """So many items for each attempt, out of those of a quiz (`source`, empty: its own) with an objective or tag."""

    count: int
    source: str = ""
    objective: str = ""
    tag: str = ""

    def takes(self, item: Item) -> bool:
        """Tell whether an item of the right quiz may be drawn."""
        return self.objective in ("", item.objective) and (not self.tag or self.tag in item.tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Items that are answered together.

    `mode` is `practice` (feedback after each item) or `exam` (marked together at the end). `attempts` limits how
    often, `minutes` is a recommended time, `hint_cost` the per cent of an item's points that opening a hint takes.
    `formerly` are ids the quiz had before, the latest last. `broken` are the ids of items that could not be read.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    node: Node
    intro: str = ""
    mode: Literal["practice", "exam"] = "practice"
    pass_mark: int | None = None
    draws: tuple[Draw, ...] = ()
    attempts: int | None = None
    shuffle: tuple[str, ...] = ()
    minutes: int | None = None
    certainty: bool = False
    hint_cost: int = 0
    formerly: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()
    allow: tuple[Allowance, ...] = ()

    @property
    def has_attempts(self) -> bool:
        """Tell whether the quiz is taken in attempts, each with its own answers."""
        return self.mode == "exam" or bool(self.draws or self.attempts or self.shuffle)

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


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for a site, and how to reach them; what is not known is empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something of a site that not everyone can use: what, why, and what to use instead."""

    what: str
    why: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What a statement of accessibility says; dates as written, `conformance` is `full`, `partial`, `none` or empty.

    `burdens` are shortcomings that it would be too much of a burden to mend, `exempt` is what no rule asks for.
    """

    conformance: str = ""
    assessed: str = ""
    updated: str = ""
    method: str = ""
    shortcomings: tuple[Shortcoming, ...] = ()
    burdens: tuple[Shortcoming, ...] = ()
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a privacy notice says that only the operator knows: its date, what the server logs, whom to ask."""

    updated: str = ""
    logs: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the statements of a site are written from; `spans` are the places of the parts in `course.yml`, by key."""

    operator: Operator
    accessibility: Accessibility
    privacy: Privacy
    spans: Mapping[str, Span]


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


def item_anchor(quiz: Quiz, home: Quiz, item: Item) -> str:
    """Name the place of an item on a page of `quiz`; no id holds two hyphens in a row, so no two names are the same."""
    return "--".join(["quiz", quiz.id, *([] if home is quiz else [home.id]), item.id])
