"""The command line speaks the language of the course it works on."""

from __future__ import annotations

import json
import re

import pytest
from courses import ROOT, edit, run

from coursekit.cli import main
from coursekit.words import Words

CLEAN = {"en": "No errors. Read 2 modules", "sv": "Inga fel. 2 delar"}
MISTAKE = {
    "en": [
        "error[unknown-key]: there is no key `promt`",
        "help: did you mean `prompt`?",
        "2 errors and 0 warnings.",
    ],
    "sv": ["fel[unknown-key]: nyckeln `promt` finns inte", "hjälp: menade du `prompt`?", "2 fel och 0 varningar."],
}
BUILT = {
    "en": ["Done. The site is in", "Compressed sizes of what a page may fetch: main.js ", "open "],
    "sv": ["Klart. Webbplatsen ligger i", "Så mycket hämtar en sida som mest, komprimerat: main.js ", "öppna "],
}
NO_CONFIG = {"en": "has no file `mkdocs.yml`", "sv": "saknar filen `mkdocs.yml`"}


@pytest.fixture(params=["en", "sv"])
def language(request, course) -> str:
    """The language the copy of the tiny course is set to."""
    edit(course / "course.yml", ("language: en", f"language: {request.param}"))
    return request.param


def test_a_clean_check(course, language, capsys):
    assert main(["--course", str(course), "check"]) == 0

    assert capsys.readouterr().out.startswith(CLEAN[language])


def test_a_mistake_its_place_and_its_advice(course, language, capsys):
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))

    assert main(["--course", str(course), "check"]) == 1

    out = capsys.readouterr()
    for words in MISTAKE[language]:
        assert words in out.out + out.err


def test_a_mistake_in_json(course, language, capsys):
    edit(course / "quizzes/1-tea.yml", ("prompt: Why", "promt: Why"))

    assert main(["--course", str(course), "check", "--format", "json"]) == 1

    row = json.loads(capsys.readouterr().out)[1]
    assert f": {row['message']}" in MISTAKE[language][0]
    assert row["help"] in MISTAKE[language][1]


def test_a_finished_build(course, language, capsys):
    assert main(["--course", str(course)]) == 0

    said = capsys.readouterr().out
    for words in BUILT[language]:
        assert words in said
    assert re.search(r"main\.js \d+\.\d kB, journey\.js \d+\.\d kB, style\.css \d+\.\d kB$", said, re.MULTILINE)


def test_a_missing_configuration(course, language, capsys):
    (course / "mkdocs.yml").unlink()

    assert main(["--course", str(course)]) == 2

    assert NO_CONFIG[language] in capsys.readouterr().err


def test_the_help(course, language, capsys):
    with pytest.raises(SystemExit):
        main(["--course", str(course), "--help"])

    said = " ".join(capsys.readouterr().out.split())
    for key in ("build", "check", "serve", "course", "strict"):
        assert Words(language)(f"cli.{key}") in said


def test_a_course_in_a_language_without_words_is_spoken_to_in_english(course, capsys):
    edit(course / "course.yml", ("language: en", "language: fi"))

    assert main(["--course", str(course), "check"]) == 1

    assert "error[unknown-language]: there is no language `fi`" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_that_lacks_a_letter_shows_a_sign_in_its_place(course, encoding):
    edit(course / "course.yml", ("language: en", "language: sv"))

    done = run("-m", "coursekit", "--course", str(course), "check", cwd=ROOT, PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert (done.returncode, done.stderr) == (0, "")
    assert {"ascii": "2 fr?gefiler"}.get(encoding, "2 frågefiler") in done.stdout
