"""The tests in JavaScript pass, so that one command runs every test there is."""

from __future__ import annotations

from pathlib import Path

import node
import node_fixtures


def test_the_tests_of_the_runtime_pass_in_node(tmp_path: Path) -> None:
    files = sorted(str(path) for path in (node.ROOT / "tests" / "runtime").glob("*.test.js"))
    assert files
    done = node.run("--test", *files, fixtures=node_fixtures.write(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
