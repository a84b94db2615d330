"""Files made to cost time or memory are refused or handled in less than a second and 200 MB, each with its findings."""

from __future__ import annotations

import json

import pytest
from courses import ROOT, run
from hostile import DRAWINGS, FILES


@pytest.fixture(scope="module")
def met() -> dict[str, dict[str, float]]:
    """How the process that met each file ended, and the processor time it took."""
    done = run("tests/hostile.py", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", [*FILES, *DRAWINGS])
def test_a_hostile_file_takes_less_than_a_second_and_200_megabytes(met: dict[str, dict[str, float]], name: str) -> None:
    assert met[name]["ended"] == 0
    assert met[name]["seconds"] < 1
