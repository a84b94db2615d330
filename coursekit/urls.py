"""Addresses within the site: always relative, so that it works under any path and from a disk."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, unquote

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def page_url(path: str, directory_urls: bool) -> str:
    """Give the address of a Markdown page in the built site, relative to the site's top."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    folder, _, name = stem.rpartition("/")
    return f"{folder}/" if name == "index" and folder else "" if name == "index" else f"{stem}/"


@lru_cache(maxsize=10_000)  # the questions of a page lead to the same few lessons
def relative_url(target: str, page: str) -> str:
    """Give the way from the page with the address `page` to `target`; both are relative to the site's top."""
    way = posixpath.relpath("/" + target.lstrip("/"), "/" + posixpath.dirname(page))
    return quote(way + "/" if target.endswith("/") or not target else way)


@lru_cache(maxsize=10_000)
def target_path(target: str, page: str) -> tuple[str, str]:
    """Give the place in the site's tree that a link on `page` leads to, and the anchor there.

    The place is empty for the page itself and for other sites; the anchor is empty for other sites too.
    """
    if OUTSIDE.match(target):
        return "", ""
    way, _, anchor = target.partition("#")
    way, anchor = unquoted(way.partition("?")[0]), unquoted(anchor)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) if way else ""
    return path.lstrip("/") if way.startswith("/") else path, anchor


def unquoted(text: str) -> str:
    """Read the per cent codes of an address."""
    return unquote(text) if "%" in text else text
