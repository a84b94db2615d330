"""The JSON Schemas say what the reader says, as far as a schema can, and the committed ones are those of today."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from courses import ROOT, TINY
from jsonschema import Draft7Validator
from yaml_as_editors_read_it import typed

from coursekit.cli import main
from coursekit.examples import all_examples
from coursekit.json_schema import files
from coursekit.markdown_scan import front_matter
from coursekit.reader import type_names
from coursekit.source import decode
from coursekit.words import Words, languages

CASES = ROOT / "coursekit" / "cases"
COURSES = (ROOT, TINY, ROOT / "tests" / "browser" / "exam_course", CASES / "base")
SCHEMAS = {Path(name).stem: json.loads(data) for name, data in files(Words("en")).items()}
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}

# What a schema can say. Of the others it knows nothing: they ask how two places of a file, or two files, fit.
EXPRESSIBLE = {
    *("missing-key", "missing-items", "number-too-large", "number-too-small", "too-few", "too-many"),
    *("unknown-key", "unknown-language", "unknown-type", "wrong-type"),
}

# Some of their kinds that it cannot: of a number, how it was written; of a draw, where it draws from.
NOT_SAID = {"missing-items/own-draw", "wrong-type/points-decimals", "wrong-type/points-digits"}
FIRST_PLACE = re.compile(r"^(?P<path>\S+?):\d+:\d+: error\[(?P<code>[\w-]+)\]", re.MULTILINE)


def authored(folder: Path) -> Iterator[Path]:
    """Yield the files of a course, or of what is laid over one, that a schema is for."""
    yield from folder.glob("course.yml")
    yield from folder.glob("quizzes/*.y*ml")
    for name in ("docs", "modules"):
        yield from folder.glob(f"{name}/**/*.md")


def faults(path: Path) -> list[str]:
    """Hold a file against its schema."""
    text, _ = decode(path.name, path.read_bytes())
    if path.suffix == ".md":
        text = front_matter(text) or "{}"
    name = {".md": "page"}.get(path.suffix, "course" if path.name == "course.yml" else "quiz")
    return [error.message for error in VALIDATORS[name].iter_errors(typed(text))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


def test_the_committed_schemas_are_those_that_the_command_writes() -> None:
    committed = {f"schema/{path.name}": path.read_bytes() for path in (ROOT / "schema").iterdir()}
    assert committed == files(Words("sv"))


def test_the_command_writes_them_in_the_language_of_the_course(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["--course", str(course), "schema"]) == 0
    assert {f"schema/{path.name}": path.read_bytes() for path in (course / "schema").iterdir()} == files(Words("en"))
    assert str(course / "schema") in capsys.readouterr().out


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_every_file_of_a_course_without_mistakes_fits(folder: Path) -> None:
    paths = list(authored(folder))
    assert len(paths) > 2
    assert {str(path): found for path in paths if (found := faults(path))} == {}


def test_every_good_file_of_the_diagnostics_fits() -> None:
    paths = [path for case in CASES.rglob("good") for path in authored(case)]
    assert len(paths) > 80
    assert {str(path): found for path in paths if (found := faults(path))} == {}


def test_every_example_of_every_type_fits() -> None:
    shown = {example.item.type for example in all_examples()}
    assert shown == set(type_names())
    for example in all_examples():
        quiz = typed("title: Examples\nitems:\n" + example.source)
        assert [error.message for error in VALIDATORS["quiz"].iter_errors(quiz)] == [], example.title


def bad_files() -> dict[str, tuple[str, Path]]:
    """Give the files with a mistake that a schema can see, by the case they stand in."""
    found = {}
    for expected in CASES.rglob("expected.txt"):
        match = FIRST_PLACE.search(expected.read_text(encoding="utf-8"))
        path = expected.parent / "bad" / match["path"] if match else expected
        if match and match["code"] in EXPRESSIBLE and path.is_file():
            found[expected.parent.relative_to(CASES).as_posix()] = (match["code"], path)
    return found


def test_the_bad_files_show_every_mistake_a_schema_can_see() -> None:
    assert {code for code, _ in bad_files().values()} == EXPRESSIBLE


@pytest.mark.parametrize("case", sorted(set(bad_files()) - NOT_SAID))
def test_a_bad_file_of_the_diagnostics_does_not_fit(case: str) -> None:
    assert faults(bad_files()[case][1])


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every property of a schema, at any depth."""
    if isinstance(schema, dict):
        named = schema.get("properties", {})
        if schema.get("type") == "object":
            yield from named.items()
        for part in schema.values():
            yield from properties(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from properties(part)


@pytest.mark.parametrize("language", languages())
def test_every_key_is_explained_in_every_language(language: str) -> None:
    words = Words(language)
    said = set(words.section("keys").values()) | set(words.section("kinds").values())
    schemas = {name: json.loads(data) for name, data in files(words).items()}
    found = [field["description"] for schema in schemas.values() for _, field in properties(schema)]
    assert len(found) > 150
    assert set(found) <= said
    kinds = schemas["schema/quiz.json"]["properties"]["items"]["items"]["properties"]["type"]
    assert dict(zip(kinds["enum"], kinds["enumDescriptions"], strict=True)) == {
        name: words(f"kinds.{name}") for name in type_names()
    }


def test_no_explanation_is_left_over() -> None:
    words = Words("en")
    shown = json.dumps([json.loads(data) for data in files(words).values()], ensure_ascii=False)
    left = {**words.section("keys"), **words.section("kinds")}
    assert [key for key, text in left.items() if json.dumps(text, ensure_ascii=False) not in shown] == []


# a value, and whether the field takes it; the reader takes what the schema takes
VALUES = {
    "points: 2": True,
    "points: 0.5": True,
    "points: 0,5": True,
    'points: "2"': True,
    "points: 0": False,
    "points: many": False,
    "points: 1001": False,
    "explanation: yes": True,
    "explanation: true": True,
    "explanation: 007": True,
    "explanation: 1:30": True,
    "explanation: [a, b]": False,
    "tags: [a, 7]": True,
    "tags: [A]": False,
    "hints: [one, 2, true]": True,
    "hints: one": False,
}


@pytest.mark.parametrize(("line", "taken"), VALUES.items())
def test_schema_and_reader_take_the_same_values(line: str, taken: bool, course: Path) -> None:
    path = course / "quizzes" / "1-tea.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^    (points|explanation|hints):.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("    type:", f"    {line}\n    type:"), encoding="utf-8")
    assert (not faults(path)) is taken
    assert (main(["--course", str(course), "check"]) == 0) is taken


@pytest.mark.parametrize("word", ["true", "True", "false", "yes", "ja", "JA", "nej", "sant", "falskt"])
def test_schema_and_reader_take_the_same_words_for_yes_and_no(word: str, course: Path) -> None:
    path = course / "quizzes" / "1-tea.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("correct: true", f"correct: {word}"), encoding="utf-8")
    main(["--course", str(course), "check"])
    assert faults(path) == []
