"""Courses to test with: the tiny one of this folder, copies of it to change, and what a build leaves behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from coursekit.engines.mkdocs import build_site

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "course"
THEME = ROOT / "tests" / "theme_course"  # all of Material that courses use
NOT_AUTHORED = shutil.ignore_patterns("site", "build", "__pycache__", ".*")


def copy_course(course: Path, to: Path) -> Path:
    """Copy what authors wrote of a course to the new folder `to`."""
    to.mkdir(parents=True)
    for name in filter(lambda name: (course / name).is_file(), ("course.yml", "mkdocs.yml", "build_quiz.py")):
        shutil.copy(course / name, to / name)
    for name in ("docs", "modules", "quizzes"):
        shutil.copytree(course / name, to / name, ignore=NOT_AUTHORED)
    return to


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts of a file, each of which must stand there exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{path.name} holds {text.count(old)} times: {old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def build(course: Path, site: Path, strict: bool = True) -> Path:
    """Build a course in this process; gives the site's folder."""
    build_site(course / "mkdocs.yml", site, strict)
    return site


def snapshot(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module or script as a user does, and wait for its end."""
    environment.setdefault("PYTHONIOENCODING", "utf-8")
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding=environment["PYTHONIOENCODING"],
        timeout=120,
        check=False,
    )
