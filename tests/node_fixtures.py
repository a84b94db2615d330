"""What the tests in JavaScript need from Python, as JSON: bundles, words, vectors of examples, rendered quizzes.

`tests/runtime/fixtures.mjs` runs this file where no test in Python has done so before.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import assessment_quizzes
import scoring_vectors
from example_quizzes import LANGUAGES, example_quiz, render

from coursekit import bundle
from coursekit.reader import type_names
from coursekit.words import Words


def fixtures() -> dict[str, Any]:
    """Collect all of it."""
    return {
        "bundles": {language: bundle.script(language).text for language in LANGUAGES},
        "words": {
            language: Words(language).section("page") | Words(language).section("runtime") for language in LANGUAGES
        },
        "vectors": [vector for language in LANGUAGES for vector in scoring_vectors.from_examples(language)],
        "quizzes": {
            language: {name: render(example_quiz(name, language), language) for name in type_names()}
            | assessment_quizzes.rendered(language)
            for language in LANGUAGES
        },
    }


def write(folder: Path) -> Path:
    """Write the fixtures to a file in `folder`."""
    path = folder / "fixtures.json"
    path.write_text(json.dumps(fixtures()), encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fixtures()))
