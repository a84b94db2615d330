"""Every item type on one page, for authors: what it is for, the YAML of its examples, and the living items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from coursekit.examples import Described, Example, described
from coursekit.markup import heading
from coursekit.model import Image, Item, Quiz, Widget
from coursekit.package import package_has, package_text
from coursekit.reader import type_names
from coursekit.render import QuizPart, Renderer

KIND = "quiz-gallery"  # the fence that stands for a gallery

# Before the type in the id of its quiz. No id of an author holds a low line, so nothing here is taken for the
# course's own, neither by whoever reads the page nor where answers are kept.
NAMESPACE = "gallery_"


class Writer:
    """Writes the galleries of a course as Markdown."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        language = renderer.course.language
        kinds = [described(name, language, language) for name in type_names()]
        self.types = sorted(kinds, key=lambda kind: kind.name)

    def lines(self, place: Widget, number: Callable[[], int], put: Callable[[QuizPart], str]) -> Iterator[str]:
        """Yield the Markdown of a gallery; `number` is that of the next item, and `put` keeps the place of an item."""
        for kind in self.types:
            yield from (heading(kind.name, place.heading + 1), "", f"`type: {kind.type}`", "", kind.about, "")
            for example in kind.examples:
                yield from self.source(example, place)
                yield from (put(self.part(kind, example, place, number())), "")

    def source(self, example: Example, place: Widget) -> Iterator[str]:
        """Yield the YAML of an example."""
        word, marks = self.renderer.words, fence_around(example.source)
        yield from (heading(example.title, place.heading + 2), "", word("page.gallery_source"), "")
        yield from (f"{marks}yaml", *example.source.split("\n"), marks, "", word("page.gallery_item"), "")

    def part(self, kind: Described, example: Example, place: Widget, number: int) -> QuizPart:
        """Make the living item of an example."""
        item = living(example.item)
        quiz = Quiz(id=f"{NAMESPACE}{kind.type}", title=kind.name, items=(item,), node=item.node)
        return QuizPart(quiz, ((quiz, item),), False, number, min(6, place.heading + 3))


def living(item: Item) -> Item:
    """Give an item as it stands in a gallery: with the picture from its type's folder."""
    return replace(item, image=Image(image_path(item.type), item.image.alt)) if item.image else item


def image_path(type_name: str) -> str:
    """Give the place in the site of the picture of a type's examples."""
    return f"assets/examples/{type_name}.svg"


def images() -> Mapping[str, str]:
    """Give the pictures that galleries show, by their place in the site."""
    sources = {name: f"types/{name.replace('-', '_')}/image.svg" for name in type_names()}
    return {image_path(name): package_text(path) for name, path in sources.items() if package_has(path)}


def fence_around(text: str) -> str:
    """Give a mark of code that the text does not hold itself."""
    return "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
