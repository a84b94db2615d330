"""The programs a user starts: they are the same command line, and what they leave on the disk."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from courses import ROOT, edit, run, snapshot

from coursekit.cli import main

SCRIPT = shutil.which("coursekit", path=str(Path(sys.executable).parent))


def by_front_door(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the course's own build_quiz.py, standing elsewhere."""
    return run(str(course / "build_quiz.py"), *arguments, cwd=course.parent)


def by_module(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "coursekit", "--course", str(course), *arguments, cwd=course.parent)


def by_script(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(SCRIPT), *arguments, "--course", str(course)]
    return subprocess.run(command, cwd=course.parent, capture_output=True, encoding="utf-8", timeout=120, check=False)


PROGRAMS = [by_front_door, by_module, by_script]
Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_checks_and_builds_the_course(program: Program, course):
    checked, built, wrong = (program(course, command) for command in ("check", "build", "bild"))

    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("No errors. Read 2 modules")
    assert (built.returncode, built.stderr) == (0, "")
    assert (course / "site/1-tea/2-water.html").is_file()
    assert wrong.returncode == 2
    assert "usage:" in wrong.stderr


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_ends_with_1_for_a_mistake(program: Program, course):
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))

    done = program(course, "check")

    assert done.returncode == 1
    assert "quizzes/1-tea.yml:8:5: error[unknown-key]: there is no key `promt`" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_front_door_works_on_another_course_too(course):
    done = run(str(ROOT / "build_quiz.py"), "check", "--course", str(course), cwd=ROOT)

    assert done.returncode == 0
    assert "2 modules, 9 pages" in done.stdout


def test_the_front_door_of_this_repository_builds_its_course_when_told_nothing(tmp_path):
    done = run(str(ROOT / "build_quiz.py"), "--site", str(tmp_path / "site"), cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/index.html").is_file()
    assert "Klart. Webbplatsen ligger i" in done.stdout


def test_a_configuration_that_cannot_be_read_at_the_start_of_serving_ends_with_1(course):
    edit(course / "mkdocs.yml", ("site_name: ", "site_name: ["))

    done = by_module(course, "serve", "--address", "127.0.0.1:0")

    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_finished_build_says_where_the_site_is_and_how_to_view_it(course, capsys):
    assert main(["--course", str(course)]) == 0

    said = capsys.readouterr().out
    assert f"The site is in {course / 'site'}\n" in said
    assert f"open {course / 'site' / 'index.html'} in a browser" in said
    assert "serve`" in said


def test_the_site_goes_where_it_is_told_to(course, tmp_path, capsys):
    site = tmp_path / "published" / "course"

    assert main(["--course", str(course), "--site", str(site)]) == 0

    assert (site / "1-tea/2-water.html").is_file()
    assert str(site / "index.html") in capsys.readouterr().out
    assert not (course / "site").exists()


def test_a_build_takes_the_place_of_the_former_site_whole(course):
    (course / "site/1-tea").mkdir(parents=True)
    (course / "site/1-tea/old.html").write_text("an old page", encoding="utf-8")

    assert main(["--course", str(course)]) == 0

    assert (course / "site/1-tea/2-water.html").is_file()
    assert not (course / "site/1-tea/old.html").exists()
    assert leftovers(course) == []


def leftovers(course: Path) -> list[str]:
    """Name what lies beside the site that no author put there."""
    return sorted(path.name for path in course.iterdir() if path.name.startswith(".site"))


@pytest.fixture
def former(course: Path) -> dict[str, bytes]:
    """A site in the course's folder, and what it holds."""
    (course / "site").mkdir()
    (course / "site/index.html").write_text("the former site", encoding="utf-8")
    return snapshot(course / "site")


FAILURES = {
    "a mistake in the course": ("quizzes/1-tea.yml", "prompt: Why", "promt: Why", []),
    "a configuration that is no YAML": ("mkdocs.yml", "site_name: Tea", "site_name: [Tea", []),
    "a theme that is not there": ("mkdocs.yml", "name: material", "name: marble", []),
    "an extension that is not there": ("mkdocs.yml", "- admonition", "- admonitions", []),
    "a plugin that is not there": ("mkdocs.yml", "  - search", "  - search\n  - no-such-plugin", []),
    "a warning of MkDocs": ("modules/1-tea/index.md", "(2-water.md)", "(3-milk.md)", ["--strict"]),
    "a warning of ours": (
        "modules/1-tea/2-water.md",
        "```quiz\n1-tea\n```",
        "```quiz\n1-tea: black-tea\n```",
        ["--strict"],
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "options"), FAILURES.values(), ids=FAILURES)
def test_a_failed_build_leaves_the_former_site_and_nothing_beside_it(course, former, capfd, path, old, new, options):
    edit(course / path, (old, new))

    assert main(["--course", str(course), *options]) == 1

    assert snapshot(course / "site") == former
    assert leftovers(course) == []
    said = capfd.readouterr().err
    assert "The former" in said
    assert "Traceback" not in said


def test_a_template_that_breaks_half_way_leaves_the_former_site(course, former, capfd):
    (course / "overrides").mkdir()
    (course / "overrides/404.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    edit(course / "mkdocs.yml", ("  name: material\n", "  name: material\n  custom_dir: overrides\n"))

    with pytest.raises(ZeroDivisionError):
        main(["--course", str(course)])

    assert snapshot(course / "site") == former
    assert leftovers(course) == []
    assert capfd.readouterr().out == ""


def test_a_program_that_ends_does_not_look_for_garbage_first():
    script = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count())); import coursekit.course"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 1000


def test_a_program_looks_for_garbage_but_rarely_and_a_call_of_it_leaves_that_as_it_was(course):
    script = "import gc, sys; from coursekit.cli import main, program; sys.argv[1:] = ['check', '--course', {!r}]; {}"
    looks = []
    for call in ("main()", "program()"):
        code = script.format(str(course), f"{call}; print(gc.get_threshold()[0])")
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        looks.append(int(done.stdout.split()[-1]))
    assert looks[0] == gc.get_threshold()[0]
    assert looks[1] >= 100 * looks[0]
