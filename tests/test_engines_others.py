"""The course of this repository, built by every engine: what learners answer, read and follow is the same."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from courses import ROOT, build, copy_course
from pages import Element, Page

from coursekit.cli import main

CONTROLS = [
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "select",
    "option",
    "textarea",
    "button",
    "details",
    "summary",
    "quiz-item",
    "quiz-set",
]
# What an engine adds or takes away for its own ends: where to skip to, and what kept the search out.
FURNITURE = {"__skip"}
TAKEN = {"data-search-exclude"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The course built by each engine: by ProperDocs with the hook, by Zensical from its plain files.

    From the plain files MkDocs builds it too, since what mends a theme comes after its engine.
    """
    course = copy_course(ROOT, tmp_path_factory.mktemp("engines") / "course")
    assert main(["--course", str(course), "--engine", "plain"]) == 0
    proper = course.parent / "properdocs"
    run("properdocs", "build", "--strict", "-f", str(course / "mkdocs.yml"), "-d", str(proper))
    plain = course.parent / "plain"
    run("mkdocs", "build", "--strict", "-f", str(course / "build/mkdocs.yml"), "-d", str(plain))
    run("zensical", "build", "--strict", "-f", str(course / "build/mkdocs.yml"))
    return {
        "mkdocs": build(course, course.parent / "mkdocs"),
        "properdocs": proper,
        "mkdocs, plain": plain,
        "zensical": course / "build/site",
    }


def run(*command: str) -> None:
    """Run a program of this environment; one that is not installed fails the test."""
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def elements(path: Path) -> Iterator[Element]:
    """Yield what stands in the text of a page, the engine's own furniture left out."""
    for element in Page(path).elements:
        if any(outer.tag == "article" for outer in element.inside) and element.attributes.get("id") not in FURNITURE:
            yield element


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def essence(path: Path) -> dict[str, list[object]]:
    """Give the controls with their attributes, the ids, the headings and the links of a page, each in its order."""
    found = list(elements(path))
    return {
        "controls": [
            (element.tag, {name: value for name, value in element.attributes.items() if name not in TAKEN})
            for element in found
            if element.tag in CONTROLS
        ],
        "ids": [element.attributes["id"] for element in found if "id" in element.attributes],
        "headings": [(e.tag, " ".join(e.text.split())) for e in found if re.fullmatch("h[1-6]", e.tag)],
        "links": [(e.attributes.get("href"), " ".join(e.text.split())) for e in found if e.tag == "a"],
    }


@pytest.mark.parametrize(("known", "engine"), [("mkdocs", "properdocs"), ("mkdocs, plain", "zensical")])
def test_every_control_id_heading_and_link_is_the_same(sites: dict[str, Path], known: str, engine: str) -> None:
    compared: Counter[str] = Counter()
    for page in pages(sites[known]):
        ours, other = essence(sites[known] / page), essence(sites[engine] / page)
        for kind, values in ours.items():
            assert values == other[kind], f"{page}: {kind}"
            compared[kind] += len(values)
    assert compared["controls"] > 2000
    assert min(compared.values()) > 300


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_there_are_the_same_pages(sites: dict[str, Path], engine: str) -> None:
    assert pages(sites["mkdocs"]) == pages(sites[engine])
    assert len(pages(sites["mkdocs"])) > 40
