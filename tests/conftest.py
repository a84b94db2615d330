"""What tests in more than one folder share."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import TINY, build, copy_course

# Python keeps what it compiles, whatever this computer's habit: most programs the tests start run for less time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the tiny course, to be changed at will."""
    return copy_course(TINY, tmp_path / "course")


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course, built strictly."""
    return build(TINY, tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(autouse=True)
def mkdocs_log() -> Iterator[None]:
    """Give MkDocs its logger back as it was: a command directs it to a terminal that is soon gone."""
    logger = logging.getLogger("mkdocs")
    handlers, level = list(logger.handlers), logger.level
    yield
    logger.handlers, logger.level = handlers, level
