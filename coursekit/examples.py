"""The examples of each item type, written once as data: documentation, fixtures and vectors all read them here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coursekit.model import Item, Node, Span
from coursekit.package import package_has, package_text
from coursekit.reader import read_item, type_names
from coursekit.source import parse
from coursekit.words import Words


@dataclass(frozen=True, slots=True)
class Example:
    """An item with the responses its type was made for; `source` is its YAML as written.

    `responses` are mappings of `response` (identifiers), `status`, and `score` in points.
    """

    title: str
    item: Item
    responses: tuple[dict[str, Any], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Described:
    """A type as its own folder describes it: what authors call it, what it is for (Markdown), and its examples."""

    type: str
    name: str
    about: str
    examples: tuple[Example, ...]


def described(type_name: str, language: str, written: str = "en") -> Described:
    """Read what a type's folder says in the language `written`, or in English where it does not say it in that.

    `language` is that of our words in the examples. Raises ValueError should there be a mistake.
    """
    folder = f"types/{type_name.replace('-', '_')}"
    own = f"{folder}/examples.{written}.yml"
    name = own if package_has(own) else f"{folder}/examples.yml"
    text = package_text(name)
    top, diagnostics = parse(name, text)
    if top is None or diagnostics or not isinstance(top.value, dict):
        raise ValueError(f"{name}: {diagnostics}")
    entries = top.value["examples"].value
    assert isinstance(entries, list)
    found = tuple(example(name, node, text, Words(language)) for node in entries)
    return Described(type_name, str(top.value["name"].value), str(top.value["about"].value), found)


def examples(type_name: str, language: str = "en") -> list[Example]:
    """Read the examples of a type as they are written in English, with our words in a language."""
    return list(described(type_name, language).examples)


def all_examples(language: str = "en", written: str = "en") -> list[Example]:
    """Read the examples of every type."""
    return [example for name in type_names() for example in described(name, language, written).examples]


def example(name: str, node: Node, text: str, words: Words) -> Example:
    """Read one example."""
    fields = node.value
    assert isinstance(fields, dict)
    _, item, diagnostics = read_item(fields["item"], words)
    if item is None:
        raise ValueError(f"{name}: {diagnostics}")
    return Example(
        title=str(fields["title"].value),
        item=item,
        responses=tuple(fields["responses"].plain()),
        source=excerpt(text, fields["item"], node.keys["responses"]),
    )


def excerpt(text: str, item: Node, after: Span) -> str:
    """Cut an item out of its file, as it would stand in a quiz of its own."""
    first, last = item.span.line - 1, after.line - 1
    lines = text.split("\n")[first:last]
    indent = item.span.column - 1
    return "\n".join((("    " if n else "  - ") + line[indent:]).rstrip() for n, line in enumerate(lines)).rstrip()
