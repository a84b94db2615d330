"""The files that are part of this package: templates, words, scripts, cases."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable


def package_text(name: str) -> str:
    """Read a text file that is part of this package."""
    return resources.files("coursekit").joinpath(name).read_text(encoding="utf-8")


def package_has(name: str) -> bool:
    """Tell whether this package has a file."""
    return resources.files("coursekit").joinpath(name).is_file()


def package_names(folder: str) -> list[str]:
    """List what a folder of this package holds, sorted; Python's own leavings and private names left out."""
    names = (entry.name for entry in resources.files("coursekit").joinpath(folder).iterdir())
    return sorted(name for name in names if not name.startswith(("_", ".")))


def package_texts(folder: str) -> dict[str, bytes]:
    """Read all files below a folder of this package, by their path from there, sorted."""
    return dict(texts_below(resources.files("coursekit").joinpath(folder)))


def texts_below(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield all files below a folder of this package, Python's own leavings and private names left out."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(("_", ".")):
            continue
        if entry.is_dir():
            yield from texts_below(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry.read_bytes()
