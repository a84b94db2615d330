"""Builds that end at every point there is: `killed.py COURSE NEW kill|fail one-step|two-steps`; prints one JSON list.

Publishes the folder NEW over COURSE/site, each time in a process of its own that is killed by SIGKILL, or meets a full
disk, just before another one of the steps it takes on the disk. MkDocs would take a second each time, and is left out.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from coursekit import cli, files, publishing
from coursekit.engines import mkdocs

STEPS = ("open", "os.", "shutil.", "tempfile.", "ctypes.", "fcntl.")  # the audit events that touch the disk


def publish(course: Path, new: Path, at_step: Callable[[int], None]) -> int:
    """Run `build` in a child process, telling `at_step` the number of each step it is about to take."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    step = 0

    def hook(event: str, _: object) -> None:
        nonlocal step
        if event.startswith(STEPS):
            step += 1
            at_step(step)

    def beside(site: Path) -> AbstractContextManager[Path]:
        sys.addaudithook(hook)
        return publishing.beside(site)

    cli.beside = beside
    mkdocs.build_site = lambda _config, site, *_: shutil.copytree(new, site, dirs_exist_ok=True) and {}
    os._exit(cli.main(["--course", str(course), "build"]))


def killed(number: int) -> Callable[[int], None]:
    return lambda step: os.kill(os.getpid(), signal.SIGKILL) if step == number else None


def failing(number: int) -> Callable[[int], None]:
    def fail(step: int) -> None:
        if step == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return fail


def count_steps(course: Path, new: Path) -> int:
    """Publish without harm; gives how many steps that took."""
    log = os.open(course.parent / "steps", os.O_RDWR | os.O_CREAT)
    publish(course, new, lambda step: os.pwrite(log, f"{step:9}".encode(), 0) and None)
    return int(os.pread(log, 9, 0))


def state(folder: Path, known: dict[str, dict[str, bytes]]) -> str:
    """Name what stands in a folder: one of the known sites, nothing, or broken."""
    if not folder.exists():
        return "none"
    found = files.read_tree(folder)
    return next((name for name, tree in known.items() if tree == found), "broken")


def run(course: Path, new: Path, harm: Callable[[int], Callable[[int], None]]) -> list[dict[str, object]]:
    site, former = course / "site", course.parent / "former"
    shutil.copytree(site, former)
    known = {"former": files.read_tree(former), "new": files.read_tree(new)}
    results = []
    for number in range(1, count_steps(course, new) + 1):
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(former, site)
        code = publish(course, new, harm(number))
        at_once = state(site, known)
        publishing.clear(site)  # what the next build begins with
        left = [path.name for path in course.iterdir() if path.name.startswith(".site")]
        results.append({"step": number, "code": code, "site": at_once, "later": state(site, known), "left": left})
    return results


if __name__ == "__main__":
    if sys.argv[4] == "two-steps":
        publishing.exchange = lambda _one, _other: False
    results = run(Path(sys.argv[1]), Path(sys.argv[2]), {"kill": killed, "fail": failing}[sys.argv[3]])
    print("\n" + json.dumps(results))
