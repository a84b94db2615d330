"""An exam as a learner meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from question import Question
from screen_reader import ScreenReader

RIGHT, WRONG = "The right one", "A wrong one"
OBJECTIVES = ("leaves", "water")

# How the choices of each question stand, as a learner sees it.
CHOICES = """(items) => items.map(
  (item) => [...item.querySelectorAll(".quiz-choice-text")].map((text) => text.textContent)
)"""
NAMES = "(items) => items.map((item) => item.getAttribute('item'))"
NUMBERS = "(items) => items.map((item) => item.querySelector('.quiz-number').textContent)"


class Exam:
    """The quiz of a page that is taken in attempts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.set = page.locator("quiz-set")
        self.items = page.locator("quiz-item:visible")
        self.overview = page.locator(".quiz-overview li")
        self.blanks = page.locator(".quiz-blanks")
        self.attempt = page.locator(".quiz-attempt")
        self.total = page.locator(".quiz-total")
        self.panel = page.locator(".quiz-result")
        self.result = page.locator(".quiz-result .quiz-verdict")
        self.judgement = page.locator(".quiz-judgement")

    def button(self, name: str) -> Locator:
        return self.set.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button with the keyboard."""
        self.button(name).press("Enter")

    def start(self) -> None:
        """Begin, and wait until the questions are there."""
        self.press("Begin")
        expect(self.set).to_have_attribute("phase", "exam")
        expect(self.overview.first).to_be_visible()

    def drawn(self, objective: str = "") -> list[str]:
        """Give the questions of this attempt in their order; with an objective, only those that test it."""
        return [name for name in self.items.evaluate_all(NAMES) if name.startswith(objective)]

    def numbers(self) -> list[str]:
        return self.items.evaluate_all(NUMBERS)

    def choices(self) -> list[list[str]]:
        return self.items.evaluate_all(CHOICES)

    def question(self, name: str) -> Question:
        return Question(self.page, name)

    def choose(self, name: str, text: str, certainty: str = "") -> None:
        """Choose an answer, and say how certain it is."""
        self.question(name).choose(text)
        if certainty:
            self.question(name).item.get_by_role("radio", name=certainty, exact=True).check()

    def begin_and_answer(self) -> None:
        """Begin, and answer so that everything shows: right with a hint, right, wrong, not at all."""
        self.start()
        [hinted, right], [wrong, _] = (self.drawn(objective) for objective in OBJECTIVES)
        self.question(hinted).part(".quiz-hint summary").press("Enter")
        self.choose(hinted, RIGHT, "Certain")
        self.choose(right, RIGHT, "Fairly certain")
        self.choose(wrong, WRONG, "Certain")

    def hand_in(self) -> None:
        """Hand in, blank questions or not."""
        self.press("Hand in")
        if self.blanks.is_visible():
            self.press("Hand in anyway")
        expect(self.result).to_be_focused()

    def shows_the_result(self) -> None:
        """Expect what `begin_and_answer` comes to."""
        expect(self.result).to_have_text("Result: 1.75 of 4 points, 43 per cent.")
        expect(self.judgement).to_have_text(
            "You have not reached the pass mark yet. Feel free to try again.",
        )
        expect(self.total).to_contain_text("Questions answered: 3 of 4. Points: 1.75 of 4.")
        expect(self.panel.locator("[data-objective]:visible")).to_have_text(
            [
                "know the leaves: 1.75 of 2 points. Read again: About leaves",
                "know the water: 0 of 2 points. Read again: About water",
            ]
        )
        expect(self.panel.locator("[data-level]")).to_have_text(
            ["Certain: 1 of 2 right", "Fairly certain: 1 of 1 right", "Uncertain: 0 of 0 right"]
        )


def heard_handing_in(exam: Exam, reader: ScreenReader) -> tuple[list[str], list[str]]:
    """Begin an exam and hand it in blank; gives what is said when that is asked about, and when it is marked."""
    exam.page.locator("[data-do=start]").press("Enter")
    expect(exam.items.first).to_be_visible()
    reader.said()
    exam.page.locator("[data-do=submit]").press("Enter")
    expect(exam.blanks).to_be_focused()
    asked = reader.said()
    exam.page.locator("[data-do=submit-anyway]").press("Enter")
    expect(exam.result).to_be_focused()
    return asked, reader.said()
