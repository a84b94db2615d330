"""The disk: a course folder is read whole and never left, trees and finished sites are written without loss."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from courses import snapshot

from coursekit.files import read_folder, write_tree
from coursekit.publishing import beside, clear, discard, swap


def make(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course folder with a neighbour that is not part of it."""
    make(tmp_path / "neighbour", {"secret.md": b"secret", "more/secret.md": b"secret"})
    return make(tmp_path / "course", {"course.yml": b"id: tea\n", "docs/index.md": b"# Tea\n"})


def test_a_folder_is_read_in_a_fixed_order_with_texts_and_the_paths_of_all_else(root: Path) -> None:
    texts = {"docs/b/page.md": b"b", "docs/a.md": b"a", "modules/1-a/index.md": b"", "quizzes/q.yml": b"q"}
    others = {"docs/pot.svg": b"\x00", "modules/1-a/data.yml": b"d", "quizzes/notes.md": b"n", "docs/A.MD": b"a"}
    ignored = {
        "docs/.hidden.md": b"",
        "docs/.git/page.md": b"",
        "README.md": b"",
        "site/index.md": b"",
        "x.yml": b"",
    }
    folder = read_folder(make(root, texts | others | ignored | {"quizzes/r.yaml": b"\xff"}))
    assert list(folder.texts) == [
        "course.yml",
        "docs/a.md",
        "docs/b/page.md",
        "docs/index.md",
        "modules/1-a/index.md",
        "quizzes/q.yml",
        "quizzes/r.yaml",
    ]
    assert folder.texts["quizzes/r.yaml"] == b"\xff"
    assert folder.others == ("docs/A.MD", "docs/pot.svg", "modules/1-a/data.yml", "quizzes/notes.md")
    assert folder.refused == ()


def test_a_folder_without_a_course_is_read_as_empty(tmp_path: Path) -> None:
    folder = read_folder(tmp_path / "nothing")
    assert (folder.texts, folder.others, folder.refused) == ({}, (), ())


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/page.md", "../../neighbour/secret.md"),
        ("docs/page.md", "/etc/passwd"),
        ("docs/page.md", "../../neighbour/not-there.md"),
        ("docs/pot.svg", "../../neighbour/secret.md"),
        ("docs/more", "../../neighbour"),
        ("docs/more", "../.."),
        ("quizzes/q.yml", "../../neighbour/secret.md"),
    ],
)
def test_a_link_that_leaves_the_course_is_refused_and_not_read(root: Path, link: str, target: str) -> None:
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(target)
    folder = read_folder(root)
    assert [(finding.code, finding.span.path) for finding in folder.refused] == [("path-escapes", link)]
    assert set(folder.texts) == {"course.yml", "docs/index.md"}
    assert folder.others == ()


def test_a_course_file_or_folder_that_is_itself_a_link_out_of_the_course_is_refused(root: Path) -> None:
    (root / "course.yml").unlink()
    (root / "course.yml").symlink_to("../neighbour/secret.md")
    (root / "modules").symlink_to("../neighbour")
    folder = read_folder(root)
    assert [finding.span.path for finding in folder.refused] == [
        "course.yml",
        "modules/more/secret.md",
        "modules/secret.md",
    ]
    assert set(folder.texts) == {"docs/index.md"}


def test_a_link_within_the_course_is_read_and_a_course_behind_a_link_too(root: Path, tmp_path: Path) -> None:
    (root / "docs" / "again.md").symlink_to("index.md")
    (tmp_path / "link").symlink_to("course")
    folder = read_folder(tmp_path / "link")
    assert folder.texts["docs/again.md"] == b"# Tea\n"
    assert folder.refused == ()


@pytest.mark.parametrize("target", ["page.md", "not-there.md"])
def test_a_link_that_leads_nowhere_is_passed_over(root: Path, target: str) -> None:
    (root / "docs" / "page.md").symlink_to(target)
    folder = read_folder(root)
    assert (set(folder.texts), folder.refused) == ({"course.yml", "docs/index.md"}, ())


