"""A build that is killed or fails at any point leaves the former or the new site whole, and the next one clears up."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from courses import ROOT, run, snapshot

PAGE = "<html><body><h1>{}</h1><a href='{}'>on</a></body></html>"


def lay(folder: Path, word: str) -> Path:
    """Make a small site."""
    for path, link in {"index.html": "1/a.html", "1/a.html": "../index.html", "2/b.html": "../1/a.html"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PAGE.format(word, link), encoding="utf-8")
    return folder


def publish_at_every_step(course: Path, harm: str, way: str) -> list[dict[str, Any]]:
    lay(course / "site", "former")
    done = run("tests/killed.py", str(course), str(lay(course.parent / "new", "new")), harm, way, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("way", ["one-step", "two-steps"])
def test_killed_at_any_step_the_former_or_the_new_site_stands_whole(course: Path, way: str) -> None:
    results = publish_at_every_step(course, "kill", way)

    assert len(results) >= 50
    assert {result["code"] for result in results} == {-signal.SIGKILL}
    whole = {"former", "new"} if way == "one-step" else {"former", "new", "none"}  # "none" only until the next build
    assert {result["site"] for result in results} == whole
    assert {result["later"] for result in results} == {"former", "new"}
    assert [result["left"] for result in results if result["left"]] == []


@pytest.mark.parametrize("way", ["one-step", "two-steps"])
def test_failing_at_any_step_the_former_or_the_new_site_stands_whole_and_the_code_tells_which(
    course: Path, way: str
) -> None:
    results = publish_at_every_step(course, "fail", way)

    assert len(results) >= 50
    assert {(result["code"], result["site"]) for result in results} == {(1, "former"), (0, "new")}
    assert [result["left"] for result in results if result["left"]] == []


def test_a_real_build_that_is_killed_leaves_the_former_site_and_the_next_build_clears_up(course: Path) -> None:
    former = snapshot(lay(course / "site", "former"))
    for pages in (0, 1, 5):
        assert is_killed_at_last(course, pages)
        assert snapshot(course / "site") == former
    assert len(list(course.glob(".site-*"))) == 1

    done = run("build_quiz.py", cwd=course)

    assert done.returncode == 0, done.stderr
    assert "quiz-item" in (course / "site/1-tea/2-water.html").read_text(encoding="utf-8")
    assert list(course.glob(".site*")) == []


def is_killed_at_last(course: Path, pages: int) -> bool:
    """Kill a build, trying again where it was done before it could be killed; tells whether one was killed in time."""
    for _ in range(20):
        if is_killed(course, pages):
            return True
        shutil.rmtree(course / "site")
        lay(course / "site", "former")
    return False


def is_killed(course: Path, pages: int) -> bool:
    """Kill a build as soon as it has written so many pages, and tell whether that came in time."""
    before = set(course.glob(".site-*"))
    command = [sys.executable, "build_quiz.py"]
    with subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        while build.poll() is None and not any(
            len(list(folder.rglob("*.html"))) >= pages for folder in set(course.glob(".site-*")) - before
        ):
            time.sleep(0.005)
        build.kill()
    assert build.returncode in (0, -signal.SIGKILL)
    return build.returncode != 0
