"""What the documents say is true: commands, paths, examples, rooms."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import ROOT, build, edit
from mkdocs.__main__ import cli as mkdocs_cli

from coursekit.cli import understood
from coursekit.course import check_folder
from coursekit.words import Words

ARCHITECTURE = "docs/contributing/architecture.md"
ENGINES = "docs/contributing/engines.md"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", ARCHITECTURE, ENGINES)
PLANNED = "## Planned, not there yet"
FENCE = r"^(?P<mark>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=mark)$"
FENCES = re.compile(FENCE, re.DOTALL | re.MULTILINE)
NAMED_FENCES = re.compile(r"`(?P<path>[\w/.-]+)`:\n\n" + FENCE, re.DOTALL | re.MULTILINE)
SPANS = re.compile(r"`([^`\n]+)`")
LINKS = re.compile(r"\]\((?!https?:)([^)#]+)\)")
PATHS = re.compile(r"[\w.<>*-]+(/[\w.<>*-]+)*/?")
ENDINGS = re.compile(r"\.(py|md|yml|toml|lock|txt|js|j2)$")
FINDINGS = re.compile(r"(?:error|warning)\[([\w-]+)\]")
TO_BE_MADE = re.compile(r"(modules|quizzes)/1-tea|docs/index\.md$|site/|build/|\.venv")
PROGRAMS = {"pip", "source", ".venv\\Scripts\\activate", "node"}  # what a computer has without this project
UV = {"run", "lock", "export"}


def document(name: str) -> str:
    """Give a document without its list of what is planned."""
    return (ROOT / name).read_text(encoding="utf-8").partition(PLANNED)[0]


def prose(name: str) -> str:
    return FENCES.sub("", document(name))


def named_paths(name: str) -> Iterator[str]:
    for span in SPANS.findall(prose(name)):
        if PATHS.fullmatch(span) and ("/" in span or ENDINGS.search(span)) and not TO_BE_MADE.match(span):
            yield span
    for target in LINKS.findall(SPANS.sub("", prose(name))):
        yield str(Path(name).parent / target)


def exists(path: str) -> bool:
    """Find a path from the project's top, a bare file name in the package or the course; `<name>` is any name."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    folders = () if "/" in path else (ROOT / "coursekit", ROOT / "modules")
    return any(ROOT.glob(pattern)) or any(any(folder.rglob(pattern)) for folder in folders)


@pytest.mark.parametrize("path", sorted({path for name in DOCUMENTS for path in named_paths(name)}))
def test_a_path_named_in_a_document_exists(path: str) -> None:
    assert exists(path)


def commands(name: str) -> Iterator[str]:
    """Yield the commands of a document: lines of its `sh` fences, and code that begins as one."""
    for match in FENCES.finditer(document(name)):
        if match["language"] == "sh":
            yield from (part for line in match["text"].splitlines() for part in line.split(" && "))
    for span in SPANS.findall(prose(name)):
        if re.match(r"(uv|python|mkdocs|coursekit|pip|node) ", span):
            yield span


def check_command(words: list[str]) -> None:
    """Fail where a command's program, script, module or option is not known."""
    match words:
        case ["uv", "run", "--group", "benchmark", *rest]:
            check_command(["uv", "run", *rest])
        case ["uv", "run", "properdocs" | "zensical" as program, "build", *_]:
            assert any(Path(sys.executable).parent.glob(f"{program}*"))
        case ["uv", "run", program, *rest]:
            check_command(["python", program, *rest] if program.endswith(".py") else [program, *rest])
        case ["python", "-m", "coursekit", *rest] | ["python", "build_quiz.py", *rest] | ["coursekit", *rest]:
            understood(rest, Words("en"))
        case ["python", "-m", module] if module.startswith("coursekit."):
            assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
        case ["python", "-m", "pytest" | "venv" as module, *rest]:
            check_command(["pytest", *rest] if module == "pytest" else ["source"])
        case ["mkdocs", name, *options]:
            known = {option for parameter in mkdocs_cli.commands[name].params for option in parameter.opts}
            assert set(options) <= known
        case ["uv", name, *_]:
            assert name in UV
        case ["python", script, *_] | ["pip", "install", "-r", script] | [".ci/run" as script]:
            assert (ROOT / script).is_file()
        case ["pytest" | "ruff" | "mypy" as program, *arguments]:
            assert any(Path(sys.executable).parent.glob(f"{program}*"))
            assert all(exists(argument) for argument in arguments if "/" in argument)
        case ["node", "--test", files]:
            assert any(ROOT.glob(files))
        case _:
            assert words[0] in PROGRAMS


@pytest.mark.parametrize("command", sorted({command for name in DOCUMENTS for command in commands(name)}))
def test_a_command_named_in_a_document_is_known(command: str) -> None:
    check_command(shlex.split(command, comments=True, posix="\\" not in command))


@pytest.mark.parametrize("code", sorted({c for name in DOCUMENTS for c in FINDINGS.findall(document(name))}))
def test_a_finding_named_in_a_document_is_one_of_ours(code: str) -> None:
    assert Words("en").section("codes")[code]


def test_the_picture_of_the_rooms_shows_every_one_of_them_and_no_other() -> None:
    rooms = next(match["text"] for match in FENCES.finditer(document(ARCHITECTURE)) if "front door" in match["text"])
    shown = {line.split()[0].rstrip("/") for line in rooms.splitlines()}
    package = (ROOT / "coursekit").glob("[!_]*")
    here = {"coursekit/__main__.py", *(path.relative_to(ROOT).as_posix() for path in package)} - {"coursekit/engines"}
    here |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "coursekit/engines").glob("[!_]*.py")}
    assert {room for room in shown if room.startswith("coursekit/")} == here
    assert [room for room in shown if not (ROOT / room).exists()] == []


def test_nothing_that_is_planned_is_there_already() -> None:
    planned = (ROOT / ARCHITECTURE).read_text(encoding="utf-8").partition(PLANNED)[2]
    assert [path for path in SPANS.findall(planned) if "/" in path and (ROOT / path).exists()] == []


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The course that the README shows, written out as it says."""
    course = tmp_path / "tea"
    for match in NAMED_FENCES.finditer(document("README.md")):
        path = course / match["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(match["text"], encoding="utf-8")
    start, water = course / "docs" / "index.md", course / "modules" / "1-tea" / "2-water.md"
    start.parent.mkdir()
    start.write_text("# Welcome\n", encoding="utf-8")
    water.write_text("# Water\n", encoding="utf-8")
    return course


def test_the_course_that_the_readme_shows_has_no_mistake_and_builds_strictly(tea: Path, tmp_path: Path) -> None:
    checked = check_folder(tea)
    assert checked.diagnostics == ()
    assert sum(len(quiz.items) for quiz in checked.course.quizzes.values()) == 3
    site = build(tea, tmp_path / "site")
    assert (site / "1-tea" / "index.html").read_text(encoding="utf-8").count("<quiz-item") == 3


def test_the_report_that_the_readme_shows_is_what_check_says(tea: Path) -> None:
    edit(tea / "quizzes" / "1-tea.yml", ("type: single-choice", "type: single-choise"))
    shown = next(match["text"] for match in FENCES.finditer(document("README.md")) if "error[" in match["text"])
    assert check_folder(tea).report(Words("en")) == shown.rstrip()
