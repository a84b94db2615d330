"""HTML for people to read: one tag a line, indented; and what an HTML parser makes of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"br", "img", "input"}


def pretty(markup: str) -> str:
    """Put each tag on a line of its own, indented, with the text after it; an element of text is one line."""
    lines: list[str] = []
    depth, opened = 0, ""
    for piece in re.findall(r"<[^<]*", markup):
        tag = re.match(r"<(/?)([\w-]+)", piece)
        closing, name = (tag[1], tag[2]) if tag else ("", "")
        depth -= bool(closing)
        if closing and name == opened:
            lines[-1] += piece.rstrip()
        else:
            lines.append("  " * depth + piece.rstrip())
        opened = "" if closing or name in VOID or re.match(r"<[^>]*/>", piece) else name
        depth += bool(opened)
    return "\n".join(lines) + "\n"


class Parsed(HTMLParser):
    """The tags and attributes of a text, the text without its tags, and what is out of balance."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(markup)
        self.close()
        self.unbalanced += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        """Give the values of an attribute, in the order of the text."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]
