"""The scorer in Python gives each vector's outcome; `runtime/vectors.test.js` says the same of JavaScript."""

from __future__ import annotations

import pytest
import scoring_vectors
from scoring_vectors import Vector, declaration_of, outcome_of

from coursekit.scoring import decimal

VECTORS = [*scoring_vectors.written(), *scoring_vectors.from_examples(), *scoring_vectors.from_examples("sv")]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["description"])
def test_each_vector_has_the_outcome_it_names(vector: Vector) -> None:
    assert outcome_of(vector["declaration"], vector["response"]) == vector["outcome"]


def test_vectors_have_descriptions_of_their_own() -> None:
    descriptions = [vector["description"] for vector in VECTORS]
    assert sorted(set(descriptions)) == sorted(descriptions)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["description"])
def test_a_declaration_survives_the_way_through_json(vector: Vector) -> None:
    assert declaration_of(vector["declaration"]).as_json() == vector["declaration"]


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [
        (0, "0"),
        (1, "0.01"),
        (10, "0.1"),
        (33, "0.33"),
        (50, "0.5"),
        (67, "0.67"),
        (100, "1"),
        (101, "1.01"),
        (110, "1.1"),
        (1000, "10"),
        (10050, "100.5"),
        (100000, "1000"),
    ],
)
def test_points_are_written_in_their_shortest_decimal_form(hundredths: int, text: str) -> None:
    assert decimal(hundredths) == text
