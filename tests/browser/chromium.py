"""Chromium for the browser tests: the one of this computer, else one that is fetched on the spot.

What is tried depends only on a `Machine`, so that the decisions can be tested on any computer.
"""

from __future__ import annotations

import os
import shutil
import sys

from apt import Machine, install, runs, update

# The shell is the same browser without its windows, and takes two thirds of the time; Playwright, too, prefers it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
PACKAGES = ("chromium-headless-shell", "chromium")  # of Debian and its relatives, some of which lack the first
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]


class NoChromiumError(Exception):
    """There is no Chromium here and none could be had; the message says what was tried and what helps."""


def executable(machine: Machine) -> str | None:
    """Give the path of a Chromium, fetched if need be; None stands for the one that Playwright keeps itself.

    Raises NoChromiumError where none can be had.
    """
    if path := installed(machine):
        return path
    if path := fetched(machine):
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


def fetched(machine: Machine) -> str | None:
    """Install a package and give its program; None where that cannot be."""
    packages = PACKAGES if update(machine) else ()
    return next((path for name in packages if install(machine, name) and (path := installed(machine))), None)


def this_machine() -> Machine:
    """Describe the computer the tests run on."""
    return Machine(shutil.which, runs, getattr(os, "geteuid", lambda: 1)() == 0)
