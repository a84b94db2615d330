"""The runtime as the browser gets it: a classic script for each entry, one style sheet, and two scripts for the theme.

Browsers refuse modules on `file://`, so an entry and the modules of `runtime/` it needs are joined into one function,
in the order their imports ask for. A page runs the entries it needs: `main.js` for questions, `journey.js` for
progress. A script holds the words of the course's language.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache

from coursekit.package import package_has, package_names, package_text
from coursekit.words import Words

IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"(?:\./|\.\./\.\./runtime/)(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export\s+", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
FUNCTION = re.compile(r"^(async )?function (\w+)(\(.*\)) \{\n((?:(?!\}).*\n)*\})\n", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)

# Parameters that nothing uses take the first letters the minifier has, and it drops them: so those letters are free in
# every function, which all begin with the same ones for what is their own, and text that is alike compresses.
UNUSED = ", ".join(f"_{letter}" for letter in "abcdefg")
ENTRY, JOURNEY = "main.js", "journey.js"

# Modules that the words of a language stand in the place of: the name they give them, and the section of the locale.
WORD_MODULES = {"words.js": ("WORDS", "runtime"), "journey-words.js": ("JOURNEY", "journey")}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the runtime: its path in the site, named after its content so that it can be cached for ever."""

    path: str
    text: str


@cache  # a build uses it and says at its end how large it is
def script(language: str, entry: str = ENTRY) -> Asset:
    """Bundle an entry and its modules with the words of a language, and to questions add what item types add."""
    texts = {name: spoken(name, language) for name in ordered(entry, [])}
    main = texts.pop(entry)  # last, so that all types have added their part when the first element starts
    added = [f"{{\n{joined(package_text(name))}}}\n" for name in enhancements()] if entry == ENTRY else []
    whole = f'(({UNUSED}) => {{\n"use strict";\n' + "".join([*texts.values(), *added, main]) + "})();\n"
    return asset("js", minified(whole))


def spoken(name: str, language: str) -> str:
    """Give a module as it stands in a bundle: its text, or the words of a language."""
    if name not in WORD_MODULES:
        return joined(package_text(f"runtime/{name}"))
    constant, section = WORD_MODULES[name]
    words = json.dumps(Words(language).section(section), ensure_ascii=False, separators=(",", ":"))
    return f"const {constant} = {words};\n"


def weights(language: str) -> dict[str, int]:
    """Give how many bytes a browser fetches for each script and the style sheet, compressed."""
    assets = {ENTRY: script(language), JOURNEY: script(language, JOURNEY), "style.css": style()}
    return {name: len(gzip.compress(each.text.encode(), mtime=0)) for name, each in assets.items()}


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
    text = "".join(bare(package_text(f"theme/{name}.js")) for name in ("guard", "disk", "search"))
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


def joined(text: str) -> str:
    """Make constants of the functions of a module, for the minifier to join them all into one declaration.

    They come first in it, so that the rest finds them as it would find functions.
    """
    text = EXPORT.sub("", text)
    constants = [match.expand(r"const \2 = \1\3 => {\n\4;\n") for match in FUNCTION.finditer(text)]
    return bare("".join([*constants, FUNCTION.sub("", text)]))


def asset(kind: str, text: str, name: str = "coursekit") -> Asset:
    """Name a file after its content."""
    return Asset(f"assets/{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}", text)
