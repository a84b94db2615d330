"""Every language has every word, every word is used, and nothing is said that has no words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import coursekit
from coursekit import commands
from coursekit.cli import COMMANDS
from coursekit.diagnostics import Level, Term
from coursekit.explain import level
from coursekit.fields import AccessibilityFields
from coursekit.files import REFUSALS
from coursekit.made import KINDS as MADE
from coursekit.statements import KINDS as KINDS_OF_STATEMENTS
from coursekit.syntax import OTHER_HINTS, SYNTAX_HINTS
from coursekit.theme.mends import MENDS
from coursekit.validation import KINDS
from coursekit.verify import Kind
from coursekit.words import FALLBACK, Words, languages, load

PACKAGE = Path(coursekit.__file__).parent
PYTHON = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))
THEME = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("theme/*.js"))
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.js") if path.parent.name != "theme")
CONFORMANCE = get_args(AccessibilityFields.model_fields["conformance"].annotation)
CERTAINTIES = (1, 2, 3)
OTHERS = [language for language in languages() if language != FALLBACK]


def flat(tree: dict[str, Any], above: str = "") -> dict[str, str]:
    """Give all texts of a locale by dotted key."""
    texts: dict[str, str] = {}
    for key, value in tree.items():
        texts |= flat(value, f"{above}{key}.") if isinstance(value, dict) else {above + key: value}
    return texts


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Yield the calls of a function or class by its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def codes_in_use() -> set[str]:
    """Find the codes of all findings the package can report."""
    codes = {code for code, _ in KINDS.values()}
    for text in PYTHON.values():
        tree = ast.parse(text)
        for call in [*calls(tree, "Diagnostic"), *calls(tree, "PydanticCustomError")]:
            codes |= {call.args[0].value} if isinstance(call.args[0], ast.Constant) else set()
        codes |= set(re.findall(r'^CODE = "(.*)"$', text, re.MULTILINE))
        for frame in re.findall(r'Diagnostic\(f"\{code\}(-[a-z]+)"', text):  # of a fence: which one is told by a call
            codes |= {name + frame for name in re.findall(r'is_whole\([^"]*"([a-z-]+)"', text)}
    return codes


# Words whose placeholders the browser fills in, and what the runtime has to say there.
FILLED_BY_THE_BROWSER = {
    "page.blank": "",
    "page.changed": "",
    "page.saved": "",
    "page.unsaved": "",
    "page.ending": "",
    "page.malformed": "",
    "page.spelling": "text count",
    "page.moved": "text place count",
    "page.is_first": "text place count",
    "page.is_last": "text place count",
    "page.result": "score max percent answered count",
    "page.result_unscored": "",
    "page.attempt": "number count",
    "page.attempt_of": "number count",
    "page.attempt_last": "",
    "page.item": "number",
    "page.answered": "",
    "page.unanswered": "",
    "page.flagged": "",
    "page.blanks": "list",
    "page.calibrated": "right count",
    "page.total": "answered count score max",
    "page.total_unscored": "answered count",
    "page.passed": "",
    "page.not_passed": "",
    "page.step": "number",
}
FILLED_BY_THE_TEMPLATE = {"page.calibrated": {"level"}}


def left_for_the_browser() -> dict[str, str]:
    """Find the words that templates put into `data-` attributes, each with one such attribute as scripts know it."""
    found = {}
    for name, value in re.findall(r'data-([a-z-]+)="\{\{ ([^{}]*\|partly\b[^{}]*) \}\}"', TEMPLATES):
        known_as = re.sub(r"-([a-z])", lambda match: match[1].upper(), name)
        found |= dict.fromkeys(re.findall(r'"(page\.[a-z_]+)"', value), known_as)
    return found


def words_in_use() -> set[str]:
    """Find the keys of all words the package can say; a script may name one as `WORDS.key` or as `"key"`."""
    spoken = "".join(PYTHON.values()) + TEMPLATES
    keys = set(
        re.findall(r"[\"']((?:report|page|progress|cli|terms|theme|tools|lint|statements)\.[a-z0-9_]+)[\"']", spoken)
    )
    keys |= {f"page.certainty_{level}" for level in CERTAINTIES} if "page.certainty_%d" in spoken else set()
    keys |= {f"runtime.{name}" for name in re.findall(r"WORDS\.([a-z_]+)", SCRIPTS)}
    keys |= {f"runtime.{name}" for name in re.findall(r'"([a-z_]+)"', SCRIPTS) if name in load(FALLBACK)["runtime"]}
    keys |= {f"theme_script.{name}" for name in re.findall(r"WORDS\.([a-z_]+)", THEME)}
    keys |= {f"statements.names.{name}" for name in re.findall(r'value\([^()]*"([a-z]+)"\)', TEMPLATES)}
    keys |= {f"statements.{kind}_file" for kind in KINDS_OF_STATEMENTS}
    keys |= {f"statements.conformance.{level}" for level in CONFORMANCE if level}
    keys |= {f"mends.{mend.name}" for mend in MENDS}
    keys |= {f"journey.{name}" for name in re.findall(r"JOURNEY\.([a-z_]+)", SCRIPTS)}
    keys |= {f"journey.refused_{reason}" for reason in re.findall(r'refused: "([a-z]+)"', SCRIPTS)}
    keys |= {f"levels.{level}" for level in get_args(Level)}
    keys |= {f"cli.{command}" for command in COMMANDS} | {f"tools.{command}" for command in commands.names()}
    keys |= {f"{part}.{key}" for part in ("keys", "kinds") for key in load(FALLBACK)[part]}  # by tests/test_schema.py
    keys |= {f"hints.{hint}.{part}" for hint in {*SYNTAX_HINTS.values(), *OTHER_HINTS} for part in ("text", "help")}
    keys |= {f"codes.{code}.why" for code in codes_in_use() if level(code) == "warning"}
    keys |= {f"site.{kind}" for kind in get_args(Kind)}
    keys |= {f"made.{kind}" for kind in MADE}
    keys |= {f"disk.{reason}" for reason in {*REFUSALS.values(), "other"}}
    return keys | {f"codes.{code}.{part}" for code in codes_in_use() for part in ("message", "help")}


def test_english_has_the_words_of_everything_that_is_said_and_no_others() -> None:
    assert set(flat(load(FALLBACK))) == words_in_use()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_keys_as_english_in_the_same_order(language: str) -> None:
    assert list(flat(load(language))) == list(flat(load(FALLBACK)))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_placeholders_as_english(language: str) -> None:
    own, english = flat(load(language)), flat(load(FALLBACK))
    assert {key: placeholders(own[key]) for key in english} == {
        key: placeholders(text) for key, text in english.items()
    }


def test_every_word_that_a_template_leaves_for_the_browser_is_filled_by_a_script() -> None:
    assert set(left_for_the_browser()) == set(FILLED_BY_THE_BROWSER)
    for word, name in left_for_the_browser().items():
        assert re.search(
            rf'\bdataset(\.{name}\b|\[[^\]]*"{name}")|\{{[^}}]*\b{name}\b[^}}]*\}} = [^;]*dataset\b', SCRIPTS
        ), (word, name)


@pytest.mark.parametrize("word", FILLED_BY_THE_BROWSER)
@pytest.mark.parametrize("language", languages())
def test_a_word_left_for_the_browser_holds_no_placeholder_that_nobody_fills(language: str, word: str) -> None:
    filled = {*FILLED_BY_THE_BROWSER[word].split(), *FILLED_BY_THE_TEMPLATE.get(word, set())}
    assert placeholders(Words(language).text(word)) <= filled


@pytest.mark.parametrize("name", sorted({name for names in FILLED_BY_THE_BROWSER.values() for name in names.split()}))
def test_the_runtime_has_a_value_for_each_placeholder(name: str) -> None:
    assert re.search(rf"[{{,] ?{name}(:|,| \}})", SCRIPTS)


def test_what_is_filled_partly_keeps_the_other_placeholders_for_the_browser() -> None:
    text = Words("en").partly("page.calibrated", level="Certain")
    assert text == "Certain: {right} of {count} right"
    assert Words("sv").partly("page.moved") == Words("sv").text("page.moved")


@pytest.mark.parametrize("language", languages())
def test_no_word_is_empty(language: str) -> None:
    assert [key for key, text in flat(load(language)).items() if not text.strip()] == []


def test_english_and_swedish_are_there() -> None:
    assert languages() == ["en", "sv"]


def test_a_language_nobody_knows_is_answered_in_english() -> None:
    assert Words("tlh")("report.help") == Words("en")("report.help") == "help"


def test_a_word_may_have_a_placeholder_of_any_name() -> None:
    assert Words("en")("codes.missing-key.message", key="text") == "the key `text` is missing"


def test_a_term_is_said_in_each_language_and_any_other_value_as_it_stands() -> None:
    assert Words("en")("codes.wrong-type.help", expected=Term("terms.text")) == "write a text"
    assert Words("sv")("codes.wrong-type.help", expected=Term("terms.text")) == "skriv en text"
    assert Words("sv")("codes.wrong-type.help", expected="terms.text") == "skriv terms.text"


def test_a_key_without_words_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        Words("en")("codes.no-such-code.message")
