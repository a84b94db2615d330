"""The walls of the house: which room may import which, and which names may stand where.

Rooms are modules of the package by their path; `*` stands for any name. The first row that fits a room counts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import coursekit

PACKAGE = Path(coursekit.__file__).parent

# What each room imports from the package. No more, for each row is a wall, and no less, so that it stays true.
INSIDE = {
    "model": "model.course model.items model.lessons model.nodes model.operator model.responses",
    "model.course": "model.items model.lessons model.nodes model.operator",
    "model.items": "model.nodes model.responses",
    "model.lessons": "model.items model.nodes",
    "model.nodes": "",
    "model.operator": "model.nodes",
    "model.responses": "",
    "urls": "",
    "anchors": "",
    "excerpt": "diagnostics model",
    "formats": "diagnostics model",
    "slips": "diagnostics model",
    "syntax": "diagnostics model slips",
    "masking": "markdown_scan",
    "prose": "anchors markdown_scan masking model",
    "recovery": "diagnostics model source",
    "site_pages": "model source",
    "objectives": "model",
    "wording": "anchors model words",
    "tuning": "diagnostics model",
    "explain": "checks diagnostics package showcase slips words",
    "showcase": "course files made package words",
    "made": "diagnostics files source",
    "typed": "",  # what learners type is text and numbers, whatever the model
    "scoring": "model typed",
    "key": "model typed",
    "paths": "model",
    "identity": "model",
    "diagnostics": "model",
    "markdown_scan": "diagnostics model",
    "source": "diagnostics model slips syntax",
    "files": "diagnostics model",  # a link that leaves the course is a finding
    "package": "",
    "publishing": "",
    "words": "diagnostics package source",  # the words are YAML files of the package
    "values": "diagnostics identity model",
    "fields": "identity model values",
    "validation": "diagnostics model",
    "types.*": "fields identity model typed values",  # never each other, render, checks or exports
    "checks.*": "anchors diagnostics key model objectives paths scoring typed urls wording",  # no types
    "checks": "diagnostics model package tuning",
    "reader": (
        "diagnostics fields files identity markdown_scan model package prose recovery"
        " site_pages slips source validation words"
    ),
    "course": "checks diagnostics excerpt files model reader slips tuning words",
    "examples": "model package reader source words",
    "gallery": "examples markup model package reader render",
    "areas": "model",
    "markup": "model urls",
    "render": "areas markup model templating urls words",
    "templating": "package words",
    "bundle": "package words",
    "drawings": "",
    "journey": "model render",
    "pages": "drawings explain gallery journey markup model render",
    "tree": "bundle gallery model offline pages render statements",
    "statements": "model render",
    "offline": "bundle package",
    "theme.mending": "words",
    "theme.mends": "theme.mending words",
    "policy": "",
    "servers": "policy",
    "finish": "policy theme.mends words",
    "engines.mkdocs": (
        "course diagnostics engines.progress files finish model offline pages policy servers templating theme.mending"
        " tree words"
    ),
    "engines.progress": "",
    "engines.live": "engines.mkdocs engines.progress files markdown_scan model package publishing tree words",
    "engines.plain": "files model tree",
    "json_schema": "diagnostics fields reader values words",
    "edits": "model source",
    "renaming": "edits identity model source",
    "scaffold": "edits identity json_schema model package source words",
    "commands.new": "commands course diagnostics files model reader scaffold words",
    "counting": "markdown_scan model",
    "formatting": "model source",
    "commands.fmt": "commands diagnostics edits files formatting source words",
    "commands.stats": "commands counting course words",
    "commands.rename": "commands course files renaming words",
    "commands.schema": "commands files json_schema words",
    "commands": "package",
    "cli": (
        "__version__ bundle commands course diagnostics engines.live engines.mkdocs engines.plain explain files"
        " formats publishing recovery source verify words"
    ),
    "verify": "",  # a finished site is files, whoever made it
    "__main__": "cli",
}

# What may be imported from outside, and by whom. What is not here, such as clocks and chance, nobody may import.
EVERYONE = (
    "__future__ collections dataclasses difflib functools hashlib html itertools json pathlib re typing unicodedata"
)
OUTSIDE = {
    **dict.fromkeys(EVERYONE.split(), "*"),
    "base64": "policy",
    "yaml": "source",
    "jinja2": "templating",
    "markdown": "markup",
    "markupsafe": "areas markup render templating",
    "nh3": "markup",
    "xml.etree.ElementTree": "drawings markup",  # what markdown builds pages of
    "mkdocs": "engines.live engines.mkdocs engines.progress",
    "pydantic": "fields types.* validation values",
    "pydantic_core": "fields types.* validation values",  # the kinds of its errors, and errors with codes of ours
    "decimal": "types.number.model values",  # what an author writes; learners' numbers are scaled integers
    "gzip": "bundle",  # to say how much a browser fetches
    "minify": "bundle",
    "os": "cli files publishing",  # cli: whether the one at the terminal wants colours
    "shutil": "publishing",
    "tempfile": "files publishing",
    "ctypes": "publishing",  # to exchange two folders in one step
    "fcntl": "publishing",
    "errno": "files made publishing",
    "glob": "publishing",
    "sys": "__main__ cli publishing",  # publishing: which system it is
    "argparse": "cli commands.*",  # whose tools have options of their own
    "io": "cli formatting",  # to let the terminal show a sign for a letter it lacks; a text to write YAML into
    "ruamel": "formatting",
    "bisect": "prose tuning",
    "codecs": "source",
    "contextlib": "cli course engines.live files publishing templating",
    "atexit": "course",
    "gc": "cli course engines.live",  # held back while a course is read and frozen while serving, for speed
    "logging": "engines.live engines.mkdocs",
    "posixpath": "pages urls verify",
    "urllib.parse": "engines.live engines.mkdocs formats servers urls verify render",
    "types": "checks commands engines.mkdocs model.nodes validation",
    "importlib": "checks commands package reader templating",  # what the package holds is found by listing its folders
}

# Names that may only stand in some rooms; with a dot, as the attribute of anything but `self`.
DISK = """.open .read_text .read_bytes .write_text .write_bytes .iterdir .glob .rglob .mkdir .rmdir .unlink .touch
.rename .symlink_to .hardlink_to .chmod .stat .lstat open"""
NAMES = {
    **dict.fromkeys(DISK.split(), "files package publishing"),
    **dict.fromkeys(["print", ".stdout", ".stderr", ".argv", "exit"], "cli __main__"),
    ".environ": "cli",
    **dict.fromkeys(["eval", "exec", "__import__", "input", "breakpoint", "hash", ".getenv"], ""),
}


def rooms() -> dict[str, str]:
    """Give the source of every room by its name; the front of a folder has the folder's name."""
    files = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in PACKAGE.rglob("*.py")}
    names = {name.removesuffix("__init__").strip("/").replace("/", "."): path for name, path in files.items()}
    return {name: path.read_text(encoding="utf-8") for name, path in names.items()}


