"""What MkDocs does with a course that has mistakes: it says so, fails, and leaves the former site alone."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from courses import ROOT, build, edit, run, snapshot

from coursekit.cli import main
from coursekit.engines.mkdocs import EngineError

BROKEN = {
    "a link to a page": ("[water](2-water.md)", "[water](3-milk.md)", "3-milk.md"),
    "an anchor": ("[water](2-water.md)", "[water](2-water.md#how-cold)", "how-cold"),
    "an image": ("kettle.svg", "pot.svg", "pot.svg"),
}


@pytest.mark.parametrize(("old", "new", "named"), BROKEN.values(), ids=BROKEN)
def test_a_broken_address_in_a_module_fails_a_strict_build_and_is_named_otherwise(
    course, tmp_path, caplog, old, new, named
):
    edit(course / "modules/1-tea/index.md", (old, new))

    with pytest.raises(EngineError, match="warnings in strict mode"):
        build(course, tmp_path / "site")
    caplog.clear()
    build(course, tmp_path / "site", strict=False)
    (warning,) = warned(caplog)
    assert re.match(r"modules/1-tea/index\.md:\d+:\d+: warning\[broken-(link|anchor)\]", warning)
    assert named in warning


@pytest.mark.parametrize("urls", ["true", "false"], ids=["folders", "files"])
@pytest.mark.parametrize(("old", "new", "named"), BROKEN.values(), ids=BROKEN)
def test_our_own_build_says_it_once_too(course, capfd, old, new, named, urls):
    text = (course / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub("use_directory_urls: .*", "", text)
    (course / "mkdocs.yml").write_text(f"{text}\nuse_directory_urls: {urls}\n", encoding="utf-8")
    edit(course / "modules/1-tea/index.md", (old, new))

    assert main(["build", "--course", str(course)]) == 0

    out = capfd.readouterr()
    assert [line for line in (out.err + out.out).splitlines() if named in line] == [
        line for line in out.err.splitlines() if line.startswith("modules/1-tea/index.md:") and "warning[" in line
    ]


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Give what was warned of."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_the_same_mistake_twice_on_a_page_is_said_twice_and_on_another_page_too(course, tmp_path, caplog):
    for name in ("modules/1-tea/2-water.md", "docs/about.md"):
        text = (course / name).read_text(encoding="utf-8")
        (course / name).write_text(f"{text}\n[a](milk.md) and [b](milk.md)\n", encoding="utf-8")
    build(course, tmp_path / "site", strict=False)
    assert [line.partition(":")[0] for line in warned(caplog)] == ["docs/about.md"] * 2 + [
        "modules/1-tea/2-water.md"
    ] * 2


# a link that only MkDocs finds fault with, and what it says
LEFT_TO_MKDOCS = {
    "an address without an ending": ("3-milk", "an unrecognized relative link '3-milk'"),
    "an address from the top": ("/3-milk/", "an absolute link '/3-milk/'"),
}


@pytest.mark.parametrize(("target", "said"), LEFT_TO_MKDOCS.values(), ids=LEFT_TO_MKDOCS)
def test_what_only_mkdocs_finds_is_said_by_mkdocs(course, tmp_path, caplog, target, said):
    edit(course / "modules/1-tea/index.md", ("(2-water.md)", f"({target})"))
    build(course, tmp_path / "site", strict=False)
    (warning,) = warned(caplog)
    assert said in warning


def test_a_link_that_an_author_allows_to_lead_nowhere_is_said_by_mkdocs(course, tmp_path, caplog):
    allowed = ("title: Tea\n", "title: Tea\nallow: {broken-link: made by another program}\n")
    edit(course / "modules/1-tea/index.md", ("(2-water.md)", "(3-milk.md)"), allowed)
    build(course, tmp_path / "site", strict=False)
    (warning,) = warned(caplog)
    assert warning.startswith("Doc file '1-tea/index.md' contains a link '3-milk.md'")


def test_one_build_forgets_what_the_one_before_it_reported(course, tmp_path, caplog):
    edit(course / "modules/1-tea/index.md", ("(2-water.md)", "(3-milk.md)"))
    for _ in range(2):
        caplog.clear()
        build(course, tmp_path / "site", strict=False)
        assert len(warned(caplog)) == 1


@pytest.fixture
def former(course: Path) -> dict[str, bytes]:
    """A site in the course's folder, and what it holds."""
    for name, text in {"index.html": "the former site", "1-tea/old.html": "an old page"}.items():
        path = course / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return snapshot(course / "site")


