"""`fmt` settles the layout of quiz files, and nothing else: what they say, its order and the comments stay."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from courses import ROOT, TINY, edit, snapshot

from coursekit.cli import main
from coursekit.examples import all_examples
from coursekit.formatting import UnsureError, ordered, tidy
from coursekit.source import parse

COURSES = (ROOT, TINY, ROOT / "tests" / "browser" / "exam_course")
QUIZZES = [path for course in COURSES for path in sorted((course / "quizzes").glob("*.yml"))]
GOOD = sorted((ROOT / "coursekit" / "cases").glob("*/**/good/quizzes/*.yml"))


def said(text: str) -> object:
    """Give what a text says, with its keys in their order."""
    node, mistakes = parse("quiz.yml", text)
    assert node
    assert mistakes == []
    return ordered(node)


def settles(text: str) -> str:
    """Tidy a text, twice, and expect that it says the same."""
    after = tidy("quiz.yml", text)
    assert said(after) == said(text)
    assert tidy("quiz.yml", after) == after
    return after


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_the_quizzes_of_a_course_say_the_same_afterwards(path: Path) -> None:
    settles(path.read_text(encoding="utf-8"))


def test_the_examples_of_every_type_say_the_same_afterwards() -> None:
    settles("title: Examples\nitems:\n" + "\n".join(example.source for example in all_examples()))


def test_the_good_quizzes_of_the_diagnostics_say_the_same_afterwards() -> None:
    left = []
    for path in GOOD:
        try:
            settles(path.read_text(encoding="utf-8"))
        except UnsureError:
            left.append(path)
    assert len(GOOD) > 80
    assert left == []


# a text, and what it looks like afterwards
SETTLED = {
    "indentation": (
        "title: Te\nitems:\n- id: a\n  choices:\n  -   text: x\n      correct: true\n  - text:   y\n",
        "title: Te\nitems:\n  - id: a\n    choices:\n      - text: x\n        correct: true\n      - text: y\n",
    ),
    "quotes": (
        "title: 'Te'\nintro: 'He said \"tea\"'\nitems: ['it''s', \"b\", c]\n",
        'title: "Te"\nintro: \'He said "tea"\'\nitems: ["it\'s", "b", c]\n',
    ),
    "texts that YAML could take for something else": (
        "title: no\nintro: 007\nminutes: 1:30\nitems: [~, null, 1e3, 0x1F, 2026-01-01, .inf]\n",
        "title: no\nintro: 007\nminutes: 1:30\nitems: [~, null, 1e3, 0x1F, 2026-01-01, .inf]\n",
    ),
    "blank lines between items": (
        "title: Te\n\n\nitems:\n\n  - id: a\n  - id: b\n\n    type: x\n\n\n\n  - id: c\n\n\n",
        "title: Te\nitems:\n  - id: a\n\n  - id: b\n    type: x\n\n  - id: c\n",
    ),
    "comments": (
        "# top\ntitle: Te   # of the title\nitems:\n- id: a\n# of the next\n- id: b # b\n# the end\n",
        "# top\ntitle: Te   # of the title\nitems:\n  - id: a\n\n# of the next\n  - id: b # b\n# the end\n",
    ),
    "blank lines in texts stay": (
        "title: Te\nitems:\n- id: a\n  prompt: |\n    One\n\n    Two\n- id: b\n  prompt: >\n    Three\n"
        "    four\n\n    five\n",
        "title: Te\nitems:\n  - id: a\n    prompt: |\n      One\n\n      Two\n\n  - id: b\n    prompt: >\n      Three\n"
        "      four\n\n      five\n",
    ),
    "spaces at the ends of lines": ("title: Te   \nitems: []  \n", "title: Te\nitems: []\n"),
    "long lines": (f"title: {'te ' * 100}\nitems: []\n", f"title: {'te ' * 100}".rstrip() + "\nitems: []\n"),
}


@pytest.mark.parametrize(("before", "after"), SETTLED.values(), ids=SETTLED)
def test_a_layout_is_settled(before: str, after: str) -> None:
    assert settles(before) == after


def test_a_missing_value_at_the_end_is_no_trouble() -> None:
    assert settles("title: Te\nitems:\n  - id: a\n    hints:") == "title: Te\nitems:\n  - id: a\n    hints:\n"
    assert settles("title: Te\nitems:\n  -") == "title: Te\nitems:\n  -\n"


LEFT = {
    "a syntax error": "title: [Te\nitems: []\n",
    "a key twice": "title: Te\ntitle: Te\nitems: []\n",
    "no mapping": "- Te\n",
    "nothing": "",
    "an anchor": "title: &a Te\nitems: [*a]\n",
    "two documents": "title: Te\n---\nitems: []\n",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_not_certain_is_left(text: str) -> None:
    with pytest.raises(UnsureError):
        tidy("quiz.yml", text)


SMALL = [(TINY / "quizzes" / "1-tea.yml").read_text(encoding="utf-8"), *(before for before, _ in SETTLED.values())]
SIGNS = "\t #:-[]{}'\"|>&*!%@`,?\\\nåä\u00a0x0"


def mutated(chance: random.Random) -> str:
    """Change a quiz here and there: comments and blank lines, indentation, signs, lines gone or twice."""
    lines = chance.choice(SMALL).split("\n")
    for number in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[at] += f"  # note {number}"
            case 1:
                lines.insert(at, chance.choice(["", "   ", f"# note {number}", f"      # note {number}"]))
            case 2:
                lines[at] = " " * chance.randint(0, 3) + lines[at]
            case 3:
                place = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:place] + chance.choice(SIGNS) + lines[at][place:]
            case 4:
                lines[at] = re.sub(r": (\S.*)$", chance.choice([r": '\1'", r': "\1"', r": |\n        \1"]), lines[at])
            case _:
                lines[at : at + 1] = chance.choice([[], [lines[at]] * 2])
    return "\n".join(lines)


def test_mutated_quizzes_say_the_same_afterwards_or_are_left() -> None:
    chance = random.Random(20261125)
    tidied = 0
    for _ in range(300):
        text = mutated(chance)
        try:
            after = tidy("quiz.yml", text)
        except UnsureError:
            continue
        tidied += 1
        assert said(after) == said(text), text
        assert tidy("quiz.yml", after) == after, text
        assert re.findall(r"# note \d", after) == re.findall(r"# note \d", text), text
    assert tidied > 120


def run(course: Path, *words: str) -> int:
    return main(["--course", str(course), "fmt", *words])


def test_the_command_tidies_every_quiz_and_is_then_content(course: Path, capsys: pytest.CaptureFixture) -> None:
    path = course / "quizzes" / "1-tea.yml"
    tidy_bytes = path.read_bytes()
    assert run(course) == 0
    edit(path, ("title: Leaves and water", "title:    Leaves and water"))
    before = snapshot(course)

    assert run(course, "--check") == 1
    assert "1-tea.yml is not tidy" in capsys.readouterr().out
    assert snapshot(course) == before
    assert run(course, "--check", "2-bread") == 0

    assert run(course, "1-tea") == 0
    assert "1-tea.yml is tidied" in capsys.readouterr().out
    assert path.read_bytes() == tidy_bytes
    assert run(course, "--check") == 0
    assert "All quiz files are tidy." in capsys.readouterr().out


def test_the_command_keeps_windows_line_ends(course: Path) -> None:
    path = course / "quizzes" / "1-tea.yml"
    data = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data.replace(b"title: ", b"title:   "))
    assert run(course) == 0
    assert path.read_bytes() == data


def test_the_command_leaves_what_has_mistakes_and_says_so(course: Path, capsys: pytest.CaptureFixture) -> None:
    path = course / "quizzes" / "1-tea.yml"
    edit(path, ("title: Leaves and water", "title: [Leaves and water"))
    before = path.read_bytes()
    assert run(course) == 1
    assert "1-tea.yml is left as it was" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_quiz_that_is_not_there_is_named(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert run(course, "3-jam") == 1
    assert "There is no quiz `3-jam`." in capsys.readouterr().err
