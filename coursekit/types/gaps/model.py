"""`gaps`: a text with gaps, each typed or chosen from a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from coursekit.fields import ScoredFields, Typos
from coursekit.identity import choice_id
from coursekit.model import Choice, Declaration, Interaction, Part, unmarked
from coursekit.typed import plain
from coursekit.values import Text

GAP = re.compile(r"\{\{(?P<content>(?:[^{}]|\]\{lang=[^{}]*\})*)\}\}")
# In the text or the address of a link or image, or beside the mark of a code block, no control can stand.
LINKED_GAP = re.compile(
    r"\[[^\]\n]*\{\{[^\]\n]*\]\(|\]\([^)\n]*\{\{|<[a-z]+:[^>\s]*\{\{|^ {0,3}(?:```|~~~).*\{\{", re.MULTILINE
)


class Model(ScoredFields):
    """Points in equal parts for each gap.

    `{{motiverad|benägen}}` is typed, and either word is right. `{{*lämpligt|dyrt|nytt}}` is chosen from a list, and
    the word with the star is right.
    """

    text: Text
    typos: Typos = 0

    @field_validator("text")
    @classmethod
    def check_gaps(cls, value: str) -> str:
        """Refuse a text without gaps, and a gap that is unfinished, empty, in a link, or a list with many stars."""
        if LINKED_GAP.search(value):
            raise PydanticCustomError("gap-place", "in a link")
        gaps = [match["content"] for match in GAP.finditer(value)]
        if not gaps or re.search(r"\{\{|\}\}", GAP.sub("", value)):
            raise PydanticCustomError("gap-syntax", "no gaps, or an unfinished one")
        for gap in gaps:
            words = [word.strip() for word in gap.split("|")]
            stars = sum(word.startswith("*") for word in words)
            bare = [plain(unmarked(word.removeprefix("*"))) for word in words]
            if "" in bare or len(set(bare)) < len(bare) or stars > 1 or (stars and len(words) == 1):
                raise PydanticCustomError("gap-content", "bad gap", {"gap": gap})
        return value

    def lower(self, word: Callable[[str], str]) -> Interaction:  # noqa: ARG002
        """Score each gap by itself: a typed one by `match_text`, a chosen one by `match_correct`."""
        parts, fields = [], {}
        for index, match in enumerate(GAP.finditer(self.text), 1):
            words = [word.strip() for word in match["content"].split("|")]
            part = gap_part(f"gap-{index}", words)
            parts.append(part)
            fields[part.id] = gap_declaration(part, self.typos)
        numbers = iter(range(1, len(parts) + 1))
        return Interaction(
            parts=tuple(parts),
            passage=GAP.sub(lambda _: f"{{{{gap-{next(numbers)}}}}}", self.text),
            declaration=Declaration(cardinality="record", fields=fields, max_score=self.points),
        )


def gap_part(name: str, words: list[str]) -> Part:
    """Make a gap to choose in where a word has a star, else one to type in."""
    if not any(word.startswith("*") for word in words):
        return Part(name, "", "text", tuple(Choice(plain(unmarked(word)), word, True) for word in words))
    choices = [
        Choice(choice_id(word.removeprefix("*")), word.removeprefix("*"), word.startswith("*")) for word in words
    ]
    return Part(name, "", "select", tuple(sorted(choices, key=lambda choice: choice.id)))


def gap_declaration(part: Part, typos: int) -> Declaration:
    """Say what is right in a gap."""
    if part.control == "text":
        mapping = {choice.id: 1 for choice in part.choices}
        return Declaration(cardinality="single", rule="match_text", mapping=mapping, tolerance=typos, max_score=100)
    return Declaration.one_of(part.choices)
