"""The examples of each item type as quizzes, for the tests that need rendered questions."""

from __future__ import annotations

from coursekit.examples import examples
from coursekit.model import Course, Quiz
from coursekit.render import Renderer

LANGUAGES = ("en", "sv")

# Markdown as a course's own pages have it: what a question is rendered to stands among such text.
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]


def course(language: str) -> Course:
    """Give an empty course in a language."""
    return Course(id="course", title="Course", language=language, modules=(), quizzes={})


def example_quiz(type_name: str, language: str = "en") -> Quiz:
    """Put the examples of a type into one quiz, named after the type."""
    items = tuple(example.item for example in examples(type_name, language))
    return Quiz(type_name, "Examples", items, items[0].node, intro="Choose *well*.", pass_mark=60)


def render(quiz: Quiz, language: str = "en", page: str = "index.md", directory_urls: bool = True) -> str:
    """Render a quiz as it stands on a page, without the script."""
    return Renderer(course(language), directory_urls).quiz(quiz, quiz.items, page, 1, 3, "")
