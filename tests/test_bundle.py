"""The runtime reaches the browser as one small classic script and one style sheet, named after what they hold."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys

import pytest
from example_quizzes import LANGUAGES

from coursekit import bundle
from coursekit.files import package_names, package_text
from coursekit.words import Words

MODULES = [name for name in package_names("runtime") if name.endswith(".js")]
SOURCES = {name: package_text(f"runtime/{name}") for name in MODULES}
LIMIT = 5000

# Ways to put text into a page as markup, or to run it as code.
SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTMLUnsafe", "eval(", "Function("]
PRINT = "from coursekit import bundle; print(bundle.script('sv').path, bundle.style().path)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_is_a_classic_script(language: str) -> None:
    script = bundle.script(language).text
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert not re.search(r"\bimport\s*\(", script)
    assert script.startswith('(() => {\n"use strict";\n')
    assert script.endswith("})();\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_is_small(language: str) -> None:
    assert len(gzip.compress(bundle.script(language).text.encode(), 9)) < LIMIT


def test_a_bundle_holds_every_module_of_the_runtime_once() -> None:
    assert sorted(bundle.ordered(bundle.ENTRY, [])) == MODULES


def test_modules_stand_after_what_they_import() -> None:
    order = bundle.ordered(bundle.ENTRY, [])
    for name, text in SOURCES.items():
        for imported in bundle.IMPORT.findall(text):
            assert order.index(imported) < order.index(name), (name, imported)


def test_no_two_modules_declare_the_same_name_since_all_share_one_function() -> None:
    declaration = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
    names = [name for text in SOURCES.values() for name in declaration.findall(text)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", MODULES)
def test_imports_are_written_as_the_bundler_reads_them(name: str) -> None:
    imports = [line for line in SOURCES[name].splitlines() if line.startswith("import")]
    assert len(bundle.IMPORT.findall(SOURCES[name])) == len(imports)
    assert not [line for line in imports if " as " in line]


@pytest.mark.parametrize("sink", SINKS)
def test_no_text_becomes_markup_or_code(sink: str) -> None:
    assert sink not in bundle.script("en").text


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
    for asset in (*map(bundle.script, LANGUAGES), bundle.style()):
        digest = hashlib.sha256(asset.text.encode()).hexdigest()[:8]
        assert re.fullmatch(rf"assets/coursekit\.{digest}\.(js|css)", asset.path)
    assert bundle.asset("js", "a").path != bundle.asset("js", "b").path


def test_languages_have_scripts_of_their_own() -> None:
    assert len({bundle.script(language).path for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_runtime_uses_only_words_that_there_are_and_all_of_them(language: str) -> None:
    code = "\n".join(SOURCES.values())
    words = set(Words(language).section("runtime"))
    named = set(re.findall(r"\bWORDS\.(\w+)", code))
    quoted = set(re.findall(r'"(\w+)"', code))
    assert named <= words
    assert words <= named | quoted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_in_the_script_as_they_are_written(language: str) -> None:
    script = bundle.script(language).text
    for name, text in Words(language).section("runtime").items():
        assert f'"{name}":"{text}"' in script.replace('\\"', '"')


def test_the_style_sheet_fetches_nothing_from_elsewhere() -> None:
    assert not re.search(r"@import|url\(|https?:", bundle.style().text)
