"""The examples of each item type as quizzes, for the tests that need rendered questions."""

from __future__ import annotations

from coursekit.examples import examples
from coursekit.model import Course, Item, Quiz
from coursekit.render import QuizPart, Renderer

LANGUAGES = ("en", "sv")

# Markdown as a course's own pages have it: what a question is rendered to stands among such text.
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]


def course(language: str) -> Course:
    """Give an empty course in a language."""
    return Course(id="course", title="Course", language=language, modules=(), quizzes={})


def quiz_of(*items: Item, quiz_id: str = "quiz") -> Quiz:
    """Put items into a quiz."""
    return Quiz(id=quiz_id, title="Examples", items=items, node=items[0].node)


def example_quiz(type_name: str, language: str = "en") -> Quiz:
    """Put the examples of a type into one quiz, named after the type."""
    items = tuple(example.item for example in examples(type_name, language))
    return Quiz(id=type_name, title="Examples", items=items, node=items[0].node, intro="Choose *well*.", pass_mark=60)


def whole(quiz: Quiz, first: int = 1, level: int = 3) -> QuizPart:
    """Give all of a quiz, as one fence shows it."""
    return QuizPart(quiz, tuple((quiz, item) for item in quiz.items), True, first, level)


def render(quiz: Quiz, language: str = "en", page: str = "index.md", directory_urls: bool = True) -> str:
    """Render a quiz as it stands on a page, without the script."""
    return Renderer(course(language), directory_urls).quiz(whole(quiz), page, "")
