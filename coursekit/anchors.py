"""The anchors of a Markdown page: the ids that its headings get, and those its author wrote.

Headings are named as Python-Markdown's `toc` extension does it (`slugify` and `unique` of its `extensions/toc.py`),
which MkDocs uses unless `mkdocs.yml` names another way.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

WRITTEN = re.compile(r"\{:?[^{}\n]*?#(?P<own>[^\s{}#.]+)[^{}\n]*\}|<[^<>]*?\s(?:id|name)=[\"']?(?P<html>[^\s\"'<>]+)")
OWN_ID = re.compile(r"\{:?[^{}]*?#(?P<id>[^\s{}#.]+)[^{}]*\}[ \t#]*$")
NOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]+)\]")
IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
LINK = re.compile(r"\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
SPECIAL = re.compile(r"[\\*_`\[<&]")
TAG = re.compile(r"<[^<>]*>")
MARKS = re.compile(r"\\(?P<sign>[^\w\s])|\*|`|_(?<!\w_)|_(?!\w)")
COUNTED = re.compile(r"^(?P<stem>.*)_(?P<number>[0-9]+)$")


def slug(text: str) -> str:
    """Give the id that a heading with this text gets, as long as no other has it."""
    ascii_text = unicodedata.normalize("NFKD", bare(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_text).strip().lower())


def bare(text: str) -> str:
    """Take the Markdown off a text of one line."""
    if not SPECIAL.search(text):
        return text
    text = LINK.sub(lambda match: match["text"], IMAGE.sub("", text))
    return html.unescape(MARKS.sub(lambda match: match["sign"] or "", TAG.sub("", text)))


def heading_ids(headings: Iterable[tuple[str, str]], taken: set[str]) -> Iterator[str]:
    """Yield the id of each heading, given as its text and what else stands on its line; a second one is counted up."""
    used = set(taken)
    for text, line in headings:
        own = OWN_ID.search(line)
        name = own["id"] if own else unique(slug(text), used)
        used.add(name)
        yield name


def unique(name: str, used: set[str]) -> str:
    """Count a name up until nobody has it."""
    while name in used or not name:
        match = COUNTED.match(name)
        name = f"{match['stem']}_{int(match['number']) + 1}" if match else f"{name}_1"
    return name


def written_ids(masked: str) -> set[str]:
    """Find the ids an author wrote, as `{#id}` or in HTML, and those of footnotes."""
    found = {match["own"] or match["html"] for match in WRITTEN.finditer(masked)}
    return found | {f"{kind}:{match['name']}" for match in NOTE.finditer(masked) for kind in ("fn", "fnref")}