ROOMS = rooms()


def fits(room: str, allowed: str) -> bool:
    return any(fnmatchcase(room, pattern) for pattern in allowed.split())


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield what a source imports, by full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the names a source uses, attributes with a dot before them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self"):
            yield f".{node.attr}"


def above(name: str) -> list[str]:
    """Give a dotted name and all that it is part of, the longest first."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def neighbours(source: str) -> set[str]:
    """Give the rooms a source imports from."""
    inside = [name.removeprefix("coursekit.") for name in imported(ast.parse(source)) if name.startswith("coursekit.")]
    return {next((part for part in above(name) if part in ROOMS), name) for name in inside}


def breaches(room: str, source: str) -> set[str]:
    """Give the walls that a room with this source breaks."""
    allowed = next((INSIDE[row] for row in INSIDE if fits(room, row)), "")
    found = {name for name in neighbours(source) if not fits(name, allowed)}
    for name in imported(ast.parse(source)):
        row = next((OUTSIDE[part] for part in above(name) if part in OUTSIDE), "")
        found |= {name} if not name.startswith("coursekit.") and not fits(room, row) else set()
    return found | {name for name in named(ast.parse(source)) if name in NAMES and not fits(room, NAMES[name])}


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_breaks_a_wall(room: str) -> None:
    assert breaches(room, ROOMS[room]) == set()


@pytest.mark.parametrize("row", INSIDE)
def test_the_table_allows_no_more_than_the_rooms_need(row: str) -> None:
    first = {room: next((row for row in INSIDE if fits(room, row)), None) for room in ROOMS}
    needed = {name for room in ROOMS if first[room] == row for name in neighbours(ROOMS[room])}
    assert needed == set(INSIDE[row].split())


@pytest.mark.parametrize(
    ("room", "source", "wall"),
    [
        ("model", "from coursekit.files import read_folder", "files"),
        ("source", "from coursekit import reader", "reader"),
        ("scoring", "import coursekit.diagnostics", "diagnostics"),
        ("scoring", "from coursekit.values import Number", "values"),
        ("scoring", "from decimal import Decimal", "decimal.Decimal"),
        ("typed", "from coursekit.model import Range", "model"),
        ("key", "from coursekit.scoring import score", "scoring"),
        ("paths", "from coursekit.checks import endless_step", "checks.endless_step"),
        ("values", "from coursekit.fields import ItemFields", "fields"),
        ("types.new.model", "from coursekit.scoring import score", "scoring"),
        ("render", "from coursekit.key import correct_response", "key"),
        ("types.new.model", "from coursekit.types.true_false.model import Model", "types.true_false.model"),
        ("types.new.model", "def lower():\n    from coursekit import render", "render"),
        ("types.new.model", "from coursekit.checks.unused_quiz import check", "checks.unused_quiz"),
        ("types.new.model", "from ..fields import Text", "..fields.Text"),
        ("checks.new", "import coursekit.types.true_false.model", "types.true_false.model"),
        ("checks.new", "from coursekit.checks import unused_quiz", "checks.unused_quiz"),
        ("a_new_room", "from coursekit.model import Course", "model"),
        ("reader", "import yaml", "yaml"),
        ("render", "from jinja2 import Environment", "jinja2.Environment"),
        ("tree", "import markdown", "markdown"),
        ("checks.new", "from markupsafe import Markup", "markupsafe.Markup"),
        ("cli", "import nh3", "nh3"),
        ("engines.plain", "from mkdocs.config import load_config", "mkdocs.config.load_config"),
        ("reader", "from pydantic import ValidationError", "pydantic.ValidationError"),
        ("reader", "import os.path", "os.path"),
        ("cli", "import shutil", "shutil"),
        ("engines.live", "from tempfile import mkdtemp", "tempfile.mkdtemp"),
        ("reader", "import sys", "sys"),
        ("identity", "from uuid import uuid4", "uuid.uuid4"),
        ("tree", "import random", "random"),
        ("render", "from datetime import date", "datetime.date"),
        ("engines.mkdocs", "import time", "time"),
        ("reader", "text = open('course.yml')", "open"),
        ("reader", "text = Path('course.yml').read_text()", ".read_text"),
        ("engines.plain", "(folder / 'page.md').write_bytes(b'')", ".write_bytes"),
        ("render", "print('done')", "print"),
        ("reader", "say = print", "print"),
        ("tree", "home = os.environ['HOME']", ".environ"),
        ("identity", "key = hash('text')", "hash"),
    ],
)
def test_a_room_that_breaks_a_wall_is_found(room: str, source: str, wall: str) -> None:
    assert breaches(room, source) == {wall}
