"""`schema`: what editors need to complete and underline the YAML of a course, in the course's language."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursekit.commands import Said
from coursekit.files import write_files
from coursekit.json_schema import FOLDER, files
from coursekit.words import Words

NEEDS = ("course.yml",)


def options(parser: argparse.ArgumentParser, words: Words) -> None:
    """Take no options of its own."""


def run(root: Path, options: argparse.Namespace, words: Words) -> Said:  # noqa: ARG001
    """Write the schemas into the course folder."""
    write_files(root, files(words))
    return Said(words("tools.schema_written", folder=root / FOLDER))
