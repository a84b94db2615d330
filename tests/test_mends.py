"""Each fault of the theme is there without its mend and gone with it, and a theme that has changed stops the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from courses import THEME, build, copy_course, edit, snapshot

from coursekit.cli import main
from coursekit.engines import mkdocs
from coursekit.theme.mending import MovedError
from coursekit.theme.mends import MENDS, mend
from coursekit.words import Words

WORDS = Words("sv")
NAMES = [one.name for one in MENDS]
ALL = "1-a/1-allt.html"


def texts(site: Path) -> dict[str, str]:
    """Give the pages of a site by their path."""
    return {path: data.decode() for path, data in snapshot(site).items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> dict[str, str]:
    """The pages as the theme makes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs.Adapter, "finished", lambda _self, html, _name: html)
        return texts(build(THEME, tmp_path_factory.mktemp("bare") / "site"))


@pytest.fixture(scope="module")
def mended(bare) -> dict[str, str]:
    return {path: mend(html, WORDS) for path, html in bare.items()}


@pytest.mark.parametrize("one", MENDS, ids=NAMES)
def test_a_fault_is_in_the_theme_and_gone_once_mended(bare, mended, one):
    assert any(one.place.search(html) for html in bare.values())
    assert not any(one.place.search(html) for html in mended.values())


OTHERS = [one for one in MENDS if one.name != "not-found-in-english"]  # it has no ground but the text it replaces


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.name)
def test_a_theme_that_writes_it_in_another_way_is_noticed(bare, one):
    html = next(html for html in bare.values() if one.place.search(html))
    place = one.place.search(html)
    moved = re.sub(r"^<(\w+)", r"<\1 data-new", place[0])
    if moved == place[0]:  # what it rewrites begins within a tag
        moved = place[0].replace("=", " =", 1)

    with pytest.raises(MovedError, match=f"^{one.name}: "):
        one(html.replace(place[0], moved, 1), WORDS)


def test_a_build_with_a_theme_that_has_changed_stops_names_the_fault_and_leaves_the_site(tmp_path, capsys):
    course = copy_course(THEME, tmp_path / "course")
    (course / "site").mkdir()
    (course / "site" / "index.html").write_text("the former site", encoding="utf-8")
    before = snapshot(course / "site")
    (course / "theme" / "partials").mkdir(parents=True)
    (course / "theme" / "partials" / "search.html").write_text(
        '<search data-md-component="search"><form class="md-search__form" name="search"></form></search>',
        encoding="utf-8",
    )
    edit(course / "mkdocs.yml", ("  name: material\n", "  name: material\n  custom_dir: theme\n"))

    assert main(["--course", str(course)]) == 1

    said = capsys.readouterr().err
    assert WORDS("mends.search-closed-by-keyboard") in said
    assert "404.html" in said
    assert snapshot(course / "site") == before


def test_another_theme_is_left_as_it_is(tmp_path):
    course = copy_course(THEME, tmp_path / "course")
    text = (course / "mkdocs.yml").read_text(encoding="utf-8")
    (course / "mkdocs.yml").write_text(re.sub(r"theme:\n(  .*\n)+", "theme: readthedocs\n", text), encoding="utf-8")

    site = build(course, tmp_path / "site")

    page = (site / ALL).read_text(encoding="utf-8")
    assert "<quiz-item" in page
    assert "Content-Security-Policy" not in page
    assert not list(site.glob("assets/coursekit-guard*")) + list(site.glob("assets/coursekit-theme*"))


def test_buttons_of_the_menu_are_named_and_tell_whether_their_section_is_open(mended):
    toggles = re.findall(
        r'class="md-nav__link [^"]*ck-toggle"[^>]*aria-expanded="(\w+)" aria-label="([^"]*)"', mended[ALL]
    )

    assert toggles == [("true", "Sidorna i Första delen"), ("false", "Sidorna i Andra delen")]


def test_no_script_holds_a_page_up_and_those_of_authors_still_come_after_the_theme(bare):
    html = bare[ALL].replace(
        "</body>", '<script src="own.js"></script>\n<script type="module" src="new.js"></script></body>'
    )

    scripts = re.findall(r"<script[^>]* src=[^>]*>", mend(html, WORDS))
    assert scripts[-2:] == ['<script defer src="own.js">', '<script type="module" src="new.js">']
    assert [script for script in scripts[:-1] if " defer" not in script] == []


def test_a_script_that_stands_in_the_page_still_finds_the_theme_there(bare):
    html = bare[ALL].replace("</body>", "<script>document$.subscribe()</script></body>")

    assert re.search(r'<script src="[^"]*bundle\.', mend(html, WORDS))


def test_the_menu_tells_which_page_is_shown(mended):
    assert mended[ALL].count('aria-current="page"') == 1


def test_the_page_for_addresses_that_lead_nowhere_speaks_the_language_of_the_course(mended):
    assert "<h1>Sidan finns inte</h1>" in mended["404.html"]
