"""`mkdocs serve`, the command authors know from elsewhere, with the course mounted by its hook."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from courses import ROOT, edit, run

PATIENCE = 60  # seconds, for a computer that is busy with something else
LESSON = "1-tea/2-water.html"


class Serving:
    """A running `mkdocs serve`."""

    def __init__(self, course: Path, log: Path) -> None:
        self.log = log
        self.address = free_address()
        command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(course / "mkdocs.yml"), "-a", self.address]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def shows(self, text: str) -> bool:
        """Tell whether the lesson holds a text; while MkDocs is busy or stuck, there is no answer."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{LESSON}", timeout=1) as answer:
                return text in answer.read().decode()
        except OSError:
            return False

    def wait(self, condition: Callable[[], bool]) -> None:
        """Look again and again until the condition holds; fails when the process ends or time runs out."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.02)


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def serving(course: Path, tmp_path: Path) -> Iterator[Serving]:
    """The copy of the tiny course, served until the test ends."""
    running = Serving(course, tmp_path / "log.txt")
    try:
        running.wait(lambda: running.shows("Why does green tea stay green?"))
        yield running
    finally:
        running.process.terminate()
        running.process.wait()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("quizzes/1-tea.yml", "Why does green tea stay green?", "Why is green tea still green?"),
        ("modules/1-tea/2-water.md", "Black tea wants it boiling.", "Black tea wants it very hot."),
    ],
)
def test_what_is_saved_is_served(serving, course, path, old, new):
    edit(course / path, (old, new))

    serving.wait(lambda: serving.shows(new))


def test_what_is_served_is_mended_but_lets_the_script_run_that_loads_it_anew(serving):
    assert serving.shows("ck-menu")
    assert serving.shows("livereload(")
    assert not serving.shows("Content-Security-Policy")


def test_it_survives_a_mistake_and_recovers_when_it_is_mended(serving, course):
    quiz = course / "quizzes/1-tea.yml"
    text = quiz.read_text(encoding="utf-8")

    for mistake, code in (("promt:", "unknown-key"), ("prompt: prompt:", "yaml-syntax")):
        quiz.write_text(text.replace("prompt: Why does", f"{mistake} Why does"), encoding="utf-8")
        serving.wait(lambda code=code: f"error[{code}]" in serving.said())
        quiz.write_text(text.replace("Why does", f"After {code}, why does"), encoding="utf-8")
        serving.wait(lambda code=code: serving.shows(f"After {code}, why does green tea"))

    assert "Traceback" not in serving.said()


def test_a_mistake_at_the_start_ends_it_with_the_report(course):
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))

    done = run("-m", "mkdocs", "serve", "-f", str(course / "mkdocs.yml"), "-a", free_address(), cwd=ROOT)

    assert done.returncode == 1
    assert "quizzes/1-tea.yml:8:5: error[unknown-key]" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
