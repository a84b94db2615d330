"""Beginnings for authors, from the templates of `scaffolds/`: a course, a module, a lesson, a quiz, an item.

Pure: gives the files to write. What is put into a file that is there already is proven by reading it again.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from coursekit import json_schema
from coursekit.edits import END_OF_LINE, Change, apply, as_before, says
from coursekit.identity import is_id
from coursekit.model import Course, Module, Node, Quiz
from coursekit.package import package_text, package_texts
from coursekit.source import decode, parse
from coursekit.words import Words

NUMBER = re.compile(r"(\d+)-")
PICTURES = {"hotspot": ("docs/images/new-square.svg", "scaffolds/shared/new-square.svg")}
EDITOR = {
    ".vscode/settings.json": "scaffolds/shared/vscode-settings.json",
    ".vscode/extensions.json": "scaffolds/shared/vscode-extensions.json",
}


class ScaffoldError(Exception):
    """Why nothing is made: the name of the words that say so, and what to fill in."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.values = values


def slug(name: str) -> str:
    """Make an id of a name: `Torg & gator` is `torg-gator`.

    Raises ScaffoldError where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not is_id(found):
        raise ScaffoldError("tools.no_name", name=name)
    return found


def filled(name: str, title: str, **values: str) -> str:
    """Fill a template: `%TITLE%` is the title as it stands, `%QUOTED%` the same as a text of YAML."""
    text = package_text(f"scaffolds/{name}")
    for key, value in {"title": title, "quoted": json.dumps(title, ensure_ascii=False), **values}.items():
        text = text.replace(f"%{key.upper()}%", value)
    return text


def course_files(words: Words, name: str, title: str) -> dict[str, bytes]:
    """Give a small course that is complete."""
    top = f"{words.language}/course"
    files = {path: filled(f"{top}/{path}", title, id=slug(name)) for path in package_texts(f"scaffolds/{top}")}
    files |= {path: package_text(template) for path, template in EDITOR.items()}
    return {path: text.encode() for path, text in files.items()} | json_schema.files(words)


def module_files(course: Course, texts: Mapping[str, bytes], words: Words, name: str) -> dict[str, bytes]:
    """Give the index page of a new module, and `course.yml` with its name.

    Raises ScaffoldError where there is such a module, or where `course.yml` is written in a way of its own.
    """
    folder = numbered(name, (module.id for module in course.modules))
    objectives = {objective.id for page in course.all_pages for objective in page.objectives}
    page = filled(f"{words.language}/module.md", name, objective=free(f"{folder}-1", objectives))
    data = texts["course.yml"]
    after = as_before(with_module(decode("course.yml", data)[0], folder), data)

    def meant(plain: dict[str, Any]) -> None:
        plain["modules"] = [*plain.get("modules", []), folder]

    if not says("course.yml", data, after, meant):
        raise ScaffoldError("tools.odd_list", path="course.yml", name=folder)
    return {f"modules/{folder}/index.md": page.encode(), "course.yml": after}


def with_module(text: str, folder: str) -> str:
    """Put a name at the end of the list of modules, as the others stand there."""
    node, _ = parse("course.yml", text)
    modules = node.value.get("modules") if node and isinstance(node.value, dict) else None
    if not modules:
        return text
    entries = modules.value if isinstance(modules.value, list) else []
    last = entries[-1].span if entries else modules.span
    line = text.split("\n")[last.line - 1]
    if not line.lstrip().startswith("-"):
        place = (last.end_line, last.end_column)
        return apply(text, [Change("course.yml", place, place, f", {folder}" if entries else folder)])
    indent = line[: len(line) - len(line.lstrip())]
    place = (last.end_line, END_OF_LINE)
    return apply(text, [Change("course.yml", place, place, f"\n{indent}- {folder}")])


def lesson_files(module: Module, words: Words, name: str) -> dict[str, bytes]:
    """Give the page of a new lesson, last of those with a number."""
    names = [page.source.rpartition("/")[2].removesuffix(".md") for page in module.pages]
    return {f"modules/{module.id}/{numbered(name, names)}.md": filled(f"{words.language}/lesson.md", name).encode()}


def quiz_files(words: Words, name: str) -> dict[str, bytes]:
    """Give a new quiz with one item."""
    text = filled(f"{words.language}/quiz.yml", name)
    text += listed(item_text(words, "single-choice", "single-choice"), "  ")
    return {f"quizzes/{slug(name)}.yml": text.encode()}


def item_text(words: Words, type_name: str, item_id: str) -> str:
    """Give the YAML of a new item, as it stands in no list yet."""
    return filled(f"{words.language}/items/{type_name}.yml", "", id=item_id)


def item_files(quiz: Quiz, data: bytes, words: Words, type_name: str) -> tuple[str, dict[str, bytes]]:
    """Give the id of a new item and its quiz file with it as its last.

    Raises ScaffoldError where the items are written in a way of their own.
    """
    path = quiz.node.span.path
    used = {name for item in quiz.items for name in (item.id, *item.formerly)} | quiz.broken
    item_id = free(type_name, used)
    snippet = item_text(words, type_name, item_id)
    after = as_before(with_item(decode(path, data)[0], quiz.node, snippet), data)
    fresh, _ = parse(path, snippet)

    def meant(plain: dict[str, Any]) -> None:
        plain["items"] = [*plain.get("items", []), fresh.plain() if fresh else None]

    if not says(path, data, after, meant):
        raise ScaffoldError("tools.odd_list", path=path, name=item_id)
    return item_id, {path: after}


def picture_files(type_name: str) -> dict[str, bytes]:
    """Give the picture that a new item of a type shows."""
    path, template = PICTURES.get(type_name, ("", ""))
    return {path: package_text(template).encode()} if path else {}


def with_item(text: str, node: Node, snippet: str) -> str:
    """Put an item after the last one, as the first stands there."""
    items = node.value["items"] if isinstance(node.value, dict) and "items" in node.value else node
    if not isinstance(items.value, list) or not items.value:
        return text
    lines = text.rstrip("\n").split("\n")
    first = lines[items.value[0].start.line - 1]
    entry = listed(snippet, first[: len(first) - len(first.lstrip())]).rstrip("\n").split("\n")
    later = [span.line for span in node.keys.values() if span.line > items.span.line]
    end = min(later, default=len(lines) + 1) - 1
    return "\n".join([*lines[:end], "", *entry, *([""] if later else []), *lines[end:]]) + "\n"


def listed(snippet: str, indent: str) -> str:
    """Make an item one of a list: its comment above, a dash before its first key."""
    lines = snippet.rstrip("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    marks = [""] * first + ["- "] + ["  "] * (len(lines) - first - 1)
    return "".join(f"{indent}{mark}{line}\n" for mark, line in zip(marks, lines, strict=True))


def numbered(name: str, others: Iterable[str]) -> str:
    """Make an id of a name with the next number before it, unless it begins with one."""
    if NUMBER.match(slug(name)):
        return slug(name)
    numbers = [int(match[1]) for other in others if (match := NUMBER.match(other))]
    return f"{max(numbers, default=0) + 1}-{slug(name)}"


def free(name: str, used: Iterable[str]) -> str:
    """Give a name, with a number behind it where others have it already."""
    taken = set(used)
    names = [name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
