"""What a search of the site finds, and what it must not give away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def search_text(tiny_site: Path) -> str:
    """Everything the search of the tiny course knows."""
    index = json.loads((tiny_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return " ".join(f"{entry['title']} {entry['text']}" for entry in index["docs"])


@pytest.mark.parametrize(
    "secret",
    [
        "The leaves are heated at once.",  # a choice of the first item
        "Yes, heat keeps the colour.",  # its feedback
        "Heat stops the enzymes",  # its explanation
        "Yes, the leaves are not scalded.",  # of a later item
        "Show the correct answer",
    ],
)
def test_the_search_index_does_not_give_answers_away(search_text: str, secret: str) -> None:
    assert secret not in search_text


def test_the_search_index_finds_the_heading_of_a_quiz(search_text: str) -> None:
    assert "Dough and heat" in search_text
