"""The tests in JavaScript pass, so that one command runs every test there is."""

from __future__ import annotations

from pathlib import Path

import node
import node_fixtures
import pytest

FILES = sorted((node.ROOT / "tests" / "runtime").glob("*.test.js"))


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Python makes for all of them."""
    return node_fixtures.write(tmp_path_factory.mktemp("runtime"))


def test_there_are_tests_of_the_runtime() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_tests_of_the_runtime_pass_in_node(file: Path, fixtures: Path) -> None:
    done = node.run(str(file), fixtures=fixtures)
    assert done.returncode == 0, done.stdout + done.stderr
