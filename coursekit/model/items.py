"""Questions and quizzes, whatever their types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from coursekit.model.nodes import Node, Span
from coursekit.model.responses import Choice, Declaration

Control = Literal["radio", "checkbox", "select", "text", "textarea", "order"]

# A word of another language in a text of a quiz, `[placemaking]{lang=en}`, its language as in BCP 47: `en`, `pt-BR`.
FOREIGN = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\{lang=(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\}")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: the path of its file from the course's top, and what it shows, in words."""

    file: str
    alt: str


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


def unmarked(text: str) -> str:
    """Give a text without the marks of languages in it: what a learner reads, and may type."""
    return FOREIGN.sub(r"\g<words>", text) if "lang=" in text else text


def item_anchor(quiz: Quiz, home: Quiz, item: Item) -> str:
    """Name the place of an item on a page of `quiz`; no id holds two hyphens in a row, so no two names are the same."""
    return "--".join(["quiz", quiz.id, *([] if home is quiz else [home.id]), item.id])
