"""Findings as persons and programs get them: with the line and its carets, as annotations, as SARIF, in colour."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from courses import edit
from in_memory import check

from coursekit import cli
from coursekit.cli import main
from coursekit.diagnostics import Diagnostic, Paint, as_text
from coursekit.excerpt import excerpt
from coursekit.formats import as_github, as_sarif
from coursekit.model import Span
from coursekit.words import Words

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
    left = "234 more findings of the kind `broken-link` in this file are left out"
    assert said.count(left) == 1
    assert "broken-link]" not in said[said.index(left) :]
    assert '"broken-link"' not in said[said.index(left) :]


def test_no_finding_is_left_out_of_as_many_as_are_shown() -> None:
    checked = check({"docs/index.md": "# Tea\n" + "\n[tea](gone.md)\n" * 1000})
    codes = [finding.code for finding in checked.diagnostics]
    assert (codes.count("broken-link"), codes.count("more-of-a-kind")) == (1000, 0)
