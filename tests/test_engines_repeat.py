"""The same course gives the same site, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from courses import TINY, copy_course, run, snapshot

# SOURCE_DATE_EPOCH is what MkDocs takes for the time of the build.
SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1750000000"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "sv_SE.UTF-8", "SOURCE_DATE_EPOCH": "1800000000"},
]


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> list[dict[str, bytes]]:
    """The files of two sites, each made from a copy of the tiny course in surroundings of its own."""
    return [
        built(tmp_path_factory.mktemp(f"telling-{n}") / "å", surroundings)
        for n, surroundings in enumerate(SURROUNDINGS)
    ]


def built(folder: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    course = copy_course(TINY, folder)
    done = run("build_quiz.py", "--strict", cwd=course, SITE_URL="https://tea.example/", **surroundings)
    assert done.returncode == 0, done.stderr
    return snapshot(course / "site")


def test_two_builds_in_different_surroundings_are_the_same(sites):
    one, other = sites

    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_a_site_does_not_tell_where_it_was_built(sites):
    assert [path for path, data in sites[0].items() if b"telling-0" in data] == []


def test_the_sitemap_names_every_page_and_no_day(sites):
    sitemap = sites[0]["sitemap.xml"].decode()

    assert sitemap.count("<loc>") == 9
    assert "lastmod" not in sitemap
    assert gzip.decompress(sites[0]["sitemap.xml.gz"]).decode() == sitemap
