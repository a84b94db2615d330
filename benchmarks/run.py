"""Measure what an author waits for and what a learner downloads: `uv run benchmarks/run.py [n]`.

Prints medians of n runs beside the goal of each. Nothing here is a test: figures differ between machines, so the
ones that can be are ratios against plain MkDocs on the same pages.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coursekit.bundle import script
from coursekit.course import check_folder
from coursekit.engines.mkdocs import settings
from coursekit.model import Course
from coursekit.tree import expand
from coursekit.urls import page_url

ROOT = Path(__file__).resolve().parents[1]
AUTHORED = ("course.yml", "mkdocs.yml", "build_quiz.py", "docs", "modules", "quizzes")
CHECK = """
import sys, time
from pathlib import Path
from coursekit import checks, cli, reader
checks.all_checks(), [reader.item_model(name) for name in reader.type_names()]  # the rest of the imports
start = time.perf_counter()
cli.check_folder(Path(sys.argv[1]))
print(time.perf_counter() - start)
"""
EDIT_PHASES = 0.5  # seconds: a watcher that polls must be met at every moment of its round, not always the same
PATIENCE = 60


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as for whoever builds: Python keeps what it has compiled
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    course = check_folder(ROOT).course
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        copy_course(copy)
        plain = plain_pages(copy, Path(folder) / "plain", course)
        print(f"{len(course.all_pages)} pages, median of n={runs} runs [fastest to slowest]")
        show("check, after imports", sample(runs, lambda: check_seconds(copy)), 0.3)
        ours, mkdocs = build_seconds(runs, copy, plain)
        show("whole build", ours)
        show("plain MkDocs, same pages", mkdocs)
        ratio = statistics.median(one / other for one, other in zip(ours, mkdocs, strict=True))
        print(f"{'build ÷ plain MkDocs':26}{ratio:8.2f} ×   goal ≤ 1.5 ×   {verdict(ratio, 1.5)}")
        show("edit → served", served_seconds(runs, copy, course), 1.0)
    size = len(gzip.compress(script(course.language).text.encode(), 9)) / 1000
    print(f"{'script, gzip':26}{size:8.2f} kB  goal ≤ 8 kB    {verdict(size, 8)}")


def show(name: str, seconds: list[float], goal: float | None = None) -> None:
    median = statistics.median(seconds)
    wanted = f"goal ≤ {goal:g} s    {verdict(median, goal)}" if goal else ""
    print(f"{name:26}{median:8.3f} s   {wanted:22} [{min(seconds):.3f} to {max(seconds):.3f}]", flush=True)


def verdict(value: float, goal: float) -> str:
    return "met" if value <= goal else "MISSED"


def sample(runs: int, measure: Callable[[], float]) -> list[float]:
    return [measure() for _ in range(runs)]


def copy_course(target: Path) -> None:
    target.mkdir()
    for name in AUTHORED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)


def plain_pages(course_folder: Path, target: Path, course: Course) -> Path:
    """Put all pages in one folder, quiz fences left as they are; gives the configuration, without the hook."""
    for name in ("docs", "modules"):
        shutil.copytree(course_folder / name, target / "docs", dirs_exist_ok=True)
    config = {
        "INHERIT": str(course_folder / "mkdocs.yml"),
        "docs_dir": "docs",
        "hooks": [],
        "nav": expand(settings(course_folder / "mkdocs.yml").nav, course),
    }
    (target / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return target / "mkdocs.yml"


def run(*arguments: str | Path) -> str:
    """Run Python as a user would, and give what it prints; one that fails ends the measuring."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def timed(*arguments: str | Path) -> float:
    start = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - start


def check_seconds(course_folder: Path) -> float:
    """Take the time in a process of its own: a second check in the same one would find its caches filled."""
    return float(run("-c", CHECK, course_folder))


def build_seconds(runs: int, course_folder: Path, plain_config: Path) -> tuple[list[float], list[float]]:
    """Time both builds in turn, each as a whole command, so that a slower spell of the machine meets both."""
    ours, mkdocs = [], []
    for _ in range(runs + 1):
        ours.append(timed("build_quiz.py", "build", "--course", course_folder))
        site = plain_config.parent / "site"
        mkdocs.append(timed("-m", "mkdocs", "build", "--quiet", "-f", plain_config, "-d", site))
    return ours[1:], mkdocs[1:]  # the first of each compiles what later ones find compiled


def served_seconds(runs: int, course_folder: Path, course: Course) -> list[float]:
    """Save a lesson and take the time until its new text is what the server gives."""
    page = course.modules[0].pages[1]
    lesson = course_folder / page.source
    seconds = []
    with server(course_folder) as address:
        url = f"{address}/{page_url(page.path, settings(course_folder / 'mkdocs.yml').directory_urls)}"
        wait_for(url, page.title)
        for number in range(runs):
            time.sleep(EDIT_PHASES * number / runs)
            mark = f"edit number {number} of the benchmark"
            text = lesson.read_text(encoding="utf-8")
            start = time.perf_counter()
            lesson.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            wait_for(url, mark)
            seconds.append(time.perf_counter() - start)
    return seconds


@contextmanager
def server(course_folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "build_quiz.py", "serve", "--address", address]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=course_folder, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://{address}"
        finally:
            process.terminate()
            process.wait()


def wait_for(url: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while text not in fetch(url):
        if time.monotonic() > end:
            sys.exit(f"{url} did not show “{text}” within {PATIENCE} s")
        time.sleep(0.01)


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


if __name__ == "__main__":
    main()
