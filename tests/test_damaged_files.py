"""Damaged and generated files, a sample that repeats: whatever the file, every finding has a place and nothing breaks.

The long run is `tests/fuzz.py`.
"""

from __future__ import annotations

import random

import pytest
import yaml
from damage import GENERATED, assert_located, damaged
from hypothesis import HealthCheck, given, settings

from coursekit import source


@pytest.mark.parametrize(
    ("loader", "count"), [(source.LOADER, 3000), (yaml.SafeLoader, 300)], ids=["fast parser", "parser in Python"]
)
def test_thousands_of_damaged_files_give_located_findings_and_no_exception(
    loader: object, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LOADER", loader)
    chance = random.Random(20_261_122)

    found = sum(assert_located(*damaged(chance)) for _ in range(count))

    assert count / 2 < found < count


@given(GENERATED)
@settings(max_examples=100, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
def test_generated_files_give_located_findings_and_no_exception(file: tuple[str, bytes]) -> None:
    assert_located(*file)
