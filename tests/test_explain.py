"""What a code means can be asked for in the terminal and read on a page, in the language of the course."""

from __future__ import annotations

import re

import pytest
from courses import ROOT
from in_memory import check
from test_diagnostics import FROM_A_PROGRAM_BUG_ONLY, NAMES, lay, report

from coursekit.cli import main
from coursekit.course import check_folder
from coursekit.explain import as_markdown, as_text, codes, examples, level
from coursekit.markdown_scan import scan
from coursekit.showcase import written
from coursekit.tree import build
from coursekit.words import Words, languages

SHOWN = sorted(set(codes()) - FROM_A_PROGRAM_BUG_ONLY)


def test_every_code_is_explained_in_every_language() -> None:
    for language in languages():
        words = Words(language)
        for code in codes():
            text = as_text(code, words)
            assert text.startswith(f"{words(f'levels.{level(code)}')}[{code}]\n\n")
            if code not in SHOWN:
                assert not re.search(r"\{\w+\}", text)


def test_the_committed_examples_are_those_that_the_cases_give_today() -> None:
    committed = {f"explained/{path.name}": path.read_bytes() for path in (ROOT / "coursekit/explained").iterdir()}
    assert committed == written(), "run `python -m coursekit.showcase`"


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_of_a_code_is_a_case_with_its_report(code: str, tmp_path) -> None:
    found = examples("en")[code]
    assert found.bad != found.good
    assert f"[{code}]: " in found.report
    name = next(name for name in NAMES if name.partition("/")[0] == code)
    own = [line for line in report(lay(name, "bad", tmp_path), "en").split("\n") if f"[{code}]" in line]
    assert own
    assert [line for line in found.report.split("\n") if f"[{code}]" in line] == own


def test_a_code_is_explained_in_the_language_of_the_course(capsys) -> None:
    assert main(["check", "--course", str(ROOT), "--explain", "long-correct-choice"]) == 0
    swedish = capsys.readouterr().out
    assert main(["check", "--course", str(ROOT), "--explain", "long-correct-choice", "--lang", "en"]) == 0

    assert "Så här blir det fel:" in swedish
    assert "varning[long-correct-choice]: det rätta svaret är klart längst" in swedish
    assert "This is wrong:" in capsys.readouterr().out


@pytest.mark.parametrize(("code", "said"), [("long-corect-choice", "`long-correct-choice`"), ("xyz", "brackets")])
def test_a_code_that_is_not_there_is_wrong_use(course, capsys, code: str, said: str) -> None:
    assert main(["check", "--course", str(course), "--explain", code]) == 2

    assert said in capsys.readouterr().err


@pytest.mark.parametrize("language", languages())
def test_the_page_of_all_checks_has_a_section_for_every_code(language: str) -> None:
    shown: list[str] = []
    text = as_markdown(Words(language), 2, lambda markup: shown.append(markup) or f"<{len(shown)}>")
    assert re.findall(r"^### .* \{#(.*)\}$", text, re.MULTILINE) == sorted(
        codes(), key=lambda code: (level(code), code)
    )
    assert re.findall(r"^<(\d+)>$", text, re.MULTILINE) == [str(number + 1) for number in range(len(shown))]
    assert all(re.fullmatch("(<p>[^<>\n]+</p><pre><code>[^<>\n]+</code></pre>)+", markup) for markup in shown)


def test_a_fence_stands_for_the_list_of_all_checks_and_an_example_of_one_does_not() -> None:
    course = check_folder(ROOT).course
    page = build(course, False).files["handledning/kontroller.md"].text
    assert scan("page.md", page).widgets == []
    assert "#### long-correct-choice {#long-correct-choice}" in page
    assert page.index("## Alla anmärkningar") < page.index("### Fel {#error}") < page.index("### Varning {#warning}")


def test_what_the_page_of_all_checks_tells_authors_to_write_works() -> None:
    text = (ROOT / "docs/handledning/kontroller.md").read_text(encoding="utf-8")
    settings, allowance = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    course = f"id: tea\ntitle: Tea\nlanguage: sv\nmodules: [1-a]\n{settings}"
    quiz = f"title: Test\n{allowance}items:\n  - {{id: a, type: true-false, prompt: B, correct: true}}\n"
    found = {(d.code, d.span.path) for d in check({"course.yml": course, "quizzes/test.yml": quiz}).diagnostics}
    assert ("unused-silence", "course.yml") in found
    assert ("unused-silence", "quizzes/test.yml") in found
    assert not {code for code, _ in found if level(code) == "error"}
    (code,) = re.findall(r"check --explain (\S+)", text)
    assert code in codes()
