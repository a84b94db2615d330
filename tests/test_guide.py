"""The trainers' guide is true: its commands are run, its YAML and its fences are read, its mistakes are mistakes."""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import ROOT, copy_course
from in_memory import check
from jsonschema import Draft7Validator
from yaml_as_editors_read_it import typed

from coursekit import checks
from coursekit.cli import main, understood
from coursekit.course import check_folder
from coursekit.diagnostics import advice, message
from coursekit.files import Folder, read_folder
from coursekit.json_schema import course as course_schema
from coursekit.markdown_scan import scan
from coursekit.model import Course
from coursekit.reader import read_course
from coursekit.scaffold import slug
from coursekit.source import parse
from coursekit.words import Words

GUIDE = ROOT / "docs" / "handledning"
OWN = ["index", "andra-en-lektion", "skriv-ett-test", "skriv-bra-fragor", "kontrollera-och-forhandsvisa", "publicera"]
MISTAKES = "vanliga-misstag"
FENCE = re.compile(r"^(?P<mark>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=mark)$", re.DOTALL | re.MULTILINE)
PAIR = re.compile(
    r"^Fel:\n\n```yaml\n(?P<bad>.*?)^```\n\nRätt:\n\n```yaml\n(?P<good>.*?)^```$", re.DOTALL | re.MULTILINE
)
LONG = {"build", "serve"}  # tested where they belong; here it counts that they are called right
PROGRAM = ["uv", "run", "build_quiz.py"]
TEXTS = read_folder(ROOT).texts


def page(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [match["text"] for match in FENCE.finditer(page(name)) if match["language"] == language]


def commands(name: str) -> Iterator[list[str]]:
    """Yield what the guide tells to run of our own program; it names one other, to begin with."""
    for line in "".join(blocks(name, "sh")).splitlines():
        words = shlex.split(line)
        assert words == ["pip", "install", "uv"] or words[:3] == PROGRAM, line
        if words[:3] == PROGRAM:
            yield words[3:]


def test_the_pages_of_the_guide_are_all_looked_at() -> None:
    others = {"fragetyper", "kontroller"}  # made from the types and the checks, and tested with them
    others |= {"webbservrar"}  # tests/browser/test_web_servers.py starts the servers with its settings
    assert {path.stem for path in GUIDE.glob("*.md")} - others == {*OWN, MISTAKES}
    assert sum(len(list(commands(name))) for name in OWN) > 15


def answered_for(course: Path) -> Path:
    """Fill in what the statements of the course wait for, as its operator does: take the marks of comments away."""
    path = course / "course.yml"
    text = re.sub(r"^  # (?=\w+: )", "  ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return course


@pytest.mark.parametrize("name", OWN)
def test_every_command_does_what_it_is_there_for(name: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    course = answered_for(copy_course(ROOT, tmp_path / "course"))
    for words in commands(name):
        if understood(words, Words("sv")).command in LONG:
            continue
        with contextlib.suppress(SystemExit):
            assert main(words, default_course=course) == 0, (words, capsys.readouterr())
    assert not check_folder(course).has_errors


def laid(texts: dict[str, str]) -> tuple[Course, list[tuple[str, str]]]:
    """Read the course with some texts laid over it; gives it, and the codes found in those texts."""
    files = {**TEXTS, **{path: text.encode() for path, text in texts.items()}}
    reading = read_course(Folder(ROOT, files, (), ()))
    found = [*reading.diagnostics, *checks.run(reading.course)]
    return reading.course, [(d.code, d.level) for d in found if d.span.path in texts]


def quiz_of(text: str) -> str:
    """Give a block as a quiz file: it may be one, or show some items."""
    return text if text.startswith("title:") else f"title: Test\nitems:\n{text}"


def is_quiz(text: str) -> bool:
    return re.search(r"^(items|draw|- id):", text, re.MULTILINE) is not None


@pytest.mark.parametrize("name", OWN)
def test_every_block_of_yaml_has_no_mistake(name: str) -> None:
    for text in blocks(name, "yaml"):
        if is_quiz(text):
            _, found = laid({"quizzes/handledning.yml": quiz_of(text)})
            assert [code for code, level in found if level == "error"] == [], text
        elif "modules:" in text:
            assert list(Draft7Validator(course_schema(Words("sv"))).iter_errors(typed(text))) == []
        else:
            name = "index" if "objectives:" in text else "1-brottstriangeln"
            path = f"modules/1-situationell-brottsprevention/{name}.md"
            _, found = laid({path: f"---\n{text}---\n# Sida\n"})
            assert [code for code, level in found if level == "error"] == [], text


@pytest.mark.parametrize("name", [*OWN, MISTAKES])
def test_every_fence_names_questions_that_are_there(name: str) -> None:
    shown = {
        slug(typed(text)["title"]): text for text in blocks(name, "yaml") if text.startswith("title:") and is_quiz(text)
    }
    course, _ = laid({f"quizzes/{quiz}.yml": text for quiz, text in shown.items()})
    for text in blocks(name, "markdown"):
        fences = scan("page.md", text).fences
        assert fences, text
        for fence in fences:
            assert all(course.quizzes[fence.quiz].item(item) for item in fence.items), text


def pairs() -> dict[str, tuple[str, str]]:
    """Give the mistakes with what is right, by the heading they stand under."""
    parts = re.split(r"^## (.*)$", page(MISTAKES), flags=re.MULTILINE)
    found = {title: PAIR.search(text) for title, text in zip(parts[1::2], parts[2::2], strict=True)}
    return {title: (match["bad"], match["good"]) for title, match in found.items() if match}


def item_with(lines: str, good: str) -> str:
    """Put lines into an item that is complete with what is right."""
    prompt = "" if good.startswith("prompt:") else "    prompt: Stämmer det?\n"
    rest = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"title: Test\nitems:\n  - id: fraga\n    type: true-false\n    correct: true\n{prompt}{rest}"


def test_every_mistake_of_the_guide_has_a_pair() -> None:
    assert len(pairs()) == page(MISTAKES).count("\nFel:\n") == page(MISTAKES).count("\nRätt:\n") >= 10


@pytest.mark.parametrize("title", pairs())
def test_a_mistake_is_found_or_says_something_else_and_what_is_right_is_right(title: str) -> None:
    bad, good = (item_with(lines, pairs()[title][1]) for lines in pairs()[title])
    assert not check({"quizzes/test.yml": good}).has_errors
    said = [parse("quiz.yml", text)[0] for text in (bad, good)]
    silent = all(said) and said[0].plain() != said[1].plain()
    assert check({"quizzes/test.yml": bad}).has_errors or silent


def test_the_report_the_guide_shows_is_one_of_ours() -> None:
    (shown,) = blocks("kontrollera-och-forhandsvisa", "text")
    quiz = "title: Te\nitems:\n  - id: a\n    prompt: Vad?\n    correct: true\n    type: single-choise\n"
    (found,) = read_course(Folder(ROOT, {**TEXTS, "quizzes/1-te.yml": quiz.encode()}, (), ())).diagnostics
    assert f"{found.span.path}:{found.span.line}:{found.span.column}: fel[{found.code}]" in shown
    assert message(found, Words("sv")) in shown
    assert advice(found, Words("sv")) in shown
