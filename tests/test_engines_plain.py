"""The course as plain files, for any other generator: what they build is what the hook builds."""

from __future__ import annotations

import json
import os
from pathlib import Path

import material
import pytest
from courses import ROOT, TINY, build, copy_course, edit, run, snapshot
from pages import Page

from coursekit.cli import main
from coursekit.course import check_folder
from coursekit.files import read_templates
from coursekit.finish import Finish
from coursekit.policy import known_scripts
from coursekit.tree import build as tree_of
from coursekit.words import Words

PAGES = [
    "about.md",
    "index.md",
    "words.md",
    "1-tea/1-leaves.md",
    "1-tea/2-water.md",
    "1-tea/index.md",
    "2-bread/1-flour.md",
    "2-bread/2-oven.md",
    "2-bread/index.md",
]


def write(course: Path) -> Path:
    """Write the plain files of a course; gives their folder."""
    assert main(["--course", str(course), "--engine", "plain"]) == 0
    return course / "build"


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> tuple[Path, Path]:
    """Two sites of the tiny course: made from its plain files by `mkdocs build` and finished, and made by the hook."""
    course = copy_course(TINY, tmp_path_factory.mktemp("plain") / "course")
    done = run("-m", "mkdocs", "build", "-f", str(write(course) / "mkdocs.yml"), "--strict", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    finish(course / "build/site")
    return course / "build/site", build(course, course.parent / "hooked")


def finish(site: Path) -> None:
    """Finish the pages of a site, which needs no more of its engine than the templates of its theme."""
    tree = tree_of(check_folder(TINY).course, directory_urls=False, themed=True)
    finished = Finish(
        Words("en"), tree.style, tree.first, known_scripts(read_templates(Path(material.__file__).parent))
    )
    for page in site.rglob("*.html"):
        page.write_text(finished(page.read_text(encoding="utf-8")), encoding="utf-8")


def test_every_page_image_and_asset_is_written(course):
    written = snapshot(write(course) / "docs")

    assert sorted(path for path in written if path.endswith(".md")) == sorted(PAGES)
    assert written["1-tea/kettle.svg"] == (TINY / "modules/1-tea/kettle.svg").read_bytes()
    assets = [Path(path).suffix for path in written if path.startswith("assets/coursekit.")]
    assert sorted(assets) == [".css", ".js"]


def test_a_page_without_a_quiz_is_written_as_its_author_wrote_it(course):
    docs = write(course) / "docs"

    for path, source in (("1-tea/1-leaves.md", "modules/1-tea/1-leaves.md"), ("about.md", "docs/about.md")):
        assert (docs / path).read_bytes() == (TINY / source).read_bytes()


def test_the_configuration_inherits_that_of_the_course_and_runs_no_hook(course):
    config = json.loads((write(course) / "mkdocs.yml").read_text(encoding="utf-8"))

    assert config["INHERIT"] == "../mkdocs.yml"
    assert config["hooks"] == []
    assert {"Tea": ["1-tea/index.md", "1-tea/1-leaves.md", "1-tea/2-water.md"]} in config["nav"]


def test_both_sites_hold_the_same_files(both):
    plain, hooked = (set(snapshot(site)) for site in both)

    keeps = {path for path in hooked if "coursekit-offline" in path} | {"sw.js", "search/search_index.js"}
    assert len(keeps) == 3
    assert plain == hooked - keeps


@pytest.mark.parametrize("path", [path.replace(".md", ".html") for path in PAGES])
def test_a_page_has_the_same_forms_ids_headings_and_links_in_both_sites(both, path):
    plain, hooked = (essence(site / path) for site in both)

    assert len(plain) > 50
    assert plain == hooked


def essence(path: Path) -> list[tuple[str, dict[str, str], str]]:
    """Give every element of a page but two that only the hook makes: the link to edit it, and what keeps it."""
    return [
        (element.tag, element.attributes, element.text if element.tag in ("h1", "h2", "h3", "a", "label") else "")
        for element in Page(path).elements
        if "coursekit-offline" not in element.attributes.get("src", "")
        and not any(outer.attributes.get("rel") == "edit" for outer in [element, *element.inside])
    ]


@pytest.mark.parametrize("repository", ["", "repo_url: https://github.com/baker/breakfast\n"], ids=["none", "github"])
def test_pages_from_plain_files_have_no_edit_link_as_it_would_lead_to_a_copy(course, repository):
    edit(course / "mkdocs.yml", ("site_name:", f"{repository}site_name:"))
    site = build_plain(course)

    rels = [link.attributes.get("rel") for page in site.rglob("*.html") for link in Page(page).all("a")]
    assert len(rels) > 50
    assert "edit" not in rels


def build_plain(course: Path) -> Path:
    done = run("-m", "mkdocs", "build", "-f", str(write(course) / "mkdocs.yml"), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return course / "build/site"


def times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def age(folder: Path) -> None:
    """Make all files look an hour old, so that a write shows whatever the clock's resolution."""
    for path in times(folder):
        os.utime(path, (path.stat().st_atime - 3600, path.stat().st_mtime - 3600))


def test_a_second_write_touches_no_file(course):
    folder = write(course)
    age(folder)
    before = times(folder)

    write(course)

    assert times(folder) == before


def test_a_second_write_touches_only_what_has_changed_and_deletes_what_is_gone(course):
    folder = write(course)
    age(folder)
    before = times(folder)
    edit(course / "modules/2-bread/1-flour.md", ("Wheat flour", "Spelt flour"))
    (course / "docs/about.md").unlink()
    edit(course / "mkdocs.yml", ("  - About: about.md\n", ""))

    write(course)

    after = times(folder)
    assert {path for path in after if after[path] != before[path]} == {
        folder / "docs/2-bread/1-flour.md",
        folder / "mkdocs.yml",
    }
    assert set(before) - set(after) == {folder / "docs/about.md"}


def test_a_site_built_from_the_plain_files_outlives_the_next_write(course):
    site = build_plain(course)
    before = snapshot(site)

    write(course)

    assert snapshot(site) == before


def test_mistakes_leave_the_plain_files_as_they_were(course, capsys):
    folder = write(course)
    before = snapshot(folder)
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))

    assert main(["--course", str(course), "--engine", "plain"]) == 1

    assert "error[unknown-key]" in capsys.readouterr().err
    assert snapshot(folder) == before
