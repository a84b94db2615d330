"""Chromium for the browser tests: the one of this computer, else one that is fetched on the spot.

What is tried depends only on a `Machine`, so that the decisions can be tested on any computer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-site-isolation-trials",  # else it keeps a process for the next tab in store, one for each context
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
APT = (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"])
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]

Command = Sequence[str]


class NoChromiumError(Exception):
    """There is no Chromium here and none could be had; the message says what was tried and what helps."""


@dataclass(frozen=True)
class Machine:
    """What a decision depends on: which programs there are, how a command ends, and who we are."""

    which: Callable[[str], str | None]
    run: Callable[[Command], bool]
    is_root: bool


def executable(machine: Machine) -> str | None:
    """Give the path of a Chromium, fetched if need be; None stands for the one that Playwright keeps itself.

    Raises NoChromiumError where none can be had.
    """
    if path := installed(machine):
        return path
    if all_run(machine, list(apt_commands(machine))) and (path := installed(machine)):
        return path
    if machine.run(PLAYWRIGHT):
        return None
    raise NoChromiumError(
        f"The browser tests need Chromium. None of {', '.join(NAMES)} is installed, and neither"
        " `apt-get install chromium` (as root, or with a sudo that asks for no password) nor"
        " `python -m playwright install chromium` could fetch one. Install it, then run the tests again."
    )


def installed(machine: Machine) -> str | None:
    """Find a Chromium among this computer's programs."""
    return next((path for name in NAMES if (path := machine.which(name))), None)


def apt_commands(machine: Machine, commands: Sequence[Command] = APT) -> Iterator[Command]:
    """Yield the commands that install a package on Debian and its relatives; none where they cannot work."""
    if machine.which("apt-get") and (machine.is_root or machine.which("sudo")):
        for command in commands:
            yield command if machine.is_root else ["sudo", "-n", *command]


def all_run(machine: Machine, commands: Sequence[Command]) -> bool:
    """Run commands until one fails; tells whether there were any and all went well."""
    return bool(commands) and all(machine.run(command) for command in commands)


def this_machine() -> Machine:
    """Describe the computer the tests run on."""
    return Machine(shutil.which, runs, getattr(os, "geteuid", lambda: 1)() == 0)


def runs(command: Command) -> bool:
    """Run a command; tells whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0
