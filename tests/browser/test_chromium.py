"""Which Chromium the browser tests use, and how they get one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from apt import Machine
from chromium import PLAYWRIGHT, NoChromiumError, executable

UPDATE = ["apt-get", "update"]
SHELL, INSTALL = (["apt-get", "install", "-y", package] for package in ("chromium-headless-shell", "chromium"))
SUDO_UPDATE, SUDO_SHELL, SUDO_INSTALL = (["sudo", "-n", *command] for command in (UPDATE, SHELL, INSTALL))


class Fake:
    """A computer with some programs, where some commands work; an installed chromium is found afterwards."""

    def __init__(self, programs: Iterable[str], working: list[list[str]], is_root: bool = False) -> None:
        self.programs = set(programs)
        self.working = working
        self.tried: list[list[str]] = []
        self.machine = Machine(self.which, self.run, is_root)

    def which(self, name: str) -> str | None:
        return f"/bin/{name}" if name in self.programs else None

    def run(self, command: list[str]) -> bool:
        self.tried.append(command)
        if command in self.working and "install" in command and command != PLAYWRIGHT:
            self.programs.add(command[-1])
        return command in self.working


ALL = [UPDATE, SHELL, INSTALL, SUDO_UPDATE, SUDO_SHELL, SUDO_INSTALL, PLAYWRIGHT]

CASES = {
    "any of the known names is used as it is": ({"google-chrome-stable"}, ALL, True, [], "google-chrome-stable"),
    "the shell without windows comes first": (
        {"chromium", "chromium-headless-shell"},
        ALL,
        True,
        [],
        "chromium-headless-shell",
    ),
    "chromium comes before chrome": ({"google-chrome", "chromium"}, ALL, True, [], "chromium"),
    "chromium-browser comes before chrome": (
        {"google-chrome", "chromium-browser"},
        [],
        True,
        [],
        "chromium-browser",
    ),
    "root installs with apt-get": ({"apt-get"}, ALL, True, [UPDATE, SHELL], "chromium-headless-shell"),
    "root needs no sudo": ({"apt-get", "sudo"}, ALL, True, [UPDATE, SHELL], "chromium-headless-shell"),
    "others install with sudo": (
        {"apt-get", "sudo"},
        ALL,
        False,
        [SUDO_UPDATE, SUDO_SHELL],
        "chromium-headless-shell",
    ),
    "where there is no shell to install the whole browser does": (
        {"apt-get"},
        [UPDATE, INSTALL],
        True,
        [UPDATE, SHELL, INSTALL],
        "chromium",
    ),
    "without root and sudo Playwright fetches one": ({"apt-get"}, ALL, False, [PLAYWRIGHT], None),
    "without apt-get Playwright fetches one": ({"sudo"}, ALL, True, [PLAYWRIGHT], None),
    "a sudo that asks for a password is given up": (
        {"apt-get", "sudo"},
        [PLAYWRIGHT],
        False,
        [SUDO_UPDATE, PLAYWRIGHT],
        None,
    ),
    "a failed install is followed by Playwright": (
        {"apt-get"},
        [UPDATE, PLAYWRIGHT],
        True,
        [UPDATE, SHELL, INSTALL, PLAYWRIGHT],
        None,
    ),
}


@pytest.mark.parametrize(("programs", "working", "is_root", "tried", "found"), CASES.values(), ids=CASES)
def test_chromium_is_found_or_fetched(programs, working, is_root, tried, found):
    fake = Fake(programs, working, is_root)

    assert executable(fake.machine) == (found and f"/bin/{found}")
    assert fake.tried == tried


@pytest.mark.parametrize("programs", [(), ("apt-get",), ("apt-get", "sudo")], ids=str)
def test_where_none_can_be_had_the_message_says_what_was_tried(programs):
    fake = Fake(programs, [])

    with pytest.raises(NoChromiumError, match=r"apt-get install chromium.*playwright install chromium"):
        executable(fake.machine)


def test_an_install_that_brings_no_program_is_followed_by_playwright():
    fake = Fake({"apt-get"}, [UPDATE, PLAYWRIGHT], is_root=True)
    fake.machine = Machine(fake.which, lambda command: bool(fake.tried.append(command)) or True, True)

    assert executable(fake.machine) is None
    assert fake.tried == [UPDATE, SHELL, INSTALL, PLAYWRIGHT]
