"""The vectors both scorers are held to: those of `vectors/`, and one for each response of every example."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from coursekit.examples import all_examples
from coursekit.model import Declaration, Range
from coursekit.scoring import score

FOLDER = Path(__file__).parent / "vectors"

Vector = dict[str, Any]


def written() -> list[Vector]:
    """Read the vectors written by hand."""
    return [
        {**vector, "description": f"{path.stem}: {vector['description']}"}
        for path in sorted(FOLDER.glob("*.json"))
        for vector in json.loads(path.read_text(encoding="utf-8"))
    ]


def from_examples(written: str = "en") -> list[Vector]:
    """Make a vector of each response that an example of a type names, as it is written in a language."""
    return [
        {
            "description": f"{example.item.type}: {example.title}: {given['response']}",
            "declaration": example.item.declaration.as_json(),
            "response": given["response"],
            "outcome": {
                "status": given["status"],
                "score": int(Decimal(given["score"]) * 100),
                "max_score": example.item.declaration.max_score,
            },
        }
        for example in all_examples(written, written)
        for given in example.responses
    ]


# How the lists and objects of a declaration are read from JSON; all else stays as it stands.
READ = {
    "choices": tuple,
    "correct": tuple,
    "units": tuple,
    "ranges": lambda ranges: tuple(Range(*entry) for entry in ranges),
    "fields": lambda fields: {name: declaration_of(part) for name, part in fields.items()},
}


def declaration_of(data: dict[str, Any]) -> Declaration:
    """Read a declaration from the form that vectors and pages carry."""
    return Declaration(**{name: READ[name](value) if name in READ else value for name, value in data.items()})


def outcome_of(declaration: dict[str, Any], response: object) -> dict[str, Any]:
    """Score in Python what is written as JSON, and write the outcome as JSON."""
    return score(declaration_of(declaration), response)._asdict()
