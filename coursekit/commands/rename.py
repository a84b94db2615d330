"""`rename`: another id for an item or a quiz; learners keep the answers they saved under the former one."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursekit.commands import Said
from coursekit.course import check_folder
from coursekit.files import read_folder, remove_files, write_files
from coursekit.renaming import Renamed, RenameError, rename_item, rename_quiz
from coursekit.words import Words

NEEDS = ("course.yml",)


def options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Ask what to rename, and how."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="item | quiz")
    item = kinds.add_parser("item", help=words("tools.rename_item"), allow_abbrev=False)
    item.add_argument("quiz", metavar="QUIZ", help=words("tools.of_quiz"))
    quiz = kinds.add_parser("quiz", help=words("tools.rename_quiz"), allow_abbrev=False)
    for part in (item, quiz):
        part.add_argument("old", metavar="OLD", help=words("tools.old_id"))
        part.add_argument("new", metavar="NEW", help=words("tools.new_id"))


def run(root: Path, options: argparse.Namespace, words: Words) -> Said:
    """Rename in a course without errors: in another, a place that names the old id could be missed."""
    checked = check_folder(root)
    if checked.has_errors:
        return Said(error=f"{checked.report(words)}\n\n{words('tools.mend_first')}", code=1)
    texts = read_folder(root).texts
    try:
        if options.kind == "item":
            done = rename_item(checked.course, texts, options.quiz, options.old, options.new)
        else:
            done = rename_quiz(checked.course, texts, options.old, options.new)
    except RenameError as error:
        return Said(error=words(error.args[0], **error.values), code=1)
    write(root, done)
    places = ", ".join(f"`{path}`" for path in sorted(done.files))
    return Said(words("tools.renamed", old=options.old, new=options.new, files=places))


def write(root: Path, done: Renamed) -> None:
    """Write what is new, and only then take away what is not there any more."""
    write_files(root, done.files)
    remove_files(root, done.gone)
