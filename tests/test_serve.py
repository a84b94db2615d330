"""`serve` shows the course and follows what its author saves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from courses import ROOT, edit, run
from mkdocs.livereload import LiveReloadServer

from coursekit.engines.live import serve_site
from coursekit.words import Words, languages

PATIENCE = 60
LESSON = "1-tea/1-leaves.html"


class Server:
    """A running `serve`, with all it has said so far."""

    def __init__(self, course: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = log
        command = [sys.executable, "-m", "coursekit", "--course", str(course), "serve", "--address", self.address]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TMPDIR": str(log.parent)}
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def shows(self, path: str, text: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return text in answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return False

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.02)


@pytest.fixture
def serve(course: Path, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start serving the copy of the tiny course; it stops when the test ends."""
    started: list[Server] = []

    def start(page: str = LESSON) -> Server:
        started.append(Server(course, tmp_path / "log.txt"))
        started[0].wait(lambda: started[0].shows(page, "</html>"))
        return started[0]

    yield start
    for server in started:
        server.process.terminate()
        server.process.wait()


def test_a_saved_lesson_is_served_without_a_restart(serve: Callable[..., Server], course: Path) -> None:
    server = serve()
    with (course / "modules/1-tea/1-leaves.md").open("a", encoding="utf-8") as lesson:
        lesson.write("\nA line of today.\n")
    server.wait(lambda: server.shows(LESSON, "A line of today."))


def test_a_mistake_stands_above_the_former_page_until_it_is_mended(serve: Callable[..., Server], course: Path) -> None:
    server, quiz = serve(), course / "quizzes/1-tea.yml"
    for mistake, code in (("type: tru-false", "unknown-type"), ("type: [true-false", "yaml-syntax")):
        edit(quiz, ("Why does green tea stay green?", "Why is green tea green?"), ("type: true-false", mistake))
        server.wait(lambda code=code: server.shows("1-tea/2-water.html", f"error[{code}]"))
        assert f"error[{code}]" in server.said()
        assert server.shows("1-tea/2-water.html", "Why does green tea stay green?")
        assert server.shows("1-tea/2-water.html", "The course has mistakes at the moment")
        edit(quiz, (mistake, "type: true-false"))
        server.wait(lambda: server.shows("1-tea/2-water.html", "Why is green tea green?"))
        assert not server.shows("1-tea/2-water.html", f"error[{code}]")
        edit(quiz, ("Why is green tea green?", "Why does green tea stay green?"))
        server.wait(lambda: server.shows("1-tea/2-water.html", "Why does green tea stay green?"))
    assert "Traceback" not in server.said()


def test_a_course_with_a_mistake_at_the_start_is_shown_once_it_is_mended(
    serve: Callable[..., Server], course: Path
) -> None:
    quiz = course / "quizzes/1-tea.yml"
    edit(quiz, ("prompt: Why", "promt: Why"))
    server = serve("index.html")
    assert server.shows("index.html", "error[unknown-key]")
    edit(quiz, ("promt: Why", "prompt: Why"))
    server.wait(lambda: server.shows(LESSON, "</html>"))
    assert not server.shows("index.html", "error[unknown-key]")


@pytest.mark.parametrize(
    ("path", "changes", "page", "text"),
    [
        ("modules/1-tea/1-leaves.md", ("title: Leaves", "title: Leaves and buds"), "index.html", "Leaves and buds"),
        ("course.yml", ("language: en", "language: sv"), "1-tea/2-water.html", "Kontrollera svar"),
        ("mkdocs.yml", ("site_name: Tea and bread", "site_name: Bread and tea"), "index.html", "Bread and tea"),
    ],
)
def test_what_other_pages_show_of_a_change_changes_too(serve, course, path, changes, page, text) -> None:
    server = serve()
    edit(course / path, changes)
    server.wait(lambda: server.shows(page, text))


def test_a_mistake_in_the_configuration_is_survived(serve: Callable[..., Server], course: Path) -> None:
    server = serve()
    edit(course / "mkdocs.yml", ("site_name: Tea and bread", "site_name: [Tea and bread"))
    server.wait(lambda: server.shows(LESSON, "The course has mistakes at the moment"))
    edit(course / "mkdocs.yml", ("site_name: [Tea and bread", "site_name: Tea and bread"))
    server.wait(lambda: not server.shows(LESSON, "The course has mistakes at the moment"))
    assert "Traceback" not in server.said()


def test_modules_are_served_where_the_configuration_names_no_hook(serve: Callable[..., Server], course: Path) -> None:
    edit(course / "mkdocs.yml", ("hooks: [build_quiz.py]\n", ""))
    assert serve().shows(LESSON, "</html>")


def test_a_page_that_does_not_exist_is_answered_with_the_theme_s_own_page(serve: Callable[..., Server]) -> None:
    server = serve()
    with pytest.raises(urllib.error.HTTPError, match="404") as answer:
        urllib.request.urlopen(f"http://{server.address}/no-such-page.html")
    with answer.value as page:
        assert "Tea and bread" in page.read().decode()


@pytest.mark.parametrize("language", languages())
def test_an_address_that_is_taken_is_named_in_the_course_s_language(course: Path, language: str) -> None:
    edit(course / "course.yml", ("language: en", f"language: {language}"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run("-m", "coursekit", "--course", str(course), "serve", "--address", address, cwd=ROOT)
    assert done.returncode == 1
    assert f"`{address}`: {Words(language)('disk.taken')}." in done.stderr.splitlines()
    assert "Traceback" not in done.stderr


def test_an_interrupt_ends_serving_quietly_and_leaves_no_folder_behind(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []

    def interrupt(server: LiveReloadServer) -> None:
        built.append(Path(server.root))
        assert (built[0] / LESSON).is_file()
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(LiveReloadServer, "serve", interrupt)
    serve_site(course / "mkdocs.yml", None, Words("en"))
    assert built
    assert not built[0].exists()
