"""`new`: something to begin with, which passes `check` and says in comments what its lines mean."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from coursekit import scaffold
from coursekit.commands import Said
from coursekit.course import check_folder
from coursekit.diagnostics import in_code
from coursekit.files import read_folder, taken, write_files
from coursekit.model import Course, Module
from coursekit.reader import type_names
from coursekit.scaffold import ScaffoldError
from coursekit.words import Words, languages

NEEDS = ()  # a course is made where there is none
Made = tuple[Path, dict[str, bytes], str]


def options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Ask what to make."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="course | module | lesson | quiz | item")
    course = kinds.add_parser("course", help=words("tools.new_course"), allow_abbrev=False)
    course.add_argument("name", metavar="DIR", help=words("tools.new_folder"))
    course.add_argument("--title", help=words("tools.new_title"))
    course.add_argument("--language", choices=languages(), default=words.language, help=words("tools.new_language"))
    for kind, text in (("module", words("tools.new_module")), ("quiz", words("tools.new_quiz"))):
        part = kinds.add_parser(kind, help=text, allow_abbrev=False)
        part.add_argument("name", metavar="NAME", help=words("tools.new_name"))
    lesson = kinds.add_parser("lesson", help=words("tools.new_lesson"), allow_abbrev=False)
    lesson.add_argument("module", metavar="MODULE", help=words("tools.of_module"))
    lesson.add_argument("name", metavar="NAME", help=words("tools.new_name"))
    item = kinds.add_parser("item", help=words("tools.new_item"), allow_abbrev=False)
    item.add_argument("type", metavar="TYPE", choices=type_names(), help=in_code(type_names()))
    item.add_argument("--quiz", help=words("tools.to_quiz"))


def run(root: Path, options: argparse.Namespace, words: Words) -> Said:
    """Make what is asked for; nothing that is there already is written over."""
    if options.kind == "item" and not options.quiz:
        return Said(scaffold.listed(scaffold.item_text(words, options.type, options.type), "  ").rstrip("\n"))
    if options.kind != "course" and not (root / "course.yml").exists():
        return Said(error=words("report.no_course", folder=root, file="course.yml"), code=2)
    try:
        folder, files, hint = course(options) if options.kind == "course" else part(root, options, words)
    except ScaffoldError as error:
        return Said(error=words(error.args[0], **error.values), code=1)
    write_files(folder, files)
    places = "\n".join(f"  {folder / path}" for path in sorted(files) if not path.startswith((".", "schema/")))
    return Said("\n".join([words("tools.made"), places, "", hint]).rstrip())


def course(options: argparse.Namespace) -> Made:
    """Make a course in a folder of its own."""
    folder, words = Path(options.name).resolve(), Words(options.language)
    files = scaffold.course_files(words, folder.name, options.title or folder.name)
    refuse_taken(folder, files)
    return folder, files, words("tools.hint_course", folder=options.name)


def part(root: Path, options: argparse.Namespace, words: Words) -> Made:
    """Make a part of the course in `root`."""
    read, texts = check_folder(root).course, read_folder(root).texts
    if not texts.get("course.yml"):
        raise ScaffoldError("tools.unreadable", path="course.yml")
    if options.kind == "item":
        return item(root, options, words, read, texts)
    if options.kind == "module":
        files = scaffold.module_files(read, texts, words, options.name)
        refuse_taken(root, [path for path in files if path != "course.yml"])
        return root, files, words("tools.hint_module")
    if options.kind == "lesson":
        files = scaffold.lesson_files(known_module(read, options.module), words, options.name)
        hint = words("tools.hint_lesson")
    else:
        files = scaffold.quiz_files(words, options.name)
        hint = words("tools.hint_quiz", quiz=scaffold.slug(options.name))
    refuse_taken(root, files)
    return root, files, hint


def item(root: Path, options: argparse.Namespace, words: Words, read: Course, texts: Mapping[str, bytes]) -> Made:
    """Put an item into a quiz; its picture is left where one of that name is there already."""
    quiz = read.quizzes.get(options.quiz)
    if not quiz:
        raise ScaffoldError("tools.no_quiz", id=options.quiz)
    item_id, files = scaffold.item_files(quiz, texts[quiz.node.span.path], words, options.type)
    pictures = scaffold.picture_files(options.type)
    files |= {path: data for path, data in pictures.items() if not taken(root, [path])}
    return root, files, words("tools.hint_item", id=item_id)


def known_module(read: Course, name: str) -> Module:
    """Find a module."""
    module = next((module for module in read.modules if module.id == name), None)
    if not module:
        raise ScaffoldError("tools.no_module", name=name, known=in_code(module.id for module in read.modules))
    return module


def refuse_taken(folder: Path, paths: Iterable[str]) -> None:
    """Refuse to write over anything."""
    there = taken(folder, paths)
    if there:
        raise ScaffoldError("tools.taken", files=in_code(str(folder / path) for path in there))
