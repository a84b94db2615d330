"""The runtime as the browser gets it: one classic script and one style sheet, and two small scripts for the theme.

Browsers refuse modules on `file://`, so the modules of `runtime/` are joined into one function, in the order their
imports ask for. The script holds the words of the course's language.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from coursekit.files import package_has, package_names, package_text
from coursekit.words import Words

IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"(?:\./|\.\./\.\./runtime/)(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export\s+", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
ENTRY = "main.js"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the runtime: its path in the site, named after its content so that it can be cached for ever."""

    path: str
    text: str


def script(language: str) -> Asset:
    """Bundle the runtime's modules, and what item types add, with the words of a language."""
    words = json.dumps(Words(language).section("runtime"), ensure_ascii=False, separators=(",", ":"))
    texts = {name: bare(package_text(f"runtime/{name}")) for name in ordered(ENTRY, [])}
    texts["words.js"] = f"const WORDS = {words};\n"
    main = texts.pop(ENTRY)  # last, so that all types have added their part when the first element starts
    added = [f"{{\n{bare(package_text(name))}}}\n" for name in enhancements()]
    whole = '(() => {\n"use strict";\n' + "".join([*texts.values(), *added, main]) + "})();\n"
    return asset("js", minified(whole))


def minified(text: str, kind: str = "application/javascript") -> str:
    """Make a script or style sheet small; where no minifier can be installed it works as it is, only larger."""
    try:
        import minify  # type: ignore[import-untyped]
    except ImportError:
        return text
    return str(minify.string(kind, text)) + "\n"


def enhancements() -> list[str]:
    """List the scripts of item types."""
    return [f"types/{name}/enhance.js" for name in package_names("types") if package_has(f"types/{name}/enhance.js")]


def theme_script(language: str) -> Asset:
    """Make the script that mends what the theme's own leaves undone."""
    words = json.dumps(Words(language).section("theme_script"), ensure_ascii=False, separators=(",", ":"))
    text = f'(() => {{\n"use strict";\nconst WORDS = {words};\n{bare(package_text("theme/theme.js"))}}})();\n'
    return asset("js", minified(text), "coursekit-theme")


def guard() -> Asset:
    """Make the script that must run before all of the theme's."""
    text = "".join(bare(package_text(f"theme/{name}.js")) for name in ("guard", "disk"))
    return asset("js", minified(text), "coursekit-guard")


def style(themed: bool = False) -> Asset:
    """Join the style sheets of the runtime, and with `themed` those that mend and dress Material."""
    folders = ["theme", "runtime"] if themed else ["runtime"]
    names = [f"{folder}/{name}" for folder in folders for name in package_names(folder) if name.endswith(".css")]
    return asset("css", minified("".join(map(package_text, names)), "text/css"))


def ordered(name: str, done: list[str]) -> list[str]:
    """List a module and what it imports, imports first."""
    for match in IMPORT.finditer(package_text(f"runtime/{name}")):
        if match["name"] not in done:
            ordered(match["name"], done)
    done.append(name)
    return done


def bare(text: str) -> str:
    """Take imports, exports, comments on lines of their own and indentation off a module."""
    return INDENT.sub("", COMMENT.sub("", EXPORT.sub("", IMPORT.sub("", text))))


def asset(kind: str, text: str, name: str = "coursekit") -> Asset:
    """Name a file after its content."""
    return Asset(f"assets/{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}", text)
