"""Items to HTML with the templates of their types.

What a page carries of an item, its key among it, is decided in `payload` alone; a static page cannot keep a secret.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from markupsafe import escape

from coursekit.areas import area
from coursekit.markup import Texts, one_line
from coursekit.model import Course, Item, Quiz, item_anchor
from coursekit.templating import Templates, marked, templates
from coursekit.urls import page_url, relative_url
from coursekit.words import Words

MANY_TEXTS = 50_000  # of a large course
AT_ONCE, IN_PART = 12, 4  # items of a long quiz: so many are laid out at once, the rest in parts, see `1-card.css`

# What templates make holds marks: of what differs from place to place, and of the paths it leads to, quoted.
MARK = re.compile("<\0([^\0]*)\0")

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class QuizPart:
    """What one fence shows of a quiz: items, each with the quiz it is written in.

    `whole` tells that it is all of the quiz, `first` is the number of the first item on its page, `level` the
    heading level of items, and `named` that no heading of its own gives it a name.
    """

    quiz: Quiz
    items: tuple[tuple[Quiz, Item], ...]
    whole: bool
    first: int = 1
    level: int = 3
    named: bool = False

    def numbered(self) -> Iterator[tuple[int, tuple[Quiz, Item]]]:
        """Yield the items with their numbers."""
        return enumerate(self.items, self.first)


class Renderer:
    """Renders the items of one course; `directory_urls` tells how the engine names pages."""

    def __init__(self, course: Course, directory_urls: bool) -> None:
        self.course = course
        self.directory_urls = directory_urls
        self.words = Words(course.language)
        self.environment = templates_with_texts(course.language, directory_urls)
        self.forms: dict[tuple[str, str], str] = {}

    def quiz(self, part: QuizPart, page: str, script: str) -> str:
        """Render the items of one fence as a single line of HTML.

        `script` is the address of the runtime from the site's top, or empty where the page has it already.
        """
        quiz = part.quiz
        attempted = part.whole and quiz.has_attempts
        asked = [self.asked(part, scored) for scored in (False, True)]
        items = [
            self.item(part, home, item, number, page, asked[bool(item.declaration.max_score)])
            for number, (home, item) in part.numbered()
        ]
        text = self.environment.get_template("templates/quiz.html.j2").render(
            quiz=quiz,
            whole=part.whole,
            attempted=attempted,
            scored=any(item.declaration.max_score for _, item in part.items),
            attributes=set_attributes(self.course, part),
            facts=self.facts(part) if part.whole else [],
            count=len(items),
            level=part.level,
            objectives=self.objectives(part),
            script=script,
        )
        shown = items if attempted else in_parts(items)
        return one_line(self.put(text, page, {"?items": "".join(shown)}))

    def statement(self, kind: str) -> str:
        """Render a statement about the site, in Markdown, for a page at the site's top."""
        text = self.environment.get_template(f"templates/{kind}-statement.md.j2").render(
            course=self.course,
            statements=self.course.statements,
            shown={widget.kind: page for page in self.course.all_pages for widget in page.widgets},
        )
        return re.sub(r"\n{3,}", "\n\n", text).lstrip()

    def widget(self, kind: str, page: str, script: str, **values: object) -> str:
        """Render what shows learners their progress as a single line of HTML; `script` as in `quiz`."""
        text = self.environment.get_template(f"templates/{kind}.html.j2").render(
            course=self.course, html_id=item_anchor, script=script, **values
        )
        return one_line(self.put(text, page, {}))

    def facts(self, part: QuizPart) -> list[str]:
        """Say what awaits whoever takes a quiz."""
        quiz, word = part.quiz, self.words
        count = sum(draw.count for draw in quiz.draws) or len(part.items)
        facts = [
            word("page.facts_items", count=count) if quiz.has_attempts else "",
            word("page.facts_attempts", count=quiz.attempts) if quiz.attempts else "",
            word("page.facts_exam") if quiz.mode == "exam" else "",
            word("page.pass_mark", percent=quiz.pass_mark) if quiz.pass_mark else "",
            word("page.hint_cost", percent=quiz.hint_cost) if quiz.hint_cost else "",
            word("page.facts_minutes", minutes=quiz.minutes) if quiz.minutes else "",
        ]
        return [fact for fact in facts if fact]

    def objectives(self, part: QuizPart) -> list[dict[str, object]]:
        """List the objectives a quiz tests, each with the pages that teach it."""
        tested = {item.objective for _, item in part.items if item.declaration.max_score}
        return [
            {
                "id": objective.id,
                "text": objective.text,
                "pages": [page for page in self.course.all_pages if objective.id in page.teaches],
            }
            for page in self.course.all_pages
            for objective in page.objectives
            if objective.id in tested
        ]

    def item(self, part: QuizPart, home: Quiz, item: Item, number: int, page: str, asked: str) -> str:
        """Render one item where it stands; `home` is the quiz it is written in."""
        standing = {
            "?anchor": escape(item_anchor(part.quiz, home, item)),
            "?number": str(number),
            "?level": str(part.level),
            "?below": str(min(part.level + 1, 6)),
            "?payload": attributes(payload(self.course, part, home, item)),
            "?asked": asked,
        }
        return self.put(self.form(home, item), page, standing)

    def form(self, home: Quiz, item: Item) -> str:
        """Render one item with the template of its type, once for all the quizzes that draw it."""
        key = (home.id, item.id)
        if key not in self.forms:
            template = self.environment.get_template(f"types/{item.type.replace('-', '_')}/template.html.j2")
            self.forms[key] = template.render(item=item)
        return self.forms[key]

    def asked(self, part: QuizPart, scored: bool) -> str:
        """Render what a quiz asks of each of its items beside the response."""
        exam = part.whole and part.quiz.mode == "exam"
        certainty = part.quiz.certainty and scored
        if not exam and not certainty:
            return ""
        template = self.environment.get_template("templates/asked.html.j2")
        return template.render(exam=exam, certainty=certainty)

    def put(self, text: str, page: str, standing: Mapping[str, str]) -> str:
        """Put into marked places what stands there, by the names of marks, and how a page leads to a path."""
        address = page_url(page, self.directory_urls)

        def known(mark: re.Match[str]) -> str:
            name = mark[1]
            return standing[name] if name in standing else relative_url(unquote(name), address)

        return MARK.sub(known, text)


