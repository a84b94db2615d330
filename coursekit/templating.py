"""The templates of this package, and where what has been compiled of templates is kept between runs.

The one room that knows Jinja.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.metadata import version

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from markupsafe import Markup

from coursekit.package import package_text
from coursekit.words import Words

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


@cache
def templates(language: str) -> Environment:
    """Load the templates, for a language because of how it writes numbers."""
    environment = Environment(
        bytecode_cache=template_cache(language),
        loader=FunctionLoader(package_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=StrictUndefined,
    )
    mark = Words(language)("runtime.decimal_mark")
    environment.filters["decimal_mark"] = lambda text: DECIMAL_POINT.sub(mark, text)
    environment.filters["plain"] = plain
    return environment


def plain(text: str) -> Markup:
    """Write an author's text on one line so that neither Markdown nor a browser finds any markup in it."""
    return Markup(PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split())))


class TemplateCache(FileSystemBytecodeCache):
    """Keeps compiled templates between runs; what cannot be read or written is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of a template."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def template_cache(use: str) -> TemplateCache | None:
    """Give the place for compiled templates of one use: the user's own among the temporary files, none if unsafe.

    Templates are told apart by name and text, and by the version of Jinja that compiled them.
    """
    with suppress(OSError, RuntimeError):
        return TemplateCache(pattern=f"coursekit-{use}-{version('jinja2')}-%s.cache")
    return None
