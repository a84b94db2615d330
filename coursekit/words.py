"""The words of a language, from `locales/<language>.yml`: all that learners and authors read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from coursekit.diagnostics import Term
from coursekit.package import package_names, package_text
from coursekit.source import parse

FALLBACK = "en"


@cache
def languages() -> list[str]:
    """List the languages there are words for."""
    return [name.removesuffix(".yml") for name in package_names("locales") if name.endswith(".yml")]


class Kept(dict[str, object]):
    """Values for placeholders; one without a value stays as it is."""

    def __missing__(self, name: str) -> str:
        """Give the placeholder itself."""
        return f"{{{name}}}"


class Words:
    """Texts by dotted key, with `{placeholders}`; a value that is a Term stands for another text."""

    def __init__(self, language: str) -> None:
        self.language = language if language in languages() else FALLBACK
        self.known: dict[str, str] = {}

    @property
    def tree(self) -> Mapping[str, Any]:
        """Give all texts of the language, which are read when the first is asked for."""
        return load(self.language)

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the text under `key` with its placeholders filled in.

        Raises KeyError for a key that no language has: that is a mistake of ours, not of an author's.
        """
        return self.text(key).format_map({name: self.value(value, values) for name, value in values.items()})

    def partly(self, key: str, **values: object) -> str:
        """Give the text under `key`, leaving the placeholders that have no value for the browser to fill."""
        return self.text(key).format_map(Kept(values))

    def text(self, key: str) -> str:
        """Give the text under `key` as it stands."""
        if key not in self.known:
            found: Any = self.tree
            for part in key.split("."):
                found = found[part]
            self.known[key] = str(found)
        return self.known[key]

    def value(self, value: object, others: Mapping[str, object]) -> object:
        """Put words in the place of a Term; they may hold placeholders for the other values."""
        return self.text(value).format_map(Kept(others)) if isinstance(value, Term) else value

    def section(self, key: str) -> dict[str, str]:
        """Give all texts under `key`, unfilled."""
        return dict(self.tree[key])


@cache
def load(language: str) -> dict[str, Any]:
    """Read a locale file.

    Raises ValueError should the file not be YAML.
    """
    name = f"locales/{language}.yml"
    node, diagnostics = parse(name, package_text(name))
    if node is None or diagnostics:
        raise ValueError(f"{name}: {[diagnostic.code for diagnostic in diagnostics]}")
    return dict(node.plain())
