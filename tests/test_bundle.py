"""The runtime reaches the browser as one small classic script and one style sheet, named after what they hold."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import node
import pytest
from example_quizzes import LANGUAGES

import coursekit
from coursekit import bundle
from coursekit.package import package_names, package_text
from coursekit.words import Words

PACKAGE = Path(coursekit.__file__).parent
MODULES = [name for name in package_names("runtime") if name.endswith(".js")]
SOURCES = {name: package_text(f"runtime/{name}") for name in MODULES}
ADDED = {path.parent.name: path.read_text(encoding="utf-8") for path in PACKAGE.glob("types/*/enhance.js")}
LIMITS = {bundle.ENTRY: 8000, bundle.JOURNEY: 8300}
ELEMENTS = {
    bundle.ENTRY: ["quiz-set", "quiz-item"],
    bundle.JOURNEY: ["course-map", "course-results", "course-certificate", "course-data", "page-read"],
}
ENTRIES = list(LIMITS)
SPOKEN = {bundle.ENTRY: ("WORDS", "runtime"), bundle.JOURNEY: ("JOURNEY", "journey")}
DECLARATION = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|var|class) (\w+)", re.MULTILINE)

# Ways to put text into a page as markup, or to run it as code.
SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTMLUnsafe", "eval(", "Function("]
PRINT = "from coursekit import bundle; print(bundle.script('sv').path, bundle.style().path)"


@pytest.fixture(params=["small", "as it is"])
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Both forms of the script: made small, and as it is where no minifier can be installed."""
    if request.param == "as it is":
        monkeypatch.setitem(sys.modules, "minify", None)
    bundle.script.cache_clear()
    yield str(request.param)
    bundle.script.cache_clear()


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_is_a_classic_script(language: str, entry: str) -> None:
    script = bundle.script(language, entry).text
    assert not re.search(r"(^|[;{}])\s*(import|export)\b", script, re.MULTILINE)
    assert not re.search(r"\bimport\s*\(", script)
    assert re.match(r'\(\([\w, ]*\) ?=> ?\{\s*"use strict";', script)
    assert re.search(r"\}\)\(\);?\n$", script)


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_runs_and_defines_its_elements(entry: str, tmp_path: Path) -> None:
    path = tmp_path / entry
    path.write_text(bundle.script("en", entry).text, encoding="utf-8")
    done = node.run("tests/runtime/starts.mjs", str(path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ELEMENTS[entry]


def test_a_bundle_is_made_small_only_where_that_can_be(form: str) -> None:
    text = bundle.script("en").text
    assert (text.count("\n") == 1) == (form == "small")


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_is_small(language: str, entry: str) -> None:
    assert len(gzip.compress(bundle.script(language, entry).text.encode(), 9)) < LIMITS[entry]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_are_those_of_the_files(language: str) -> None:
    files = [*(bundle.script(language, entry) for entry in ENTRIES), bundle.style()]
    weights = [len(gzip.compress(file.text.encode(), mtime=0)) for file in files]
    assert bundle.weights(language) == dict(zip([*ENTRIES, "style.css"], weights, strict=True))


def test_the_bundles_hold_every_module_of_the_runtime_and_none_of_them_twice() -> None:
    orders = [bundle.ordered(entry, []) for entry in ENTRIES]
    assert sorted({name for order in orders for name in order}) == MODULES
    assert [len(set(order)) for order in orders] == [len(order) for order in orders]


def test_what_shows_progress_carries_nothing_that_scores_and_the_other_way_round() -> None:
    quiz, journey = (set(bundle.ordered(entry, [])) for entry in ENTRIES)
    assert quiz & journey == {"kept.js", "leitner.js", "response.js", "say.js", "store.js", "typed.js"}


@pytest.mark.usefixtures("form")
def test_a_bundle_holds_what_item_types_add_before_the_first_element_starts() -> None:
    script = bundle.script("en").text
    assert sorted(bundle.enhancements()) == sorted(f"types/{name}/enhance.js" for name in ADDED)
    start = script.index("customElements.define")
    for name, text in ADDED.items():
        for heading in re.findall(r'enhance\(("[^"]*")', text):
            assert script.index(f"({heading}") < start, name


@pytest.mark.parametrize("text", [*SOURCES.values(), *ADDED.values()], ids=[*SOURCES, *ADDED])
def test_every_function_of_a_module_becomes_a_constant_that_does_the_same(text: str) -> None:
    joined = bundle.joined(text)
    for name, parameters in re.findall(r"^(?:export )?(?:async )?function (\w+)(\(.*\)) \{$", text, re.MULTILINE):
        assert re.search(rf"^const {name} = (async )?{re.escape(parameters)} => \{{$", joined, re.MULTILINE)
    assert not re.search(r"\bfunction\b|\barguments\b", joined)


@pytest.mark.parametrize("entry", ENTRIES)
def test_modules_stand_after_what_they_import(entry: str) -> None:
    order = bundle.ordered(entry, [])
    for name in order:
        for imported in bundle.IMPORT.findall(SOURCES[name]):
            assert order.index(imported) < order.index(name), (name, imported)


def test_no_two_modules_declare_the_same_name_since_all_share_one_function() -> None:
    names = [name for text in SOURCES.values() for name in DECLARATION.findall(text)]
    assert sorted(set(names)) == sorted(names)
    assert len(names) > len(MODULES)


@pytest.mark.parametrize("name", ADDED)
def test_what_an_item_type_declares_hides_nothing_of_the_runtime(name: str) -> None:
    """It stands in a block of its own, so that a name of the runtime would silently mean something else in it."""
    runtime = {name for text in SOURCES.values() for name in DECLARATION.findall(text)}
    own = DECLARATION.findall(ADDED[name])
    assert sorted(set(own)) == sorted(own)
    assert not set(own) & runtime
    assert not re.search(r"^(var|export)\b", ADDED[name], re.MULTILINE)


@pytest.mark.parametrize("text", [*SOURCES.values(), *ADDED.values()], ids=[*SOURCES, *ADDED])
def test_imports_are_written_as_the_bundler_reads_them(text: str) -> None:
    imports = [line for line in text.splitlines() if line.startswith("import")]
    assert len(bundle.IMPORT.findall(text)) == len(imports)
    assert not re.search(r"^import[^;]* as ", text, re.MULTILINE)


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("sink", SINKS)
def test_no_text_becomes_markup_or_code(sink: str, entry: str) -> None:
    assert sink not in bundle.script("en", entry).text


def test_the_same_sources_give_the_same_files_in_every_process() -> None:
    here = [bundle.script("sv").path, bundle.style().path]
    there = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert [done.stdout.split() for done in there] == [here, here]


def test_files_are_named_after_their_content() -> None:
    scripts = [bundle.script(language, entry) for language in LANGUAGES for entry in ENTRIES]
    for asset in (*scripts, bundle.style()):
        digest = hashlib.sha256(asset.text.encode()).hexdigest()[:8]
        assert re.fullmatch(rf"assets/coursekit\.{digest}\.(js|css)", asset.path)
    assert bundle.asset("js", "a").path != bundle.asset("js", "b").path


def test_languages_have_scripts_of_their_own() -> None:
    paths = {bundle.script(language, entry).path for language in LANGUAGES for entry in ENTRIES}
    assert len(paths) == len(LANGUAGES) * len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_runtime_uses_only_words_that_there_are_and_all_of_them(language: str, entry: str) -> None:
    constant, section = SPOKEN[entry]
    code = "\n".join([*SOURCES.values(), *ADDED.values()])
    words = set(Words(language).section(section))
    named = set(re.findall(rf"\b{constant}\.(\w+)", code))
    quoted = set(re.findall(r'"(\w+)"', code))
    quoted |= {f"refused_{reason}" for reason in re.findall(r'refused: "(\w+)"', code)}
    assert named <= words
    assert words <= named | quoted


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_in_the_script_as_they_are_written(language: str, entry: str) -> None:
    script = bundle.script(language, entry).text
    for name, text in Words(language).section(SPOKEN[entry][1]).items():
        assert re.search(rf"""\b{name}"?:["'`]{re.escape(text)}["'`]""", script), name


def test_the_style_sheet_fetches_nothing_from_elsewhere() -> None:
    assert not re.search(r"@import|url\(|https?:", bundle.style().text)
