"""Another id for an item or a quiz, in every text that names it: the former one stays beside it, with its answers.

Only what must change is changed, at its place, so that comments and the author's own layout stay. What comes out is
read again and compared with what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from coursekit.edits import END_OF_LINE, Change, apply, as_before, says
from coursekit.identity import is_id
from coursekit.model import Course, Item, Node, Quiz, Span
from coursekit.source import decode

SEGMENT = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ANCHOR = re.compile(rf"#quiz--(?P<names>{SEGMENT}(?:--{SEGMENT}){{1,2}})(?![a-z0-9-])")


class RenameError(Exception):
    """Why nothing is renamed: the name of the words that say so, and what to fill in."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.values = values


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a renaming comes to: files to write, and those to take away."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...] = ()


def rename_item(course: Course, texts: Mapping[str, bytes], quiz_id: str, old: str, new: str) -> Renamed:
    """Rename an item of a quiz.

    Raises RenameError where there is no such item, or where the new id is none or belongs to another.
    """
    quiz = known_quiz(course, quiz_id)
    item = quiz.item(old)
    if not item:
        raise RenameError("tools.no_item", quiz=quiz_id, id=old)
    refuse_taken(old, new, [other for other in quiz.items if other is not item])
    path, names = quiz.node.span.path, former_list(item.formerly, old, new)
    text, _ = decode(path, texts[path])
    changes = [Change.over(item.node.at("id"), new), former(item.node, text, names, below=item.node.at("id"))]
    changes += [Change.over(span, new) for span in named_in_fences(course, quiz_id, old)]

    def anchor(names: list[str]) -> list[str]:
        return [*names[:-1], new] if names[-2:] == [quiz_id, old] else names

    def meant(plain: dict[str, Any]) -> None:
        plain["items"][quiz.items.index(item)] |= {"id": new, "formerly": names}

    files = changed(texts, changes, anchor)
    if not says(path, texts[path], files[path], meant):
        raise RenameError("tools.odd_layout", path=path)
    return Renamed(files)


def rename_quiz(course: Course, texts: Mapping[str, bytes], old: str, new: str) -> Renamed:
    """Rename a quiz and its file.

    Raises RenameError where there is no such quiz, or where the new id is none or belongs to another.
    """
    quiz = known_quiz(course, old)
    refuse_taken(old, new, [other for other in course.quizzes.values() if other is not quiz])
    path, names = quiz.node.span.path, former_list(quiz.formerly, old, new)
    text, _ = decode(path, texts[path])
    changes = [former(quiz.node, text, names, below=None)]
    changes += [Change.over(f.span, new) for page in course.all_pages for f in page.fences if f.quiz == old]
    changes += [Change.over(span, new) for other in course.quizzes.values() for span in draws_from(other, old)]

    passed = course.completion.passed if course.completion else ()
    changes += [Change.over(entry.span, new) for entry in passed if entry.quiz == old]

    def anchor(names: list[str]) -> list[str]:
        return [*(new if name == old else name for name in names[:-1]), names[-1]]

    def meant(plain: dict[str, Any]) -> None:
        plain["formerly"] = names
        draws_meant(plain, old, new)

    files = changed(texts, changes, anchor)
    if not says(path, texts[path], files[path], meant):
        raise RenameError("tools.odd_layout", path=path)
    if "course.yml" in files and not says(
        "course.yml", texts["course.yml"], files["course.yml"], lambda plain: completion_meant(plain, old, new)
    ):
        raise RenameError("tools.odd_layout", path="course.yml")
    fresh = str(PurePosixPath(path).with_stem(new))
    return Renamed({name if name != path else fresh: data for name, data in files.items()}, (path,))


def draws_meant(plain: dict[str, Any], old: str, new: str) -> None:
    """Let draws of a quiz come from another name."""
    for draw in plain["draw"] if isinstance(plain.get("draw"), list) else []:
        draw |= {"from": new} if draw.get("from") == old else {}


def completion_meant(plain: dict[str, Any], old: str, new: str) -> None:
    """Let what completes a course ask for another name."""
    passed = plain.get("completion", {}).get("passed", [])
    for index, entry in enumerate(passed):
        if entry == old:
            passed[index] = new
        elif isinstance(entry, dict) and entry.get("quiz") == old:
            entry["quiz"] = new


def known_quiz(course: Course, quiz_id: str) -> Quiz:
    """Find a quiz."""
    if quiz_id not in course.quizzes:
        raise RenameError("tools.no_quiz", id=quiz_id)
    return course.quizzes[quiz_id]


def refuse_taken(old: str, new: str, others: Iterable[Quiz] | Iterable[Item]) -> None:
    """Refuse a new id that is none, the old one, or one that another has or had."""
    if not is_id(new):
        raise RenameError("tools.no_id", id=new)
    if new == old or any(new in (other.id, *other.formerly) for other in others):
        raise RenameError("tools.id_taken", id=new)


def former_list(formerly: tuple[str, ...], old: str, new: str) -> list[str]:
    """Give all ids something had before, the latest last; it may get back one of its own."""
    return [*(name for name in formerly if name != new), old]


def named_in_fences(course: Course, quiz_id: str, item_id: str) -> Iterator[Span]:
    """Yield the places where pages name an item."""
    for page in course.all_pages:
        for fence in page.fences:
            for name, span in zip(fence.items, fence.item_spans, strict=True):
                if (fence.quiz, name) == (quiz_id, item_id):
                    yield span


def draws_from(quiz: Quiz, source: str) -> Iterator[Span]:
    """Yield the places where a quiz names another to draw from."""
    draws = quiz.node.value.get("draw") if isinstance(quiz.node.value, dict) else None
    for draw in draws.value if draws and isinstance(draws.value, list) else []:
        if isinstance(draw, Node) and draw.plain().get("from") == source:
            yield draw.at("from")


def former(node: Node, text: str, names: list[str], below: Span | None) -> Change:
    """Write the former ids into a mapping: in place of those there, else below a value, else above all."""
    line = f"formerly: [{', '.join(names)}]"
    value = node.value.get("formerly") if isinstance(node.value, dict) else None
    if value:
        key = node.keys["formerly"]
        last = value.value[-1].span if isinstance(value.value, list) and value.value else value.span
        whole = line.removesuffix("]") if at(text, value.span) == "[" else line  # its own bracket closes it
        return Change(key.path, (key.line, key.column), (last.end_line, last.end_column), whole)
    flow = at(text, node.span) == "{"
    first = node.start if below is None else below
    indent = " " * (node.start.column - 1)
    if below is None:
        place = (first.line, first.column)
        return Change(first.path, place, place, f"{line}, " if flow else f"{line}\n{indent}")
    place = (first.end_line, first.end_column) if flow else (first.end_line, END_OF_LINE)
    return Change(first.path, place, place, f", {line}" if flow else f"\n{indent}{line}")


def at(text: str, span: Span) -> str:
    """Give the character a span begins with."""
    return text.split("\n")[span.line - 1][span.column - 1 : span.column]


def changed(
    texts: Mapping[str, bytes], changes: list[Change], anchor: Callable[[list[str]], list[str]]
) -> dict[str, bytes]:
    """Make changes, and lead links to a question to where it is now; gives the files that differ, and those changed."""
    files = {}
    for path, data in texts.items():
        before, unreadable = decode(path, data)
        after = ANCHOR.sub(
            lambda match: "#quiz--" + "--".join(anchor(match["names"].split("--"))),
            apply(before, [change for change in changes if change.path == path]),
        )
        if after != before and not unreadable:
            files[path] = as_before(after, data)
    return files