def test_a_written_tree_is_exactly_what_was_asked_for(tmp_path: Path) -> None:
    folder = make(tmp_path / "build", {"stale.md": b"", "old/deep/stale.md": b"", "same.md": b"same"})
    (folder / "empty" / "deep").mkdir(parents=True)
    wanted = {"same.md": b"same", "new/page.md": b"new", "other.md": b"other"}
    write_tree(folder, wanted)
    assert snapshot(folder) == wanted
    assert {path.name for path in folder.rglob("*") if path.is_dir()} == {"new"}


def test_only_files_that_differ_are_written(tmp_path: Path) -> None:
    folder = make(tmp_path / "build", {"same.md": b"same", "changed.md": b"before"})
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    write_tree(folder, {"same.md": b"same", "changed.md": b"after!"})
    assert [name for name in ("same.md", "changed.md") if (folder / name).stat().st_mtime] == ["changed.md"]
    assert (folder / "changed.md").read_bytes() == b"after!"


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    folder = make(tmp_path / "build", {"page": b"file", "more/page.md": b"page"})
    write_tree(folder, {"page/index.md": b"page", "more": b"file"})
    assert snapshot(folder) == {"page/index.md": b"page", "more": b"file"}


def test_a_site_is_built_beside_the_former_one_and_takes_its_place_whole(tmp_path: Path) -> None:
    site = make(tmp_path / "out" / "site", {"index.html": b"former", "stale.html": b""})
    with beside(site) as fresh:
        assert (fresh.parent, list(fresh.iterdir())) == (site.parent, [])
        make(fresh, {"index.html": b"new"})
        swap(fresh, site)
    assert snapshot(site) == {"index.html": b"new"}
    assert list(site.parent.iterdir()) == [site]


def test_a_first_site_needs_no_former_one(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    with beside(site) as fresh:
        swap(make(fresh, {"index.html": b"new"}), site)
    assert snapshot(site) == {"index.html": b"new"}
    assert site.stat().st_mode & 0o777 == 0o755


def test_the_former_site_comes_back_when_the_new_one_cannot_be_put_in_its_place(tmp_path: Path) -> None:
    """A folder cannot be moved into itself, so that the second of the two steps fails."""
    site = make(tmp_path / "around" / "site", {"index.html": b"former"})
    with pytest.raises(OSError, match="around"):
        swap(tmp_path / "around", site)
    assert snapshot(tmp_path) == {"around/site/index.html": b"former"}


def test_a_new_site_that_is_not_there_leaves_the_former_one_untouched(tmp_path: Path) -> None:
    site = make(tmp_path / "site", {"index.html": b"former"})
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "not-there", site)
    assert snapshot(tmp_path) == {"site/index.html": b"former"}


def test_discarding_what_is_not_there_does_nothing(tmp_path: Path) -> None:
    make(tmp_path / "folder", {"page.md": b""})
    discard(tmp_path / "folder")
    discard(tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


def test_only_what_killed_builds_left_is_cleared_away(tmp_path: Path) -> None:
    left = {".site-building-abc_1234/index.html": b"half", ".site-former/index.html": b"former"}
    others = {".site-mine/a.html": b"a", ".site-building-note": b"a", ".other-building-abc/a.html": b"a"}
    site = make(tmp_path, left | others) / "site"
    clear(site)
    assert snapshot(tmp_path) == others | {"site/index.html": b"former"}
    make(tmp_path, left)
    clear(site)
    assert snapshot(tmp_path) == others | {"site/index.html": b"former"}


def test_a_folder_in_which_another_build_works_is_left_to_it(tmp_path: Path) -> None:
    with beside(tmp_path / "site") as first, beside(tmp_path / "site") as second:
        assert (first.is_dir(), second.is_dir(), first == second) == (True, True, False)
    assert list(tmp_path.iterdir()) == []
