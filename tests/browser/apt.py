"""Packages of Debian and its relatives, installed for the tests that need them.

What is tried depends only on a `Machine`, so that the decisions can be tested on any computer.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Command = Sequence[str]


@dataclass(frozen=True)
class Machine:
    """What a decision depends on: which programs there are, how a command ends, and who we are."""

    which: Callable[[str], str | None]
    run: Callable[[Command], bool]
    is_root: bool


def update(machine: Machine) -> bool:
    """Ask what packages there are; tells whether that could be done, so that one can be installed."""
    return runs_apt(machine, "update")


def install(machine: Machine, *arguments: str) -> bool:
    """Install packages; tells whether it went well."""
    return runs_apt(machine, "install", "-y", *arguments)


def runs_apt(machine: Machine, *arguments: str) -> bool:
    """Run the program that installs packages, where it is and we may."""
    rights = [] if machine.is_root else ["sudo", "-n"]
    programs = ["apt-get", *rights[:1]]
    return all(map(machine.which, programs)) and machine.run([*rights, "apt-get", *arguments])


def runs(command: Command) -> bool:
    """Run a command; tells whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0
