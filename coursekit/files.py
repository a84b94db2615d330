"""A course folder read whole, and files written: with `package` and `publishing` all that touches the disk."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Span

CONFIG = "mkdocs.yml"

# What authors write, read into memory; everything else in these folders is only known by its path.
TEXTS = {"docs": {".md"}, "modules": {".md"}, "quizzes": {".yml", ".yaml"}}
DRAWING = ".svg"
# Why the computer refuses something, by the name of the words that say so.
REFUSALS = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "file",
    errno.EEXIST: "file",
    errno.ENOENT: "gone",
    errno.ENOSPC: "full",
    errno.EROFS: "read_only",
    errno.EADDRINUSE: "taken",
}


@dataclass(frozen=True, slots=True)
class Folder:
    """A course folder as it stands: texts by their path, the paths of other files, and what was refused.

    `drawings` are those of the other files whose text a page can take in. `config` is `mkdocs.yml`, which belongs to
    the engine: a check reads in it which pages the site has.
    """

    root: Path
    texts: Mapping[str, bytes]
    others: tuple[str, ...]
    refused: tuple[Diagnostic, ...]
    drawings: Mapping[str, bytes] = field(default_factory=dict)
    config: bytes = b""


def read_folder(root: Path) -> Folder:
    """Read `course.yml` and the authored folders of a course; paths are relative to `root`, with `/`.

    A link that leaves the course is refused with the finding `path-escapes`: what it points to would be published. What
    the disk refuses is the finding `unreadable-file`; such a text counts as empty, so that it is not missed elsewhere.
    """
    look = Look(root)
    texts: dict[str, bytes] = {}
    others: list[str] = []
    drawings: dict[str, bytes] = {}
    real_root = root.resolve()
    for path in [root / "course.yml", *(path for name in TEXTS for path in walk(root / name, look.refuse))]:
        name = look.name(path)
        if not Path(os.path.realpath(path)).is_relative_to(real_root):  # `resolve` ends at a loop of links
            look.refused.append(escapes(name))
        elif name == "course.yml" or (path.suffix in TEXTS[name.partition("/")[0]] and path.is_file()):
            look.read(path, texts)
        elif path.is_file():
            others.append(name)
            if name.endswith(DRAWING):
                look.read(path, drawings)
    config: dict[str, bytes] = {}
    if (root / CONFIG).is_file():
        look.read(root / CONFIG, config)
    return Folder(root, texts, tuple(others), tuple(look.refused), drawings, config.get(CONFIG, b""))


class Look:
    """One look at a course folder, which keeps what it was refused."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.refused: list[Diagnostic] = []

    def name(self, path: Path) -> str:
        """Give a path below the folder, with `/`."""
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path, into: dict[str, bytes]) -> None:
        """Read a file into a mapping by its name; one that is gone meanwhile was never there."""
        try:
            into[self.name(path)] = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            self.refuse(path, error)
            into[self.name(path)] = b""

    def refuse(self, path: Path, error: OSError) -> None:
        """Keep what could not be read, and why."""
        self.refused.append(unreadable(self.name(path), error))


def escapes(name: str) -> Diagnostic:
    """Say that a link leads out of the course."""
    return Diagnostic("path-escapes", "error", Span(name), {"path": name})


def unreadable(name: str, error: OSError) -> Diagnostic:
    """Say that a file or folder of the course cannot be read, and why."""
    return Diagnostic("unreadable-file", "error", Span(name), {"path": name, "reason": refusal(error)})


def refusal(error: OSError) -> Term:
    """Name the words that say why the disk refuses something."""
    return Term(f"disk.{REFUSALS.get(error.errno or 0, 'other')}")


def walk(folder: Path, refuse: Callable[[Path, OSError], None] | None = None) -> Iterator[Path]:
    """Yield the files and links below a folder in a fixed order; links to folders are yielded, not followed.

    A folder that cannot be listed is told to `refuse`; one that is not there holds nothing.
    """
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return
    except OSError as error:
        if refuse is None:
            raise
        refuse(folder, error)
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from walk(path, refuse)
        else:
            yield path


def stamps(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Give time and size of files and of all files below folders, to find out later which have changed."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        for file in [path] if path.is_file() else walk(path):
            with suppress(OSError):  # gone, or a link to nowhere
                status = file.stat()
                found[str(file)] = status.st_mtime_ns, status.st_size
    return found


def read_bytes(path: Path) -> bytes:
    """Read a file."""
    return path.read_bytes()


def read_templates(folder: Path) -> list[str]:
    """Read all HTML templates below a folder, past the thousands of icons that a theme hides there."""
    return [path.read_text(encoding="utf-8") for path in walk(folder) if path.suffix == ".html"]


def write_tree(folder: Path, files: Mapping[str, bytes], keep: Collection[str] = ()) -> None:
    """Make a folder hold exactly these files: delete what is stale and may be in the way, write what differs.

    What lies in the folders `keep` right below it is left alone.
    """
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.relative_to(folder).parts[0] in keep:
            continue
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, data in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, each whole or not at all: whoever reads one meanwhile sees the former."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}-{os.getpid()}")
        try:
            fresh.write_bytes(data)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def remove_files(root: Path, names: Iterable[str]) -> None:
    """Delete files below a folder."""
    for name in names:
        (root / name).unlink()


def taken(root: Path, names: Iterable[str]) -> list[str]:
    """List those of some paths below a folder where something lies already."""
    return [name for name in names if os.path.lexists(root / name)]


def read_tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in walk(folder) if path.is_file()}


def scratch() -> Path:
    """Make an empty folder among the computer's temporary ones."""
    return Path(tempfile.mkdtemp(prefix="coursekit-"))
