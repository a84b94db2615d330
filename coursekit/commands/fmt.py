"""`fmt`: the quiz files in their settled layout; with `--check` only tells which are not."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursekit.commands import Said
from coursekit.diagnostics import as_text
from coursekit.edits import as_before
from coursekit.files import read_folder, write_files
from coursekit.formatting import UnsureError, tidy
from coursekit.source import decode
from coursekit.words import Words

NEEDS = ("course.yml",)


def options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Ask which quizzes, and whether to write."""
    parser.add_argument("quizzes", nargs="*", metavar="QUIZ", help=words("tools.fmt_quizzes"))
    parser.add_argument("--check", action="store_true", help=words("tools.fmt_check"))


def run(root: Path, options: argparse.Namespace, words: Words) -> Said:
    """Put files in order; 1 where `--check` finds one that is not, or where one had to be left or cannot be read."""
    folder = read_folder(root)
    if folder.refused:
        return Said(error="\n".join(as_text(finding, words) for finding in folder.refused), code=1)
    texts = {path: data for path, data in folder.texts.items() if path.startswith("quizzes/")}
    wanted = {Path(name).stem for name in options.quizzes}
    missing = sorted(wanted - {Path(path).stem for path in texts})
    if missing:
        return Said(error="\n".join(words("tools.no_quiz", id=name) for name in missing), code=1)
    changed: dict[str, bytes] = {}
    left: list[str] = []
    for path, data in texts.items():
        if not wanted or Path(path).stem in wanted:
            try:
                after = tidied(path, data)
            except UnsureError:
                left.append(path)
                continue
            changed |= {path: after} if after != data else {}
    if not options.check:
        write_files(root, changed)
    key = "tools.fmt_would" if options.check else "tools.fmt_done"
    lines = [words(key, path=path) for path in changed] or ([] if left else [words("tools.fmt_clean")])
    return Said(
        "\n".join(lines),
        "\n".join(words("tools.fmt_left", path=path) for path in left),
        1 if left or (options.check and changed) else 0,
    )


def tidied(path: str, data: bytes) -> bytes:
    """Give a file in its settled layout, with the line ends it has.

    Raises UnsureError where that might change what it says.
    """
    text, unreadable = decode(path, data)
    if unreadable:
        raise UnsureError
    return as_before(tidy(path, text), data)
