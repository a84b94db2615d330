"""A finished site, looked at from outside before it is published: it only reads, and knows no engine.

A site is the files of its folder by their path. What is looked for: addresses within the site that lead nowhere,
anything a page would fetch from another host, scripts and styles inside the markup that is ours, pages without a word,
and a script that has grown beyond its bound.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

Kind = Literal["link", "anchor", "foreign", "inline", "empty", "large"]
PUBLISHABLE = {"link", "anchor"}  # what harms nobody but the reader who follows it; the rest forbids publishing
MAX_SCRIPT = 100_000  # bytes of our script before it is compressed

TAG = re.compile(  # the look ahead is for speed: nearly all tags are others
    r"<(?=[alsivteoALSIVTEO])(a|link|script|img|iframe|source|video|audio|track|embed|object)\s"
    r"([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\b(href|src|srcset|data|poster|rel)=(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
NAMES = {
    start: re.compile(rf"{start}[\"']?([^\"'\s>]+)") for start in ("id=", "<a name=")
}  # too many rather than too few
UNREAD = [  # each with a sign that is looked for many times as fast
    ("<!--", re.compile(r"<!--.*?-->", re.DOTALL), ""),
    ("<script", re.compile(r"(<script\b[^>]*>)[^<]*(?:<(?!/script>)[^<]*)*</script>"), r"\1"),
    ("<style", re.compile(r"<style\b.*?</style>", re.DOTALL), ""),
]
OURS = [("<quiz-set", "</quiz-set>"), ('<figure class="drawing"', "</figure>")]
SUSPECTS = (" style=", "<style", "<script")  # worth a closer look, as is what follows
HANDLER = re.compile(" on[a-z]+=")
INLINE = re.compile(
    r"<(?:style\b|script\b(?![^>]*\ssrc=))|<(?:[^>\"']|\"[^\"]*\")*?\s(?:style|on[a-z]+)=", re.IGNORECASE
)
WORD = re.compile(r">[^<]*\w")
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)  # also a path from the host's top: who serves decides that
CSS_ELSEWHERE = re.compile(rb"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
WAYS = {"href", "src", "data", "poster"}
NOT_FETCHED = {"canonical", "alternate", "prev", "next", "author", "license", "me", "edit", "help"}  # of <link rel>


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with a finished site: in which of its files, of what kind, and the text that shows it."""

    path: str
    kind: Kind
    what: str = ""


class Led(NamedTuple):
    """Where a tag leads to within the site, to go there or to fetch from there, and what it fetches from elsewhere."""

    links: frozenset[str]
    foreign: tuple[str, ...]


NOWHERE = Led(frozenset(), ())


@dataclass(frozen=True, slots=True)
class Page:
    """What the rest of a site must know of a page: the names in it that links can lead to, and where its own lead."""

    names: frozenset[str]
    links: frozenset[str]


def faults(site: Mapping[str, bytes]) -> list[Fault]:
    """Give all faults of a site, in the order of its files."""
    pages: dict[str, Page] = {}
    found: list[Fault] = []
    for path, data in site.items():
        if path.endswith(".html"):
            text = data.decode("utf-8", "replace")
            bare = without(text)
            tags = [led(*tag) for tag in set(TAG.findall(bare))]
            pages[path] = Page(names(bare), frozenset().union(*(tag.links for tag in tags)))
            found += [Fault(path, "foreign", address) for tag in tags for address in tag.foreign]
            found += of_markup(path, text)
        elif path.endswith(".css"):
            found += [
                Fault(path, "foreign", match[1].decode("utf-8", "replace")) for match in CSS_ELSEWHERE.finditer(data)
            ]
        elif path.endswith(".js") and "coursekit." in path and len(data) > MAX_SCRIPT:
            found.append(Fault(path, "large", str(len(data))))
    return sorted([*found, *lost(site, pages)])


def of_markup(path: str, text: str) -> Iterator[Fault]:
    """Yield the faults of a page that no address shows."""
    if not WORD.search(text, max(text.find("<body"), 0)):
        yield Fault(path, "empty")
    for part in ours(text):
        suspect = any(sign in part for sign in SUSPECTS) or HANDLER.search(part)
        inline = INLINE.search(part) if suspect else None
        if inline:
            yield Fault(path, "inline", inline[0][-60:])


def ours(text: str) -> Iterator[str]:
    """Yield the questions and drawings of a page."""
    for start, end in OURS:
        for part in text.split(start)[1:]:
            yield start + part.partition(end)[0]


def without(text: str) -> str:
    """Leave out what is neither read nor followed: comments, and what scripts and styles hold."""
    for sign, pattern, left in UNREAD:
        text = pattern.sub(left, text) if sign in text else text
    return text


def names(text: str) -> frozenset[str]:
    """Give the names in a page that a link can lead to."""
    found = {name for start, pattern in NAMES.items() if start in text for name in pattern.findall(text)}
    return frozenset(map(html.unescape, found))


@lru_cache(maxsize=100_000)  # the same navigation stands in every page
def led(name: str, attributes: str) -> Led:
    """Read where a tag leads to within the site, and what it makes a page fetch from another host."""
    found = ADDRESS.findall(attributes)
    if not found:
        return NOWHERE
    values = {attribute.lower(): html.unescape(value.strip("\"'")) for attribute, value in found}
    links = {values[way] for way in values.keys() & WAYS if not SCHEME.match(values[way])}
    fetched = name.lower() != "a" and NOT_FETCHED.isdisjoint(values.get("rel", "").lower().split())
    parts = [part.strip() for value in values.values() for part in value.split(",")] if fetched else []
    return Led(frozenset(links), tuple(part for part in parts if ELSEWHERE.match(part)))


def lost(site: Mapping[str, bytes], pages: Mapping[str, Page]) -> Iterator[Fault]:
    """Yield the links that lead to no file of the site, and those to a page that has no such name in it."""
    for path, page in pages.items():
        for link in page.links:
            way, _, name = link.partition("#")
            target = file_at(path, unquote(way.partition("?")[0]))
            if target not in site:
                yield Fault(path, "link", link)
            elif name and target in pages and not {name, unquote(name)} & pages[target].names:
                yield Fault(path, "anchor", link)


def file_at(page: str, way: str) -> str:
    """Give the file that a relative address leads to from a page; a folder is its `index.html`."""
    if not way:
        return page
    target = place(posixpath.dirname(page), way)
    is_folder = way.endswith("/") or way.rpartition("/")[2] in (".", "..")
    return posixpath.join(target, "index.html") if is_folder else target


@lru_cache(maxsize=100_000)
def place(folder: str, way: str) -> str:
    """Follow an address from a folder, step by step: after a few steps up all pages go the same ways."""
    if folder and way.startswith("../"):
        return place(posixpath.dirname(folder), way[3:])
    target = posixpath.normpath(posixpath.join(folder, way))
    return "" if target == "." else target
