"""What a page lets run, and what servers are told of it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from courses import THEME, build, copy_course, edit, snapshot

from coursekit.cli import main
from coursekit.policy import allowed, foreign, known_scripts, policy, secure
from coursekit.servers import header_files

KNOWN = known_scripts(['<script>go("{{ base_url }}")</script>', "<script>stop()</script>"])
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<script>stop()</script>", ["stop()"]),
        ('<script>go("../..")</script>', ['go("../..")']),
        ('<script>go("https://host.example/a/")</script>', ['go("https://host.example/a/")']),
        ("<script>stop()</script><script>stop()</script>", ["stop()"]),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{}</script>', []),
        ("<script>alert(1)</script>", []),
        ('<script>go("");alert("1")</script>', []),
        ("<script>stop();alert(1)</script>", []),
        ("<SCRIPT>alert(1)</SCRIPT>", []),
    ],
)
def test_only_scripts_that_the_theme_is_known_for_are_let_through(page, scripts):
    assert list(allowed(page, KNOWN)) == [sha(text) for text in scripts]


def test_a_script_that_is_not_the_themes_is_named():
    page = "<script>alert(1)</script><script>stop()</script><script type=module>more()</script>"
    assert foreign(page, KNOWN) == ["alert(1)", "more()"]


def test_the_policy_stands_before_all_but_the_character_set_and_the_guard_after_it():
    page = secure('<html><head>\n <meta charset="utf-8">\n <link href="a.css">', [sha("a")], "../guard.js")

    head = page.partition("<head>")[2].split("\n")
    assert head[1].strip() == '<meta charset="utf-8">'
    assert META.fullmatch(head[2].strip())[1] == policy([sha("a")])
    assert head[3] == '<script src="../guard.js"></script>'


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The site that a build makes; beside it stand its header files."""
    course = copy_course(THEME, tmp_path_factory.mktemp("policy") / "course")
    assert main(["--course", str(course)]) == 0
    return course / "site"


def pages(site: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in snapshot(site).items() if path.endswith(".html")}


def test_every_page_has_one_policy_with_the_hash_of_each_of_its_scripts_and_nothing_unsafe(site):
    assert len(pages(site)) == 6
    for path, html in pages(site).items():
        (text,) = META.findall(html)
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        assert len(scripts) == 4, path
        assert set(re.findall(r"'sha256-[^']*'", text)) == {sha(script) for script in scripts}
        assert "unsafe" not in text
        assert html.index("charset") < 1024


def test_no_page_holds_styles_or_handlers_that_its_policy_would_stop(site):
    for path, html in pages(site).items():
        assert not re.findall(r"<style|\sstyle=|\son\w+=|href=\"javascript:", html), path


def test_a_script_in_a_page_is_warned_of_as_the_policy_stops_it(tmp_path, caplog):
    course = copy_course(THEME, tmp_path / "course")
    edit(course / "modules/2-b/1-mer.md", ("# Mer\n", "# Mer\n\n<script>alert(1)</script>\n"))

    site = build(course, tmp_path / "site", strict=False)

    (warning,) = [record.getMessage() for record in caplog.records if record.name.endswith("coursekit")]
    assert "alert(1)" in warning
    assert "2-b/1-mer.html" in warning
    assert sha("alert(1)") not in (site / "2-b/1-mer.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["nginx.conf", "htaccess.txt", "Caddyfile", "lighttpd.conf", "_headers"])
def test_header_files_hold_the_policy_of_all_pages(name):
    text = header_files([sha("a"), sha("b")])[name]

    for part in (sha("a"), sha("b"), "default-src 'none'", "frame-ancestors 'self'", "nosniff", "no-cache"):
        assert part in text
    assert "unsafe" not in text


def test_header_files_are_written_beside_the_site_and_not_into_it(site):
    headers = site.with_name("site-headers")
    assert sorted(path.name for path in headers.iterdir()) == [
        "Caddyfile",
        "_headers",
        "htaccess.txt",
        "lighttpd.conf",
        "nginx.conf",
    ]
    assert not list(site.rglob("*headers*"))
    text = (headers / "_headers").read_text(encoding="utf-8")
    for html in pages(site).values():
        for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
            assert sha(script) in text
