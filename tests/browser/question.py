"""One question as a learner meets it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

# Waits in line behind what the questions of the loaded page asked the database for.
ASK_THE_DATABASE = """() => new Promise((done, fail) => {
  const opening = indexedDB.open("coursekit");
  opening.onerror = fail;
  opening.onsuccess = () => {
    const transaction = opening.result.transaction("answers");
    transaction.objectStore("answers").count();
    transaction.oncomplete = () => { opening.result.close(); setTimeout(done); };
  };
})"""

# One question to the browser for what it takes five to tell in detail.
IS_OPEN = """(item) => !["status", "score", "max-score"].some((name) => item.hasAttribute(name))
  && ![".quiz-outcome", ".quiz-key"].some((part) => item.querySelector(part)?.checkVisibility())"""


def all_looked_up(page: Page) -> None:
    """Wait until every question has looked for its saved answer: then what is not shown never will be."""
    page.evaluate(ASK_THE_DATABASE)


class Question:
    """A question of a page, found by the id of its item."""

    def __init__(self, page: Page, item: str) -> None:
        self.page = page
        self.item = page.locator(f'quiz-item[item="{item}"]')
        self.button = self.part(".quiz-check")
        self.again = self.part(".quiz-again")
        self.error = self.part(".quiz-error")
        self.note = self.part(".quiz-note")
        self.outcome = self.part(".quiz-outcome")
        self.verdict = self.part(".quiz-verdict")
        self.feedback = self.part(".quiz-feedback")
        self.saved = self.part(".quiz-saved")
        self.key = self.part(".quiz-key")
        self.controls = self.part("[name^=response]:not([type=hidden])")

    def part(self, selector: str) -> Locator:
        return self.item.locator(selector)

    def named(self, name: str) -> Locator:
        """The controls of a name."""
        return self.part(f'[name="{name}"]')

    def values(self, name: str) -> list[str]:
        """What the controls of a name can be set to, in the order of the page."""
        return self.part(f'[name="{name}"]:not(select), select[name="{name}"] option').evaluate_all(
            "(all) => all.map((one) => one.value)"
        )

    def row(self, text: str) -> Locator:
        """The line of the choice that reads `text`."""
        pattern = r"\s+".join(map(re.escape, text.split()))
        words = self.page.locator(".quiz-choice-text", has_text=re.compile(rf"^\s*{pattern}\s*$"))
        return self.part(".quiz-choice").filter(has=words)

    def control(self, text: str) -> Locator:
        """The radio button or check box of a choice."""
        return self.row(text).locator("input")

    def focus_first(self) -> None:
        """Put the focus on the first thing the question can be answered with."""
        self.part("fieldset :is(input:not([type=hidden]), select, textarea, button, a)").first.focus()

    def choose(self, *texts: str) -> None:
        """Click on choices."""
        for text in texts:
            self.row(text).click()

    def answer(self, *texts: str) -> None:
        """Click on choices and on the button."""
        self.choose(*texts)
        self.button.click()

    def is_judged(self, score: str, max_score: str) -> None:
        """Expect the outcome of a check, on the element and before the learner's eyes."""
        expect(self.item).to_have_attribute("status", "scored")
        expect(self.item).to_have_attribute("score", score)
        expect(self.item).to_have_attribute("max-score", max_score)
        expect(self.verdict).to_be_visible()

    def is_open(self) -> None:
        """Expect that nothing is said about an answer."""
        if self.item.evaluate(IS_OPEN):
            return
        for name in ("status", "score", "max-score"):
            expect(self.item.and_(self.page.locator(f":not([{name}])"))).to_have_count(1)
        expect(self.outcome).to_be_hidden()
        expect(self.key).to_be_hidden()
