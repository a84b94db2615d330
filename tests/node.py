"""Node, which runs the tests of the JavaScript: the one that is installed, else the one of Playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parent.parent


def executable() -> str:
    """Find Node."""
    return shutil.which("node") or str(compute_driver_executable()[0])


def run(*arguments: str, fixtures: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Node in the project's folder; `fixtures` is the file that `node_fixtures.py` has written, if any is read."""
    return subprocess.run(
        [executable(), *arguments],
        cwd=ROOT,
        env={**os.environ, **({"COURSEKIT_FIXTURES": str(fixtures)} if fixtures else {})},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
