"""What `new` makes passes `check`, teaches in comments, and never writes over anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from courses import ROOT, build, snapshot
from in_memory import ADVICE
from pages import Page

from coursekit.cli import main
from coursekit.course import Checked, check_folder
from coursekit.formatting import tidy
from coursekit.json_schema import files
from coursekit.package import package_texts
from coursekit.reader import type_names
from coursekit.scaffold import ScaffoldError, slug
from coursekit.source import parse
from coursekit.words import Words, languages

ASIDE = {"unused-quiz"}  # a new quiz is shown by no page before its author puts it there


def new(course: Path, *words: str) -> int:
    return main(["--course", str(course), "new", *words])


def mistakes(course: Path) -> list[str]:
    return [d.code for d in check_folder(course).diagnostics if d.code not in ASIDE | ADVICE]


@pytest.fixture(params=languages())
def made(request, tmp_path: Path) -> Path:
    """A new course, in each language."""
    assert (
        new(tmp_path, "course", str(tmp_path / "min-kurs"), "--language", request.param, "--title", 'Te: "grönt"') == 0
    )
    return tmp_path / "min-kurs"


def test_a_new_course_is_without_findings_and_builds_strictly(made, tmp_path):
    checked: Checked = check_folder(made)
    assert checked.diagnostics == ()
    assert (checked.course.id, checked.course.title) == ("min-kurs", 'Te: "grönt"')
    assert len(checked.course.modules[0].pages) == 3
    assert len(checked.course.quizzes["1-start"].items) == 2
    site = build(made, tmp_path / "site")
    assert Page(site / "index.html").all("h1")[0].text.startswith('Te: "grönt"')


def test_a_new_course_has_what_an_editor_needs_in_its_own_language(made):
    language = check_folder(made).course.language
    for path, data in files(Words(language)).items():
        assert (made / path).read_bytes() == data
    for name in ("settings.json", "extensions.json"):
        assert (made / ".vscode" / name).read_bytes() == (ROOT / ".vscode" / name).read_bytes()
    assert "redhat.vscode-yaml" in json.loads((made / ".vscode" / "extensions.json").read_bytes())["recommendations"]


def test_every_part_may_be_added_to_a_new_course(made):
    assert new(made, "module", "Torg & gator") == 0
    assert new(made, "lesson", "2-torg-gator", "Att sitta") == 0
    assert new(made, "lesson", "2-torg-gator", "Att gå") == 0
    assert new(made, "quiz", "Torgprov") == 0
    for name in type_names():
        assert new(made, "item", name, "--quiz", "torgprov") == 0
    course = check_folder(made).course
    assert [module.id for module in course.modules] == ["1-start", "2-torg-gator"]
    assert [page.source for page in course.modules[1].pages] == [
        "modules/2-torg-gator/index.md",
        "modules/2-torg-gator/1-att-sitta.md",
        "modules/2-torg-gator/2-att-ga.md",
    ]
    names = [item.id for item in course.quizzes["torgprov"].items]
    assert names == ["single-choice", *(f"{n}-2" if n == "single-choice" else n for n in type_names())]
    assert mistakes(made) == []
    text = (made / "quizzes" / "torgprov.yml").read_text(encoding="utf-8")
    assert tidy("quizzes/torgprov.yml", text) == text


@pytest.mark.parametrize("language", languages())
def test_there_is_a_template_with_a_comment_for_every_type(language):
    templates = list(package_texts(f"scaffolds/{language}/items"))
    assert [name.removesuffix(".yml").replace("-", "_") for name in templates] == sorted(
        name.replace("-", "_") for name in type_names()
    )


def test_the_languages_have_the_same_templates():
    kinds = {
        language: [n for n in package_texts(f"scaffolds/{language}") if "modules/" not in n] for language in languages()
    }
    assert all(names == kinds["en"] for names in kinds.values())


@pytest.mark.parametrize("name", type_names())
def test_an_item_without_a_quiz_is_shown_to_be_copied(course, capsys, name):
    before = snapshot(course)
    assert new(course, "item", name) == 0
    text = capsys.readouterr().out
    assert text.startswith("  # ")
    node, unreadable = parse("quiz.yml", f"title: Copied\nitems:\n{text}")
    assert unreadable == []
    assert node.plain()["items"][0]["type"] == name
    assert snapshot(course) == before


def test_a_course_is_never_written_over(made, capsys):
    before = snapshot(made)
    assert new(made.parent, "course", str(made)) == 1
    assert "course.yml" in capsys.readouterr().err
    assert snapshot(made) == before


# the command, its exit code, what is said
REFUSED = {
    "a quiz of a taken name": (["quiz", "1-tea"], 1, "quizzes/1-tea.yml`. Choose another name."),
    "a module of a taken name": (["module", "1-tea"], 1, "modules/1-tea/index.md`. Choose another name."),
    "a lesson of a taken name": (
        ["lesson", "1-tea", "1-leaves"],
        1,
        "modules/1-tea/1-leaves.md`. Choose another name.",
    ),
    "a lesson of no module": (
        ["lesson", "9-jam", "Jars"],
        1,
        "There is no module `9-jam`. Choose one of `1-tea`, `2-bread`.",
    ),
    "an item for no quiz": (["item", "number", "--quiz", "9-jam"], 1, "There is no quiz `9-jam`."),
    "a name of signs": (["quiz", "!!!"], 1, "No file name can be made of `!!!`."),
}


@pytest.mark.parametrize(("words", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_is_refused_and_changes_nothing(course, capsys, words, code, said):
    before = snapshot(course)
    assert new(course, *words) == code
    assert said in capsys.readouterr().err
    assert snapshot(course) == before


def test_outside_a_course_only_a_course_can_be_made(tmp_path, capsys):
    assert new(tmp_path, "quiz", "tea") == 2
    assert "`course.yml`" in capsys.readouterr().err
    assert new(tmp_path, "item", "number") == 0


def test_an_unknown_type_is_wrong_use(course):
    with pytest.raises(SystemExit) as ended:
        new(course, "item", "essay")
    assert ended.value.code == 2


# how course.yml lists its modules, and how it does with one more
LISTS = {
    "lines": (
        "modules:\n  - 1-tea   # first\n  - 2-bread\n",
        "modules:\n  - 1-tea   # first\n  - 2-bread\n  - 3-jam\n",
    ),
    "no indentation": ("modules:\n- 1-tea\n- 2-bread", "modules:\n- 1-tea\n- 2-bread\n- 3-jam"),
    "one line": ("modules: [1-tea, 2-bread]  # both\n", "modules: [1-tea, 2-bread, 3-jam]  # both\n"),
}


@pytest.mark.parametrize(("before", "after"), LISTS.values(), ids=LISTS)
def test_a_new_module_is_listed_as_the_others_are(course, before, after):
    head = "id: tea-and-bread\ntitle: Te\nlanguage: en\n"
    (course / "course.yml").write_text(head + before, encoding="utf-8")
    assert new(course, "module", "Jam") == 0
    assert (course / "course.yml").read_text(encoding="utf-8") == head + after
    assert mistakes(course) == []


def test_an_item_is_put_last_before_whatever_follows_the_items(course):
    path = course / "quizzes" / "1-tea.yml"
    path.write_text(path.read_text(encoding="utf-8") + "minutes: 3\n", encoding="utf-8")
    assert new(course, "item", "true-false", "--quiz", "1-tea") == 0
    assert path.read_text(encoding="utf-8").endswith("\n\nminutes: 3\n")
    assert [item.id for item in check_folder(course).course.quizzes["1-tea"].items][-1] == "true-false"


def test_items_written_in_one_line_are_left_alone(course, capsys):
    path = course / "quizzes" / "2-bread.yml"
    path.write_text("title: B\nitems: [{id: a, type: true-false, prompt: B, correct: true}]\n", encoding="utf-8")
    before = snapshot(course)
    assert new(course, "item", "number", "--quiz", "2-bread") == 1
    assert "Nothing is changed. The list in quizzes/2-bread.yml" in capsys.readouterr().err
    assert snapshot(course) == before


def test_a_picture_of_the_same_name_stays(course):
    picture = course / "docs" / "images" / "new-square.svg"
    picture.parent.mkdir()
    picture.write_text("<svg/>", encoding="utf-8")
    assert new(course, "item", "hotspot", "--quiz", "1-tea") == 0
    assert picture.read_text(encoding="utf-8") == "<svg/>"
    assert mistakes(course) == []


@pytest.mark.parametrize(("name", "id_"), [("Torg & gator", "torg-gator"), ("Åsnans ö", "asnans-o"), ("3 Te", "3-te")])
def test_a_name_becomes_an_id(name, id_):
    assert slug(name) == id_


@pytest.mark.parametrize("name", ["", "…", "x" * 81])
def test_what_can_be_no_id_is_refused(name):
    with pytest.raises(ScaffoldError):
        slug(name)
