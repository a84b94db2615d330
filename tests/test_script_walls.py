"""The walls between the scripts of the runtime: which names may stand in which file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coursekit

PACKAGE = Path(coursekit.__file__).parent
RUNTIME = {path.name: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.js"))}

# In scripts: a name, and the files that may hold it. Comments do not count.
SCRIPTS = {
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc": "",
    r"eval|Function|importScripts|document\.write(ln)?": "",
    r"fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource": "",
    r"localStorage|sessionStorage|indexedDB|cookie|caches": "store.js",
    r"Date|performance": "store.js",
    r"document|window|WORDS": "feedback.js item.js main.js set.js words.js",
    r"random|Intl|toLocale\w+|localeCompare|parseFloat|toFixed": "",
}


def script_breaches(name: str, source: str) -> set[str]:
    """Give the names that a script holds but may not."""
    code = re.sub(r"/\*.*?\*/|^\s*//.*?$|\s//.*?$", "", source, flags=re.DOTALL | re.MULTILINE)
    found = (
        re.finditer(rf"(?<![\w$-])(?:{names})(?![\w$-])", code)
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
        ("scoring.js", "return document.title;", "document"),
        ("scoring.js", "const now = Date.now();", "Date"),
        ("scoring.js", "return a.localeCompare(b);", "localeCompare"),
        ("item.js", "localStorage.setItem(key, text);", "localStorage"),
        ("set.js", "const request = indexedDB.open('coursekit');", "indexedDB"),
        ("feedback.js", "panel.innerHTML = text;", "innerHTML"),
        ("feedback.js", "panel['outerHTML'] = text;", "outerHTML"),
        ("enhance.js", "row.insertAdjacentHTML('beforeend', text); // bad", "insertAdjacentHTML"),
        ("main.js", "eval(text);", "eval"),
        ("store.js", "fetch(`https://example.org/${key}`);", "fetch"),
    ],
)
def test_a_script_with_a_name_it_may_not_hold_is_found(name: str, source: str, wall: str) -> None:
    assert script_breaches(name, source) == {wall}


def test_comments_of_a_script_may_name_anything() -> None:
    source = "// document\nlet a = 1; // innerHTML\n/* eval\nlocalStorage */\nlet b = 'https://example.org';\n"
    assert script_breaches("scoring.js", source) == set()
