"""The repository as it is handed over: one set of versions, and no file that tells where it was made."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from courses import ROOT

PACKAGE = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
HASH = re.compile(r"sha256:[0-9a-f]{64}")
# Written in pieces, so that this file itself may be searched.
HOSTS = ("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "test\\.pypi")
MACHINE_PATHS = r"(?<![\w.:/-])/(?:home|root|Users|work|opt|srv|mnt)/\w|[A-Z]:\\Users\\"
TELLTALE = re.compile("|".join((*HOSTS, MACHINE_PATHS)))
IGNORED = [".git", "uv.lock", *(ROOT / ".gitignore").read_text(encoding="utf-8").replace("/", "").split()]


LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]


def needed() -> set[str]:
    """Give the names of all packages the course, its tests and its engines need, directly or not."""
    known = {package["name"]: package for package in reversed(LOCK)}
    groups = known["coursekit"]["dev-dependencies"]
    found: set[str] = set()
    following = [known["coursekit"].get("dependencies", []), groups["dev"], groups["engines"]]
    while following:
        names = {entry["name"] for entry in following.pop()} - found
        found |= names
        following += [package.get("dependencies", []) for package in LOCK if package["name"] in names]
    return found


def locked() -> dict[tuple[str, str], set[str]]:
    """Give the hashes of every version of those packages in `uv.lock`."""
    return {
        (package["name"], package["version"]): {
            file["hash"] for file in (*package.get("wheels", []), package.get("sdist")) if file
        }
        for package in LOCK
        if package["name"] in needed()
    }


def required() -> dict[tuple[str, str], set[str]]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {(match["name"], match["version"]): set(HASH.findall(match["rest"])) for match in PACKAGE.finditer(text)}


def test_requirements_txt_holds_the_versions_and_hashes_of_the_lock() -> None:
    assert required() == locked()
    assert all(required().values())


def test_requirements_txt_leaves_the_index_to_whoever_installs() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^\s*(-i|--index-url|--extra-index-url|--find-links|-f)\b", text, re.MULTILINE) == []


def own_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield the files of this project, without what is installed, built or kept by tools, and without the lock."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from own_files(path)
        else:
            yield path


@pytest.mark.parametrize("place", ["requirements.txt", "README.md", ".ci/run", "tests/test_repository.py"])
def test_the_search_for_telltale_files_reaches_every_corner(place: str) -> None:
    assert ROOT / place in set(own_files())


def test_no_file_names_a_package_registry_or_a_path_of_the_machine_it_was_made_on() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): match[0]
        for path in own_files()
        if (match := TELLTALE.search(path.read_bytes().decode("utf-8", "replace")))
    }
    assert found == {}
