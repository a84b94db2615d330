"""A course without a network: the script of a service worker that keeps the whole site, made from the built files.

The worker holds the digest of every file it is to keep. What a server sends otherwise, such as half of an upload, is
no version of the site, and the reader stays with the former one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from coursekit.bundle import Asset, asset, bare, minified
from coursekit.package import package_text

NAME = "sw.js"
INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"  # for pages opened from a disk, where nothing can be fetched but scripts
LUNR = re.compile(r"assets/javascripts/lunr/(?:min/lunr\.)?(?P<part>[\w.]+?)(?:\.min)?\.js")
LUNR_PARTS = {"stemmer.support", "multi"}
UNREAD = re.compile(r"(?:\.map|\.gz|sitemap\.xml|robots\.txt|(?:^|/)_headers)$")
MAX_FILE = 2_000_000  # bytes; what is larger, such as a film, is fetched when a reader asks for it
MAX_SITE = 60_000_000


def worker(files: Mapping[str, bytes]) -> str:
    """Write the worker that keeps a site; `files` are all built files by their path from the site's top."""
    digests = {path: digest(files[path]) for path in kept(files)}
    listed = json.dumps(digests, ensure_ascii=False, separators=(",", ":"))
    code = minified(bare(package_text("offline/keep.js")))
    version = digest((listed + code).encode())
    return f'"use strict";\nconst VERSION = "{version}";\nconst FILES = {listed};\n{code}'


def remover() -> str:
    """Write the worker that takes a site kept by an earlier one away from the reader's browser, and itself."""
    return f'"use strict";\n{minified(bare(package_text("offline/remove.js")))}'


def register() -> Asset:
    """Make the script with which pages start the worker."""
    code = minified(bare(package_text("offline/register.js")))
    return asset("js", f'(() => {{\n"use strict";\n{code}}})();\n', "coursekit-offline")


def kept(files: Mapping[str, bytes]) -> list[str]:
    """List what is to be kept, sorted; where a site is too large for a reader's disk, its largest files are left out.

    Pages are always kept.
    """
    languages = search_languages(files)
    read = [path for path in files if is_read(path, languages) and len(files[path]) <= MAX_FILE]
    size = sum(len(files[path]) for path in read)
    for path in sorted(read, key=lambda path: (-len(files[path]), path)):
        if size > MAX_SITE and not path.endswith(".html"):
            read.remove(path)
            size -= len(files[path])
    return sorted(read)


def is_read(path: str, languages: set[str]) -> bool:
    """Tell whether a reader's browser may ever ask for a file."""
    part = LUNR.fullmatch(path)
    if part and part["part"] not in LUNR_PARTS | languages:
        return False
    return path not in (NAME, INDEX_SCRIPT) and not UNREAD.search(path)


def search_languages(files: Mapping[str, bytes]) -> set[str]:
    """Find the languages that a site's search takes words apart in."""
    index = json.loads(files.get(INDEX, b"{}"))
    return set(index.get("config", {}).get("lang", []))


def index_script(files: Mapping[str, bytes]) -> dict[str, str]:
    """Write the search index as the script that the theme loads where pages are opened from a disk, if there is one."""
    return {INDEX_SCRIPT: f"var __index = {files[INDEX].decode()};\n"} if INDEX in files else {}


def digest(data: bytes) -> str:
    """Give the first half of the SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:32]
