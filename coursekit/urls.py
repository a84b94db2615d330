"""Addresses within the site: always relative, so that it works under any path and from a disk."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def page_url(path: str, directory_urls: bool) -> str:
    """Give the address of a Markdown page in the built site, relative to the site's top."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    folder, _, name = stem.rpartition("/")
    return f"{folder}/" if name == "index" and folder else "" if name == "index" else f"{stem}/"


def relative_url(target: str, page: str) -> str:
    """Give the way from the page with the address `page` to `target`; both are relative to the site's top."""
    way = posixpath.relpath("/" + target.lstrip("/"), "/" + posixpath.dirname(page))
    return quote(way + "/" if target.endswith("/") or not target else way)