@cache
def templates_with_texts(language: str, directory_urls: bool) -> Templates:
    """Load the templates of a language, with filters for authors' texts; these are rendered once as long as it runs."""
    texts = Texts(lambda path: marked(quote(path)), directory_urls)
    once = lru_cache(MANY_TEXTS)
    prompt = once(texts.prompt)
    found = templates(language)
    found.filters |= {
        "inline": once(texts.inline),
        "blocks": once(texts.blocks),
        "prompt": prompt,
        "head": lambda text: prompt(text).head.striptags(),
        "language": texts.language,
        "foreign": texts.foreign,
        "passage": texts.passage,
        "address": texts.way,
        "page_address": texts.page,
        "area": area,
    }
    return found


def in_parts(items: list[str]) -> Iterator[str]:
    """Put what is far down a long quiz into parts, which a browser lays out when they are come to, and marks faster.

    The script orders the items of an attempt itself; they stand side by side.
    """
    yield from items[:AT_ONCE]
    for first in range(AT_ONCE, len(items), IN_PART):
        yield f'<div class="quiz-part">{"".join(items[first : first + IN_PART])}</div>'


def attributes(values: Mapping[str, str]) -> str:
    """Write the attributes of a tag."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


def payload(course: Course, part: QuizPart, home: Quiz, item: Item) -> dict[str, str]:
    """Decide what the page carries of an item for its script, as attributes of `<quiz-item>`."""
    values = {
        "course": course.id,
        "quiz": part.quiz.id,
        "item": item.id,
        "from": "" if home is part.quiz else home.id,
        "type": item.type,
        "objective": item.objective,
        "draws": " ".join(draws_of(part.quiz, home, item)),
        "formerly": " ".join(former_names(part.quiz, home, item)),
        "digest": item.digest,
        "declaration": compact(item.declaration.as_json()),
    }
    return {name: value for name, value in values.items() if value}


def former_names(quiz: Quiz, home: Quiz, item: Item) -> Iterator[str]:
    """Yield the names that answers to an item may be saved under from before a renaming, the latest first."""
    homes = [""] if home is quiz else [f"{name}/" for name in (home.id, *reversed(home.formerly))]
    quizzes, items = (quiz.id, *reversed(quiz.formerly)), (item.id, *reversed(item.formerly))
    names = (f"{of}:{where}{name}" for of, where, name in itertools.product(quizzes, homes, items))
    next(names)  # what it is called now
    yield from names


def draws_of(quiz: Quiz, home: Quiz, item: Item) -> Iterator[str]:
    """Yield the indexes of the draws of a quiz that may take an item."""
    for index, draw in enumerate(quiz.draws):
        if (draw.source or quiz.id) == home.id and draw.takes(item):
            yield str(index)


def set_attributes(course: Course, part: QuizPart) -> dict[str, object]:
    """Decide what `<quiz-set>` carries: how the quiz is taken, where it is all there."""
    quiz = part.quiz
    values: dict[str, object] = {"course": course.id, "quiz": quiz.id}
    if part.named:
        values |= {"role": "region", "aria-label": quiz.title}
    if part.whole:
        values |= {"pass-mark": quiz.pass_mark, "hint-cost": quiz.hint_cost}
    if part.whole and quiz.has_attempts:
        values |= {
            "mode": quiz.mode,
            "attempts": quiz.attempts,
            "shuffle": " ".join(quiz.shuffle),
            "draws": " ".join(str(draw.count) for draw in quiz.draws),
            "formerly": " ".join(reversed(quiz.formerly)),
        }
    return {name: value for name, value in values.items() if value}
