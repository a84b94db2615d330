"""What a mend is: how one fault of the theme is found, rewritten, and missed where the theme has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from coursekit.words import Words

PLAIN = re.compile(r'[\w<>="/: -]+')
Rewrite = Callable[[re.Match[str], Words], str]


class MovedError(Exception):
    """The theme is not what a mend was made for: `wanted` places have the fault, `found` could be mended."""

    def __init__(self, name: str, wanted: int, found: int) -> None:
        super().__init__(f"{name}: {found} of {wanted}")
        self.name, self.wanted, self.found = name, wanted, found


@dataclass(frozen=True, slots=True)
class Mend:
    """How to mend one fault: `ground` matches once for each place that has it, `place` all of what is rewritten."""

    name: str
    ground: re.Pattern[str]
    place: re.Pattern[str]
    rewrite: Rewrite

    def __call__(self, html: str, words: Words, beside: Iterable[str] = ()) -> str:
        """Give the mended HTML of a page, or of a part of it where the fault should not stand in those beside it.

        Raises MovedError where not each place with the fault could be rewritten.
        """
        wanted = sum(count(self.ground, part) for part in (html, *beside))
        if not wanted:
            return html
        mended, found = self.place.subn(lambda match: self.rewrite(match, words), html)
        if found != wanted:
            raise MovedError(self.name, wanted, found)
        return mended


def count(pattern: re.Pattern[str], html: str) -> int:
    """Count the matches in a page; one that is a plain text is looked for as such, which is many times as fast."""
    text = pattern.pattern
    return html.count(text) if PLAIN.fullmatch(text) else len(pattern.findall(html))


def opener(name: str, ground: str, box: str, css: str, word: str) -> Mend:
    """Make the label that opens the menu or the search a button: a label is out of the keyboard's reach."""

    def rewrite(match: re.Match[str], words: Words) -> str:
        attributes = f'class="md-header__button md-icon {css}" data-ck-toggle="{box}"'
        label = escape(words(word))
        return button(f'{attributes} aria-expanded="false" aria-label="{label}" title="{label}"', match["text"])

    place = rf'<label class="md-header__button md-icon" for="{box}">(?P<text>.*?)</label>'
    return Mend(name, re.compile(ground), re.compile(place, re.DOTALL), rewrite)


def button(attributes: str, text: str) -> str:
    """Write a button."""
    return f'<button type="button" {attributes}>{text}</button>'


def text_of(markup: str) -> str:
    """Give the text of some markup, to stand in an attribute."""
    return " ".join(re.sub(r"<[^>]*>", "", markup).split()).replace('"', "&quot;")


def simple(name: str, ground: str, place: str, new: str, word: str = "") -> Mend:
    """Make a mend that puts in a text with the groups of a match, such as `{0[css]}`, and one word as `{1}`."""

    def rewrite(match: re.Match[str], words: Words) -> str:
        return new.format(match, escape(words(word)) if word else "")

    return Mend(name, re.compile(ground), re.compile(place), rewrite)


def larger(name: str, ground: str, place: str, rewrite: Rewrite) -> Mend:
    """Make a mend with a function of its own."""
    return Mend(name, re.compile(ground), re.compile(place, re.DOTALL), rewrite)
