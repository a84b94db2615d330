"""Quizzes with exams, draws, hints that cost and objectives, as the tests in JavaScript take them."""

from __future__ import annotations

from dataclasses import replace

import example_quizzes

from coursekit.examples import examples
from coursekit.model import Course, Draw, Item, Objective, Page, Quiz, Span
from coursekit.render import QuizPart, Renderer

OBJECTIVES = tuple(Objective(name, f"Know your {name}.", Span("")) for name in ("cities", "numbers", "steps"))
LESSON = Page("lesson.md", "docs/lesson.md", "", title="The lesson", teaches=("numbers",), objectives=OBJECTIVES)


def first(type_name: str, objective: str = "", language: str = "en") -> Item:
    """Give the first example of a type."""
    return replace(examples(type_name, language)[0].item, objective=objective)


def copies(prefix: str, count: int) -> tuple[Item, ...]:
    """Give some items that differ in their ids, the first half with an objective, the last with a tag."""
    item = first("multiple-choice")
    return tuple(
        replace(item, id=f"{prefix}{n}", objective="cities" if n <= count / 2 else "", tags=("last",) * (n == count))
        for n in range(1, count + 1)
    )


def exam(language: str) -> Quiz:
    """Give an exam in two attempts, with everything a quiz can ask for besides draws."""
    types = {"single-choice": "cities", "multiple-choice": "numbers", "number": "numbers", "ordering": "steps"}
    items = tuple(first(name, objective, language) for name, objective in types.items())
    quiz = Quiz(id="exam", title="Exam", items=(*items, first("scenario", "", language)), node=items[0].node)
    return replace(quiz, mode="exam", attempts=2, pass_mark=50, certainty=True, hint_cost=50)


def quizzes(language: str) -> list[Quiz]:
    """Give all of them; `drawn` draws from `bank`."""
    whole = exam(language)
    practice = replace(whole, id="practice", mode="practice", attempts=None, items=whole.items[:2])
    single = replace(whole, id="single", items=whole.items[:1], attempts=None)
    draws = (Draw(2, source="bank"), Draw(2, objective="cities"), Draw(1, tag="last"))
    bank = replace(practice, id="bank", items=copies("bank-", 6))
    drawn = replace(bank, id="drawn", items=copies("own-", 8), draws=draws, shuffle=("items", "choices"))
    unmixed = replace(drawn, id="unmixed", shuffle=())
    return [whole, practice, single, bank, drawn, unmixed]


def rendered(language: str) -> dict[str, str]:
    """Render each as it stands on a page, without the script."""
    all_of_them = {quiz.id: quiz for quiz in quizzes(language)}
    course = course_with(all_of_them, language)
    parts = {name: QuizPart(quiz, course.pool(quiz), True) for name, quiz in all_of_them.items()}
    return {name: Renderer(course, True).quiz(part, "index.md", "") for name, part in parts.items()}


def course_with(all_of_them: dict[str, Quiz], language: str) -> Course:
    """Give a course with these quizzes and one lesson."""
    return replace(example_quizzes.course(language), quizzes=all_of_them, pages=(LESSON,))
