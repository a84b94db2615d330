"""Storage that is killed, refused or spoilt."""

from __future__ import annotations

import json
import os
import re
import signal

import pytest
from chromium import FLAGS
from playwright.sync_api import BrowserContext, Page, expect
from question import Question, all_looked_up
from watch import Watch

LESSON = "1-tea/2-water.html"
RIGHT = "The leaves are heated at once."
SAVED = "Your answer is saved in this browser."
UNSAVED = re.compile("^This browser cannot save your answer")

DENIED = """for (const name of NAMES) {
  const get = () => { throw new DOMException("denied", "SecurityError"); };
  Object.defineProperty(window, name, { configurable: true, get });
}"""
EVERYTHING = ["localStorage", "sessionStorage", "indexedDB"]
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };"""


def denied(*names: str) -> str:
    return DENIED.replace("NAMES", json.dumps(names))


@pytest.fixture
def spoilt(new_context, tiny):
    """Opens the lesson in a browser where a script has spoilt something before the page begins."""

    def open_lesson(script: str) -> Page:
        context = new_context()
        context.watch.theme_may_fail = True
        context.add_init_script(script)
        page = context.new_page()
        page.goto(tiny.url(LESSON))
        return page

    return open_lesson


@pytest.mark.parametrize("script", [denied(*EVERYTHING), FULL], ids=["denied", "full"])
def test_without_storage_questions_are_judged_and_it_is_said_once_that_nothing_is_saved(spoilt, script):
    page = spoilt(script)

    Question(page, "green-tea").answer(RIGHT)
    Question(page, "green-tea").is_judged("1", "1")
    expect(Question(page, "green-tea").saved).to_have_text(UNSAVED)

    Question(page, "black-tea").answer("False")
    Question(page, "black-tea").is_judged("0", "1")
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 2 of 3")
    expect(page.get_by_text(UNSAVED)).to_have_count(1)


@pytest.mark.parametrize("name", ["localStorage", "indexedDB"])
def test_one_kind_of_storage_is_enough(spoilt, name):
    page = spoilt(denied(name))
    Question(page, "green-tea").answer(RIGHT)
    expect(Question(page, "green-tea").saved).to_have_text(SAVED)

    page.reload()

    Question(page, "green-tea").is_judged("1", "1")


RECORD = {"v": 1, "revision": 1, "time": 1, "response": ["forged"], "digest": "0", "score": 100, "max_score": 100}
JUNK = {
    "no JSON": "{",
    "null": "null",
    "a number": "7",
    "a list": "[]",
    "another version": json.dumps({**RECORD, "v": 99}),
    "no response": json.dumps({**RECORD, "response": None}),
    "numbers as response": json.dumps({**RECORD, "response": [1]}),
    "no digest": json.dumps({**RECORD, "digest": None}),
    "a text as response": json.dumps({**RECORD, "response": "forged"}),
    "no lists in the response": json.dumps({**RECORD, "response": {"field": "forged"}}),
    "endless revisions": '{"v": 1, "revision": 1e999, "time": 1, "response": [], "digest": "0"}',
    "no revision": json.dumps({**RECORD, "revision": None}),
    "no time": json.dumps({**RECORD, "time": None}),
    "a prototype": '{"__proto__": {"v": 1}}',
}


def shows_no_answer(page: Page) -> None:
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 3")
    for question in (Question(page, item) for item in ITEMS):
        question.is_open()
        expect(question.note).to_be_hidden()


ITEMS = ["green-tea", "good-water", "black-tea"]
BATCHES = [list(JUNK)[first : first + len(ITEMS)] for first in range(0, len(JUNK), len(ITEMS))]


@pytest.mark.parametrize("names", BATCHES, ids=", ".join)
def test_what_is_not_a_saved_answer_is_passed_over(lesson, names):
    for item, name in zip(ITEMS, names, strict=False):  # the last batch may be a smaller one
        key = f"coursekit:tea-and-bread:1-tea:{item}"
        lesson.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, JUNK[name]])
    lesson.reload()
    all_looked_up(lesson)
    shows_no_answer(lesson)

    Question(lesson, "green-tea").answer(RIGHT)
    lesson.reload()
    Question(lesson, "green-tea").is_judged("1", "1")


def test_a_saved_response_that_the_question_does_not_know_is_not_shown(lesson):
    lesson.evaluate(
        """record => {
          const item = document.querySelector("[item=green-tea]");
          const digest = item.getAttribute("digest");
          localStorage.setItem("coursekit:tea-and-bread:1-tea:green-tea", JSON.stringify({ ...record, digest }));
        }""",
        RECORD,
    )
    lesson.reload()
    all_looked_up(lesson)

    shows_no_answer(lesson)


def close(context: BrowserContext) -> None:
    context.close()


def kill(context: BrowserContext) -> None:
    """Take the browser away without warning, as a crash or an empty battery does."""
    processes = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    browser = next(process["id"] for process in processes if process["type"] == "browser")
    with context.expect_event("close"):
        os.kill(browser, getattr(signal, "SIGKILL", signal.SIGTERM))


@pytest.mark.parametrize("end", [close, kill])
def test_an_answer_that_is_said_to_be_saved_outlives_the_browser(driver, chromium_path, tiny, tmp_path, end):
    for visit in ("answer", "return"):
        context = driver.chromium.launch_persistent_context(tmp_path, executable_path=chromium_path, args=FLAGS)
        watch = Watch(context, [tiny.origin])
        page = context.pages[0]
        page.goto(tiny.url(LESSON))
        if visit == "answer":
            Question(page, "green-tea").answer(RIGHT)
            expect(Question(page, "green-tea").saved).to_have_text(SAVED)
        Question(page, "green-tea").is_judged("1", "1")
        end(context)
        assert watch.problems == []
