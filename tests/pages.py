"""Built pages, read: elements with their attributes and texts, in the order of the page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """One element of a page; `inside` are the elements around it, from the outside in.

    Its text is a part of the `texts` of the page, joined when it is asked for: the outermost elements hold them all.
    """

    tag: str
    attributes: dict[str, str]
    inside: list[Element]
    texts: list[str]
    start: int
    end: int | None

    @property
    def text(self) -> str:
        return "".join(self.texts[self.start : self.end])

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """A page of a built site."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.texts: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        here = len(self.texts)
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, list(self.open), self.texts, here, here if tag in VOID else None)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.close_one().tag != tag:
                pass

    def close_one(self) -> Element:
        """Close the innermost of the open elements."""
        element = self.open.pop()
        element.end = len(self.texts)
        return element

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, *tags: str, within: str = "") -> list[Element]:
        """Give the elements with one of these tags; `within` is the tag or class of an element around them."""
        return [element for element in self.elements if element.tag in tags and is_within(element, within)]

    def one(self, tag: str, css_class: str) -> Element:
        """Give the only element with this tag and class."""
        found = [element for element in self.all(tag) if css_class in element.classes]
        assert len(found) == 1, f"{len(found)} elements {tag}.{css_class}"
        return found[0]


def is_within(element: Element, name: str) -> bool:
    return not name or any(name == outer.tag or name in outer.classes for outer in element.inside)


def addresses(site: Path, path: str) -> Iterator[str]:
    """Yield where a page's relative addresses lead, as paths from the site's top; `folder/` is its index page."""
    for element in Page(site / path).elements:
        for name in ("href", "src"):
            url = urlsplit(element.attributes.get(name, ""))
            if url.path and not url.scheme and not url.netloc and element.attributes.get("rel") != "edit":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path)))
                yield f"{target}/index.html" if url.path.endswith(("/", ".")) else target
