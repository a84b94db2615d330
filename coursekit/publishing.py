"""A site is built beside the former one and takes its place in one step, whenever a process may be killed."""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

BUILDING = ".{}-building-"  # how the name of a folder begins in which a site is built, next to the site of that name


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
