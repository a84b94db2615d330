"""The only room that touches the disk: reads a course folder whole, writes trees, swaps finished sites in."""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from coursekit.diagnostics import Diagnostic, Term
from coursekit.model import Span

CONFIG = "mkdocs.yml"
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

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
BUILDING = ".{}-building-"  # how the name of a folder begins in which a site is built, next to the site of that name


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


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """Make an empty folder next to `site`, on the same disk, to build in; what is in it at the end is deleted.

    What builds that were killed have left there is cleared away first. Raises OSError where `site` is a file.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file lies there", str(site))
    clear(site)
    folder = Path(tempfile.mkdtemp(prefix=BUILDING.format(site.name), dir=site.parent))
    held = hold(folder)
    try:
        yield folder
    finally:
        discard(folder)
        if held is not None:
            os.close(held)


def clear(site: Path) -> None:
    """Put a former site back that a killed build has left aside, and delete what such builds have left half-done."""
    former = aside(site)
    if former.is_dir() and not site.exists():
        former.rename(site)
    for folder in [former, *site.parent.glob(glob.escape(BUILDING.format(site.name)) + "*")]:
        if not folder.is_dir():
            continue
        held = hold(folder)
        if held is not None:
            discard(folder)
            os.close(held)


def hold(folder: Path) -> int | None:
    """Mark a folder as in use for as long as this process lives or until the number given is closed.

    None where another process holds it. Where the system knows no such marks, nobody holds anything.
    """
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(number)
        return None
    return number


def aside(site: Path) -> Path:
    """Name the place of the former site for the moment in which the new one takes its place."""
    return site.with_name(f".{site.name}-former")


def scratch() -> Path:
    """Make an empty folder among the computer's temporary ones."""
    return Path(tempfile.mkdtemp(prefix="coursekit-"))


def swap(built: Path, site: Path) -> None:
    """Put a finished folder in the place of the former one, which is then where the finished one was.

    At every moment one of the two stands there whole, where the system can exchange two folders. Elsewhere the former
    is moved aside first; should the second step fail it comes back, and should the process be killed in between, it
    comes back with the next build.
    """
    built.chmod(0o755)
    if not site.exists():
        built.rename(site)
    elif not exchange(built, site):
        former = aside(site)
        site.rename(former)
        try:
            built.rename(site)
        except OSError:
            former.rename(site)
            raise
        with suppress(OSError):  # the new site stands; what is left of the former is cleared away with the next build
            former.rename(built)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in a single step, as Linux can (renameat2(2)); tells whether that has been done."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    here, exchange_both = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <fcntl.h> and <linux/fs.h>
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange_both) == 0)


def discard(folder: Path) -> None:
    """Delete a folder, should it exist, as far as that can be done."""
    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)