def mkdocs(course: Path, *options: str) -> tuple[int, str]:
    """Run the command an author knows from elsewhere, in another folder; gives its exit code and all it says."""
    done = run("-m", "mkdocs", "build", "-f", str(course / "mkdocs.yml"), *options, cwd=ROOT)
    return done.returncode, done.stdout + done.stderr


def quiz(*changes: tuple[str, str]) -> Callable[[Path], None]:
    return lambda course: edit(course / "quizzes/1-tea.yml", *changes)


def page(*changes: tuple[str, str]) -> Callable[[Path], None]:
    return lambda course: edit(course / "modules/1-tea/2-water.md", *changes)


MISTAKES = {
    "YAML that cannot be read": (
        quiz(("prompt: Why", "prompt: Why: ")),
        r"quizzes/1-tea\.yml:8:\d+: error\[yaml-syntax\]",
    ),
    "a misspelt key": (quiz(("    hints:", "    hint:")), r"quizzes/1-tea\.yml:9:5: error\[unknown-key\]"),
    "an unknown quiz": (
        page(("```quiz\n1-tea\n", "```quiz\n1-tee\n")),
        r"2-water\.md:14:1: error\[unknown-quiz\]",
    ),
    "no course": (lambda course: (course / "course.yml").unlink(), r"course\.yml:1:1: error\[missing-file\]"),
}


@pytest.mark.parametrize(("change", "report"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_course_is_located_and_leaves_the_former_site_as_it_was(course, former, change, report):
    change(course)

    code, said = mkdocs(course)

    assert code == 1
    assert re.search(report, said), said
    assert "Nothing was built. The former site is as it was." in said
    assert "Traceback" not in said
    assert snapshot(course / "site") == former


def test_all_mistakes_are_reported_in_one_run_each_with_its_advice(course):
    MISTAKES["a misspelt key"][0](course)
    MISTAKES["an unknown quiz"][0](course)
    edit(course / "quizzes/2-bread.yml", ("id: steam", "id: needs"))

    _, said = mkdocs(course)

    found = re.findall(r"(error|warning)\[(.*?)\]", said)
    assert [code for level, code in found if level == "error"] == [
        "unknown-quiz",
        "unknown-key",
        "duplicate-item-id",
    ]
    assert said.count("\n  help: ") == len(found)
    assert "did you mean `hints`?" in said


def test_a_quiz_that_no_page_shows_is_a_warning_that_only_a_strict_build_fails(course):
    (course / "quizzes/3-jam.yml").write_text(
        (course / "quizzes/2-bread.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    usual, strict = mkdocs(course), mkdocs(course, "--strict")

    for _, said in (usual, strict):
        assert "quizzes/3-jam.yml:1:8: warning[unused-quiz]" in said
        assert "Traceback" not in said
    assert (usual[0], strict[0]) == (0, 1)
    assert (course / "site/1-tea/2-water.html").is_file()


def test_mkdocs_builds_the_course_from_any_folder(course):
    code, said = mkdocs(course, "--strict")

    assert code == 0, said
    assert "quiz-item" in (course / "site/1-tea/2-water.html").read_text(encoding="utf-8")


def test_a_page_that_lost_the_place_of_a_quiz_fails_the_build_and_is_named(course, tmp_path, caplog, monkeypatch):
    monkeypatch.setattr("coursekit.engines.mkdocs.marks", lambda _: 0)

    with pytest.raises(EngineError):
        build(course, tmp_path / "site")
    assert "index.md: 1 quizzes or drawings, 0 places for them" in caplog.text


def test_a_link_may_lead_to_a_question_and_one_to_none_is_named(course, tmp_path, caplog):
    edit(course / "modules/1-tea/index.md", ("[water](2-water.md)", "[it](2-water.md#quiz--1-tea--green-tea)"))
    build(course, tmp_path / "site")

    edit(course / "modules/1-tea/index.md", ("1-tea--green-tea", "1-tea--red-tea"))
    with pytest.raises(EngineError, match="warnings in strict mode"):
        build(course, tmp_path / "site")
    assert "quiz--1-tea--red-tea" in caplog.text
