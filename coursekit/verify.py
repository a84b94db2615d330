"""A finished site, looked at from outside before it is published: it only reads, and knows no engine.

A site is the files of its folder by their path. What is looked for: addresses within the site that lead nowhere,
anything a page would fetch from another host, scripts and styles inside the markup that is ours, pages without a word,
and a script that has grown beyond its bound.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import unquote

Tag = tuple[str, dict[str, str]]  # its name and its addresses
Kind = Literal["link", "anchor", "foreign", "inline", "empty", "large"]
PUBLISHABLE = {"link", "anchor"}  # what harms nobody but the reader who follows it; the rest forbids publishing
MAX_SCRIPT = 100_000  # bytes of our script before it is compressed

TAG = re.compile(
    r"<(a|link|script|img|iframe|source|video|audio|track|embed|object)\s"
    r"([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\b(href|src|srcset|data|poster|rel)=(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
NAMES = [re.compile(rf"{start}=[\"']?([^\"'\s>]+)") for start in ("id", "<a name")]  # too many rather than too few
UNREAD = [  # several plain expressions are many times as fast as one with everything in it
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL), r"\1"),
    (re.compile(r"<style\b.*?</style>", re.DOTALL), ""),
]
OURS = [("<quiz-set", "</quiz-set>"), ('<figure class="drawing"', "</figure>")]
SUSPECTS = [re.compile(sign) for sign in (" on[a-z]+=", " style=", "<style", "<script")]  # worth a closer look
INLINE = re.compile(
    r"<(?:style\b|script\b(?![^>]*\ssrc=))|<(?:[^>\"']|\"[^\"]*\")*?\s(?:style|on[a-z]+)=", re.IGNORECASE
)
WORD = re.compile(r">[^<]*\w")
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)  # also a path from the host's top: who serves decides that
CSS_ELSEWHERE = re.compile(rb"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
NOT_FETCHED = {"canonical", "alternate", "prev", "next", "author", "license", "me", "edit", "help"}  # of <link rel>


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with a finished site: in which of its files, of what kind, and the text that shows it."""

    path: str
    kind: Kind
    what: str = ""


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
            tags = [(name.lower(), addresses(attributes)) for name, attributes in set(TAG.findall(bare))]
            pages[path] = Page(names(bare), frozenset(links(tags)))
            found += [*(Fault(path, "foreign", address) for address in foreign(tags)), *of_markup(path, text)]
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
        inline = INLINE.search(part) if any(sign.search(part) for sign in SUSPECTS) else None
        if inline:
            yield Fault(path, "inline", inline[0][-60:])


def ours(text: str) -> Iterator[str]:
    """Yield the questions and drawings of a page."""
    for start, end in OURS:
        for part in text.split(start)[1:]:
            yield start + part.partition(end)[0]


def without(text: str) -> str:
    """Leave out what is neither read nor followed: comments, and what scripts and styles hold."""
    for pattern, left in UNREAD:
        text = pattern.sub(left, text)
    return text


def names(text: str) -> frozenset[str]:
    """Give the names in a page that a link can lead to."""
    return frozenset(html.unescape(name) for pattern in NAMES for name in set(pattern.findall(text)))


@cache  # the same navigation stands in every page
def addresses(attributes: str) -> dict[str, str]:
    """Give those attributes of a tag that hold addresses, and `rel`."""
    return {name.lower(): html.unescape(value.strip("\"'")) for name, value in ADDRESS.findall(attributes)}


def links(tags: Iterable[Tag]) -> Iterator[str]:
    """Yield the addresses within the site that a page names, to go there or to fetch from there."""
    for _, values in tags:
        for name in values.keys() & {"href", "src", "data", "poster"}:
            if not SCHEME.match(values[name]):
                yield values[name]


def foreign(tags: Iterable[Tag]) -> Iterator[str]:
    """Yield what a page would fetch from another host as soon as it is opened."""
    for name, values in tags:
        rels = set(values.get("rel", "").lower().split())
        if name != "a" and not rels & NOT_FETCHED:
            for value in values.values():
                yield from (part.strip() for part in value.split(",") if ELSEWHERE.match(part.strip()))


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
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), way))
    is_folder = way.endswith("/") or way.rpartition("/")[2] in (".", "..")
    return posixpath.normpath(f"{target}/index.html") if is_folder else target
