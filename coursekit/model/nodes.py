"""What an author wrote, word for word, and where: a piece of YAML with the places in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


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
