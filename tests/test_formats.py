"""Findings as persons and programs get them: with the line and its carets, as annotations, as SARIF, in colour.

`sarif-2.1.0-rtm.5.json` is the schema that goes with the standard, as Microsoft's kit for SARIF ships it (MIT licence).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from courses import edit
from in_memory import check
from jsonschema import Draft4Validator
from test_diagnostics import NAMES, lay

from coursekit import cli
from coursekit.cli import main
from coursekit.diagnostics import Diagnostic, Paint, as_text
from coursekit.excerpt import excerpt
from coursekit.formats import as_github, as_sarif
from coursekit.model import Span
from coursekit.words import Words, languages

EN = Words("en")
QUIZ = "quizzes/1-tea.yml"


def at(column: int, end: int, line: int = 1, end_line: int = 0) -> Span:
    return Span("a.yml", line, column, end_line or line, end)


@pytest.mark.parametrize(
    ("text", "span", "line", "carets"),
    [
        ("id: tea", at(5, 8), "id: tea", "    ^^^"),
        ("a\nid: tea", at(1, 3, line=2), "id: tea", "^^"),
        ("id: tea", at(8, 9), "id: tea", "       ^"),
        ("id: tea", at(5, 5), "id: tea", "    ^"),
        ("\tid: tea", at(2, 4), " id: tea", " ^^"),
        ("a: e\u0301 b", at(7, 8), "a: e\u0301 b", "      ^"[1:]),
        ("a: 茶 b", at(6, 7), "a: 茶 b", "      ^"),
        ("a: \x1b[31m", at(1, 2), "a: \ufffd[31m", "^"),
        ("id: tea\nmore", at(5, 3, line=1, end_line=2), "id: tea", "    ^^^"),
        ("id: tea", at(1, 2, line=9), "", ""),
        ("   ", at(1, 2), "", ""),
        ("x" * 300, at(1, 5), "x" * 100 + "…", "^^^^"),
        ("x" * 300, at(200, 203), "…" + "x" * 100 + "…", " " * 31 + "^^^"),
        ("x" * 300, at(299, 301), "…" + "x" * 100, " " * 99 + "^^"),
    ],
)
def test_the_line_is_shown_with_carets_under_the_span(text: str, span: Span, line: str, carets: str) -> None:
    assert excerpt(span, text) == (line, carets)


def test_a_finding_shows_its_line_between_the_fact_and_the_advice() -> None:
    checked = check({"quizzes/test.yml": "title: A\nitems:\n  - id: a\n    type: true-fals\n    prompt: B\n"})
    assert checked.report(EN).split("\n")[:4] == [
        "quizzes/test.yml:4:11: error[unknown-type]: there is no item type `true-fals`",
        "  4 |     type: true-fals",
        "    |           ^^^^^^^^^",
        "  help: did you mean `true-false`?",
    ]


def test_colours_stand_around_the_level_the_margin_and_the_carets_only() -> None:
    finding = Diagnostic("unknown-key", "error", at(1, 3), {"key": "a", "allowed": "`b`"})
    painted = as_text(finding, EN, ("id: tea", "^^"), Paint("<E>", "<W>", "<F>", "</>"))
    assert painted.split("\n")[:3] == [
        "a.yml:1:1: <E>error[unknown-key]</>: there is no key `a`",
        "  <F>1 |</> id: tea",
        "  <F>  |</> <E>^^</>",
    ]
    assert re.sub("<[^>]*>", "", painted) == as_text(finding, EN, ("id: tea", "^^"))


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_whose_user_wants_it(course, capsys, monkeypatch, terminal, environment, coloured):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cli.sys.stderr, "isatty", lambda: terminal, raising=False)
    edit(course / QUIZ, ("prompt: Why", "promt: Why"))

    main(["--course", str(course), "check"])

    assert ("\x1b[" in capsys.readouterr().err) is coloured


FINDINGS = [
    Diagnostic("unknown-key", "error", at(3, 5, line=2), {"key": "a,b", "allowed": "`100 %`"}),
    Diagnostic("duplicate-choice", "warning", Span("å b.yml", 4, 1, 5, 2), {}, at(1, 2)),
]


def test_github_gets_one_escaped_annotation_a_finding() -> None:
    assert as_github(FINDINGS, EN).split("\n") == [
        "::error file=a.yml,line=2,col=3,endLine=2,endColumn=5,title=unknown-key::"
        "there is no key `a,b`%0Ahelp: here you can use `100 %25`",
        "::warning file=å b.yml,line=4,col=1,endLine=5,title=duplicate-choice::"
        "two choices are the same%0Ahelp: change or remove one of them",
    ]
    odd = Diagnostic("unknown-key", "error", Span("a:b,c%.yml"), {"key": "a", "allowed": ""})
    assert as_github([odd], EN).startswith("::error file=a%3Ab%2Cc%25.yml,line=1,")


def test_sarif_holds_what_its_standard_requires() -> None:
    log = json.loads(as_sarif(FINDINGS, EN, "1.2.3"))
    (run,) = log["runs"]
    assert (log["version"], log["$schema"][-len("sarif-schema-2.1.0.json") :]) == ("2.1.0", "sarif-schema-2.1.0.json")
    assert run["tool"]["driver"] == {
        "name": "coursekit",
        "version": "1.2.3",
        "rules": [{"id": "duplicate-choice"}, {"id": "unknown-key"}],
    }
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("unknown-key", 1, "error")
    assert first["message"] == {"text": "there is no key `a,b`\nhelp: here you can use `100 %`"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.yml"},
                "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
            }
        }
    ]
    assert second["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "%C3%A5%20b.yml"}
    assert second["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 1


SARIF = Draft4Validator(
    json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["", *NAMES])
def test_sarif_of_every_finding_is_as_its_schema_wants_it(name: str, language: str, tmp_path: Path) -> None:
    findings = lay(name, "bad", tmp_path).diagnostics if name else ()
    log = json.loads(as_sarif(findings, Words(language), "1.2.3"))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(findings)


# what is changed in a log, so that its schema must find fault with it
UNFIT = {
    "another version": lambda log: log.update(version="2.0.0"),
    "a level that is none": lambda log: log["runs"][0]["results"][0].update(level="fatal"),
    "a line before the first": lambda log: region(log).update(startLine=0),
    "a key of our own": lambda log: log["runs"][0]["results"][0].update(help="mend it"),
    "no message": lambda log: log["runs"][0]["results"][0].pop("message"),
}


def region(log: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    return found


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT)
def test_the_schema_of_sarif_finds_fault_with_what_is_not_sarif(change: Callable[[dict[str, Any]], object]) -> None:
    log = json.loads(as_sarif(FINDINGS, EN, "1.2.3"))
    change(log)
    assert list(SARIF.iter_errors(log))


@pytest.mark.parametrize(("format_", "start"), [("json", "[]"), ("github", "\n"), ("sarif", "{")])
def test_every_format_is_there_for_a_clean_course_too(course, capsys, format_: str, start: str) -> None:
    assert main(["--course", str(course), "check", "--format", format_]) == 0

    out = capsys.readouterr()
    assert out.out.startswith(start)
    assert out.err == ""


def test_the_language_may_be_another_than_the_course_has(course: Path, capsys) -> None:
    edit(course / QUIZ, ("prompt: Why", "promt: Why"))

    assert main(["--course", str(course), "check", "--lang", "sv", "--format", "github"]) == 1

    assert "nyckeln `promt` finns inte" in capsys.readouterr().out


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_how_many_findings_are_left_out_is_said_last_in_every_format(course: Path, capsys, format_: str) -> None:
    (course / "docs/about.md").write_text("# About\n" + "\n[tea](gone.md)\n" * 1234, encoding="utf-8")

    assert main(["--course", str(course), "check", "--strict", "--format", format_]) == 1

    out = capsys.readouterr()
    said = out.err + out.out
    assert said.count("gone.md") >= 1000
    left = "at least 234 more findings of the kind `broken-link` in this file are left out"
    assert said.count(left) == 1
    assert "broken-link]" not in said[said.index(left) :]
    assert '"broken-link"' not in said[said.index(left) :]


def test_no_finding_is_left_out_of_as_many_as_are_shown() -> None:
    checked = check({"docs/index.md": "# Tea\n" + "\n[tea](gone.md)\n" * 1000})
    codes = [finding.code for finding in checked.diagnostics]
    assert (codes.count("broken-link"), codes.count("more-of-a-kind")) == (1000, 0)
