"""The templates of this package, and where what has been compiled of templates is kept between runs.

The one room that knows Jinja.
"""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from markupsafe import Markup

from coursekit.package import package_text
from coursekit.words import Words

Templates = Environment
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


def templates(language: str) -> Templates:
    """Load the templates of a language.

    Words and marks are filters, as Jinja then puts what is the same everywhere into what it compiles, once and for all.
    """
    words = Words(language)
    environment = Environment(
        bytecode_cache=template_cache(edition(words.language)),
        loader=FunctionLoader(package_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=StrictUndefined,
    )
    mark = words("runtime.decimal_mark")
    environment.filters |= {
        "word": words.__call__,
        "partly": words.partly,
        "mark": lambda name: marked(f"?{name}"),
        "numbered": lambda key: Markup(words(key, number=COUNTER)),
        "decimal_mark": lambda text: DECIMAL_POINT.sub(mark, text),
        "plain": plain,
    }
    return environment


def edition(language: str) -> str:
    """Tell what is compiled of the templates of a language from that of any other version of this package."""
    constant = "".join(map(package_text, [f"locales/{language}.yml", "words.py", "templating.py"]))
    return f"{language}-{sha256(constant.encode()).hexdigest()[:16]}"


def marked(name: str) -> Markup:
    """Mark a place whose content is known only later; no text of an author has such a bracket once it is markup."""
    return Markup(f"<\0{name}\0")


COUNTER = Markup('<span class="quiz-n">{}</span>').format(marked("?number"))


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

    Templates are told apart by name and text, and by the version of Jinja that compiled them. What is compiled holds
    more than these tell, such as words: a use is to name that, too.
    """
    with suppress(OSError, RuntimeError):
        return TemplateCache(pattern=f"coursekit-{use}-{version('jinja2')}-%s.cache")
    return None
