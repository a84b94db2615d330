"""The preview builds only what changed, and shows what a build of everything would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import edit, snapshot

from coursekit.engines.live import Preview, only_texts_differ
from coursekit.words import Words


@pytest.fixture
def preview(course: Path) -> Iterator[Preview]:
    """The copy of the tiny course, built once; its server never starts."""
    preview = Preview(course / "mkdocs.yml", None, Words("en"))
    preview.build()
    yield preview
    preview.close()


def shown(preview: Preview) -> dict[str, object]:
    """Give all files of the site; the search lists what it knows in any order, and an archive holds its time."""
    files: dict[str, object] = dict(snapshot(preview.site))
    index = json.loads(str(files.pop("search/search_index.json"), "utf-8"))
    files.pop("sitemap.xml.gz")
    return files | {"search": sorted(index["docs"], key=lambda entry: entry["location"])}


EDITS = {
    "a lesson": ("modules/1-tea/1-leaves.md", "All tea comes from the same plant.", "All tea is made of one plant."),
    "a heading": ("modules/1-tea/1-leaves.md", "## Green and black", "## Black and green"),
    "a quiz": ("quizzes/1-tea.yml", "Why does green tea stay green?", "Why is green tea green?"),
    "a page of docs": ("docs/about.md", "# ", "# All "),
    "a link that leads nowhere": ("modules/1-tea/index.md", "[water](2-water.md)", "[water](2-water.md#nowhere)"),
}


@pytest.mark.parametrize(("path", "old", "new"), EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_is_what_a_whole_build_gives(preview, course, path, old, new) -> None:
    text = (course / path).read_text(encoding="utf-8")
    (course / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    preview.build()
    after_edit = shown(preview)
    preview.build_whole()

    assert after_edit == shown(preview)


def test_an_edit_of_a_text_builds_its_page_alone(preview, course, monkeypatch) -> None:
    monkeypatch.setattr(preview, "build_whole", lambda: pytest.fail("a whole build"))
    before = snapshot(preview.site)
    edit(course / "modules/1-tea/1-leaves.md", ("All tea comes from", "All tea is from"))
    preview.build()

    after = snapshot(preview.site)
    assert {path for path in before if before[path] != after[path] and path.endswith(".html")} == {
        "1-tea/1-leaves.html"
    }
    assert "All tea is from" in str(after["search/search_index.json"], "utf-8")


def test_a_build_that_fails_leaves_the_pages_and_says_why(preview, course) -> None:
    before = shown(preview)
    edit(course / "mkdocs.yml", ("site_name: Tea and bread", "site_name: [Tea"))
    preview.build()

    assert shown(preview) == before
    assert "mkdocs.yml" in preview.report
    assert b'role="alert"' in preview.server.with_box(b"<html><body class='a'><p>Tea</p></body></html>")

    edit(course / "mkdocs.yml", ("site_name: [Tea", "site_name: Tea and bread"))
    preview.build()
    assert preview.report == ""
    assert preview.server.with_box(b"<body><p>Tea</p></body>") == b"<body><p>Tea</p></body>"


def test_a_report_is_shown_as_text(preview) -> None:
    preview.report = "<img src=x onerror=alert(1)>"

    assert b"<pre>&lt;img src=x onerror=alert(1)&gt;</pre>" in preview.box()


@pytest.mark.parametrize(
    ("before", "after", "alone"),
    [
        ({"docs/index.md": 1}, {"docs/index.md": 2}, True),
        ({"quizzes/tea.yml": 1}, {"quizzes/tea.yml": 2}, True),
        ({"docs/index.md": 1}, {"docs/index.md": 1}, True),
        ({"docs/index.md": 1}, {"docs/index.md": 1, "docs/new.md": 1}, False),
        ({"docs/index.md": 1, "docs/old.md": 1}, {"docs/index.md": 1}, False),
        ({"course.yml": 1}, {"course.yml": 2}, False),
        ({"docs/tea.svg": 1}, {"docs/tea.svg": 2}, False),
        ({}, {"docs/index.md": 1}, False),
    ],
)
def test_only_texts_of_the_same_files_are_built_alone(before, after, alone) -> None:
    stamped = [{path: (time, 0) for path, time in stamps.items()} for stamps in (before, after)]
    assert only_texts_differ(*stamped) == alone
