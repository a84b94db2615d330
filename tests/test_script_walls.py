"""The walls between the scripts of the runtime: which names may stand in which file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coursekit

PACKAGE = Path(coursekit.__file__).parent
RUNTIME = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.js"))
}

# In scripts: a name, and the files that may hold it. Comments do not count.
SCRIPTS = {
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc": "",
    r"eval|Function|document\.write(ln)?": "",
    r"importScripts": "theme/disk.js",  # what it puts in the place of it, for the theme's search
    r"fetch": "offline/keep.js",  # the files of the site itself, in a service worker
    r"XMLHttpRequest": "theme/search.js",  # to let one that the theme makes wait
    r"sendBeacon|WebSocket|EventSource": "",
    r"localStorage|sessionStorage|indexedDB|cookie": "runtime/shelf.js runtime/store.js theme/guard.js",
    r"caches": "offline/keep.js offline/remove.js",
    r"Date|performance": "runtime/shelf.js runtime/store.js",
    r"document": (  # to make elements; the page as a whole
        "runtime/paper.js runtime/say.js theme/disk.js theme/search.js theme/theme.js offline/register.js"
    ),
    r"window": "offline/keep.js offline/register.js runtime/main.js theme/disk.js theme/guard.js theme/theme.js",
    r"WORDS": "runtime/feedback.js runtime/result.js runtime/words.js theme/theme.js",
    r"customElements": "runtime/journey.js runtime/main.js theme/theme.js",  # the last waits until questions start
    r"random|Intl|toLocale\w+|localeCompare|parseFloat|toFixed": "",
}


def bare(source: str) -> str:
    """Take the comments off a script."""
    return re.sub(r"/\*.*?\*/|^\s*//.*?$|\s//.*?$", "", source, flags=re.DOTALL | re.MULTILINE)


def script_breaches(name: str, source: str) -> set[str]:
    """Give the names that a script holds but may not."""
    found = (
        re.finditer(rf"(?<![\w$-])(?:{names})(?![\w$-])", bare(source))
        for names in SCRIPTS
        if name not in SCRIPTS[names].split()
    )
    return {match[0] for matches in found for match in matches}


@pytest.mark.parametrize("name", RUNTIME)
def test_no_script_holds_a_name_it_may_not(name: str) -> None:
    assert script_breaches(name, RUNTIME[name]) == set()


@pytest.mark.parametrize(
    ("name", "source", "wall"),
    [
        ("runtime/scoring.js", "return document.title;", "document"),
        ("runtime/scoring.js", "const now = Date.now();", "Date"),
        ("runtime/typed.js", "return Number.parseFloat(text);", "parseFloat"),
        ("runtime/registry.js", "const words = WORDS;", "WORDS"),
        ("runtime/attempt.js", "const key = Math.random();", "random"),
        ("runtime/attempt.js", "const now = new Date();", "Date"),
        ("types/new/enhance.js", "document.title = text;", "document"),
        ("types/new/enhance.js", "localStorage.clear();", "localStorage"),
        ("runtime/scoring.js", "return a.localeCompare(b);", "localeCompare"),
        ("runtime/item.js", "localStorage.setItem(key, text);", "localStorage"),
        ("runtime/set.js", "const request = indexedDB.open('coursekit');", "indexedDB"),
        ("runtime/feedback.js", "panel.innerHTML = text;", "innerHTML"),
        ("runtime/feedback.js", "panel['outerHTML'] = text;", "outerHTML"),
        ("types/new/enhance.js", "row.insertAdjacentHTML('beforeend', text); // bad", "insertAdjacentHTML"),
        ("runtime/main.js", "eval(text);", "eval"),
        ("runtime/store.js", "fetch(`https://example.org/${key}`);", "fetch"),
    ],
)
def test_a_script_with_a_name_it_may_not_hold_is_found(name: str, source: str, wall: str) -> None:
    assert script_breaches(name, source) == {wall}


@pytest.mark.parametrize("names", SCRIPTS)
def test_the_table_allows_no_more_than_the_scripts_need(names: str) -> None:
    holders = {
        name for name, source in RUNTIME.items() if re.search(rf"(?<![\w$-])(?:{names})(?![\w$-])", bare(source))
    }
    assert holders == set(SCRIPTS[names].split())


# What each script of the runtime imports; those of item types are held to the last row.
IMPORTS = {
    "runtime/words.js": "",
    "runtime/typed.js": "",
    "runtime/registry.js": "",
    "runtime/say.js": "",
    "runtime/leitner.js": "",
    "runtime/store.js": "",
    "runtime/kept.js": "typed.js",
    "runtime/response.js": "typed.js",
    "runtime/scoring.js": "typed.js",
    "runtime/feedback.js": "response.js say.js scoring.js typed.js words.js",
    "runtime/item.js": "feedback.js leitner.js registry.js response.js scoring.js store.js",
    "runtime/result.js": "feedback.js item.js say.js scoring.js words.js",
    "runtime/set.js": "feedback.js item.js result.js",
    "runtime/attempt.js": "feedback.js item.js kept.js say.js set.js store.js",
    "runtime/quiz.js": "attempt.js item.js result.js set.js",
    "runtime/paper.js": "feedback.js item.js say.js",
    "runtime/main.js": "item.js paper.js quiz.js scoring.js",
    "runtime/journey-words.js": "",
    "runtime/shelf.js": "store.js",
    "runtime/records.js": "kept.js response.js store.js",
    "runtime/progress.js": "leitner.js",
    "runtime/live.js": "journey-words.js progress.js records.js shelf.js store.js",
    "runtime/reading.js": "journey-words.js live.js",
    "runtime/map.js": "journey-words.js live.js say.js",
    "runtime/results.js": "journey-words.js live.js say.js store.js",
    "runtime/certificate.js": "journey-words.js live.js say.js shelf.js",
    "runtime/transfer.js": "records.js",
    "runtime/data.js": "journey-words.js live.js records.js say.js shelf.js transfer.js",
    "runtime/journey.js": "certificate.js data.js map.js reading.js results.js",
}
FOR_TYPES = {"registry.js", "feedback.js", "response.js", "say.js"}


def imported(name: str, source: str) -> set[str]:
    """Give the modules of the runtime that a script imports."""
    folder = r"\./" if name.startswith("runtime/") else r"\.\./\.\./runtime/"
    found = re.findall(r'^import\s[^"]*"([^"]*)"|\bimport\s*\(\s*"([^"]*)"', source, re.MULTILINE)
    return {re.sub(folder, "", address or at_run_time) for address, at_run_time in found}


@pytest.mark.parametrize("name", [name for name in RUNTIME if name.startswith("runtime/")])
def test_a_script_of_the_runtime_imports_what_the_table_says(name: str) -> None:
    assert imported(name, RUNTIME[name]) == set(IMPORTS[name].split())


@pytest.mark.parametrize("name", [name for name in RUNTIME if name.startswith("types/")])
def test_a_script_of_an_item_type_knows_no_more_of_the_runtime_than_it_may(name: str) -> None:
    assert "registry.js" in imported(name, RUNTIME[name])
    assert imported(name, RUNTIME[name]) <= FOR_TYPES


@pytest.mark.parametrize(
    "line",
    [
        'import { score } from "../../runtime/scoring.js";',
        'import { save } from "../../runtime/store.js";',
        'import { go } from "../scenario/enhance.js";',
        'import "https://host.example/a.js";',
        'const more = await import("./more.js");',
    ],
)
def test_a_script_of_an_item_type_that_imports_more_is_found(line: str) -> None:
    assert not imported("types/new/enhance.js", line) <= FOR_TYPES


@pytest.mark.parametrize("name", [name for name in RUNTIME if name.startswith("types/")])
def test_a_script_of_an_item_type_adds_to_that_type_alone(name: str) -> None:
    type_name = name.split("/")[1].replace("_", "-")
    assert re.findall(r'\benhance\("([^"]*)"', RUNTIME[name]) == [type_name]


def test_comments_of_a_script_may_name_anything() -> None:
    source = "// document\nlet a = 1; // innerHTML\n/* eval\nlocalStorage */\nlet b = 'https://example.org';\n"
    assert script_breaches("runtime/scoring.js", source) == set()
