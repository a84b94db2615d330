"""What a page asks for, keeps and needs: nothing of others, no cookies, nothing inline."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from question import Question
from site_server import SiteServer
from waiting import until

WATER, OVEN = "1-tea/2-water.html", "2-bread/2-oven.html"
ANSWERS = [
    ("green-tea", ["The leaves are heated at once."]),
    ("good-water", ["Fresh water", "Salt water"]),
    ("black-tea", ["False"]),
]

INLINE = """() => [...document.querySelectorAll(".quiz, .quiz *")].flatMap((element) => [
  ...element.getAttributeNames().filter((name) => name === "style" || name.startsWith("on")),
  ...(element.matches("style, script:not([src])") ? [element.localName] : []),
])"""

ON_VIOLATION = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`);
});"""

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def answer_all(page: Page) -> None:
    """Answer every question, ask for an answer once, open what opens, and begin anew once."""
    Question(page, "good-water").button.click()
    page.locator(".quiz-hint summary").first.click()
    for item, chosen in ANSWERS:
        question = Question(page, item)
        question.answer(*chosen)
        expect(question.saved).not_to_have_text("")
        question.key.locator("summary").click()
    Question(page, "black-tea").again.click()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_quiz_holds_nothing_inline(lesson, when):
    if when == "after":
        answer_all(lesson)

    assert lesson.evaluate(INLINE) == []


def policy(page: Path) -> str:
    """Give the strictest content security policy that the theme's own scripts of a page allow."""
    scripts = INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self' {allowed}; script-src-attr 'none'; style-src 'self';"
        " style-src-attr 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self';"
        " object-src 'none'; base-uri 'none'; form-action 'none'"
    )


@pytest.fixture
def strict(new_context, tiny):
    """The lesson from a server that forbids everything inline but the theme's own scripts."""
    server = SiteServer(tiny.folder, headers={"Content-Security-Policy": policy(tiny.folder / WATER)})
    context = new_context()
    context.add_init_script(ON_VIOLATION)
    page = context.new_page()
    page.goto(server.url(WATER))
    yield page
    server.close()


def test_a_strict_content_security_policy_stops_nothing_of_a_quiz(strict):
    answer_all(strict)

    Question(strict, "green-tea").is_judged("1", "1")
    strict.reload()
    Question(strict, "good-water").is_judged("0", "2")
    assert strict.evaluate("window.violations") == []


def test_the_policy_of_that_test_stops_what_is_inline(strict):
    strict.context.watch.problems.clear()
    strict.context.watch.theme_may_fail = True  # the console reports what the policy stops, which is the point here

    strict.evaluate("document.querySelector('quiz-item').setAttribute('style', 'color: red')")
    strict.evaluate("document.querySelector('quiz-item').setAttribute('onclick', 'alert(1)')")
    strict.evaluate("document.querySelector('quiz-item').click()")  # newer browsers look at a handler when it is to run

    until(strict, "window.violations.length === 4")  # the header's and the page's own
    assert {line.split()[0] for line in strict.evaluate("window.violations")} == {"style-src-attr", "script-src-attr"}


def test_no_page_sets_a_cookie(lesson, tiny):
    answer_all(lesson)
    lesson.goto(tiny.url("about.html"))

    assert lesson.context.cookies() == []
    assert lesson.evaluate("document.cookie") == ""


def test_what_is_stored_bears_the_name_of_the_course_and_item(lesson):
    answer_all(lesson)

    keys = lesson.evaluate("Object.keys(localStorage).filter((key) => !key.includes('__'))")
    assert sorted(keys) == [f"coursekit:tea-and-bread:1-tea:{item}" for item, _ in sorted(ANSWERS)]


@pytest.mark.parametrize("path", ["about.html", "words.html", "1-tea/index.html", "1-tea/1-leaves.html"])
def test_a_page_without_a_quiz_does_not_load_the_script(page, tiny, path):
    page.goto(tiny.url(path), wait_until="networkidle")

    assert page.context.watch.scripts_of_ours() == []


@pytest.mark.parametrize("path", [WATER, OVEN, "index.html"])
def test_a_page_with_a_quiz_loads_the_script_once(page, tiny, path):
    page.goto(tiny.url(path), wait_until="networkidle")

    assert len(page.context.watch.scripts_of_ours()) == 1


def test_a_quiz_that_is_only_shown_as_an_example_is_no_quiz(page, tiny):
    page.goto(tiny.url("about.html"))

    expect(page.locator("quiz-item")).to_have_count(0)
    expect(page.locator("article pre")).to_have_text(re.compile("```quiz\n1-tea\n```"))


def test_these_tests_notice_a_request_to_another_host_and_an_error(new_context, tiny):
    lesson = new_context(bypass_csp=True).new_page()  # the policy would stop the request
    lesson.goto(tiny.url(WATER))
    watch = lesson.context.watch
    lesson.context.route("https://elsewhere.example/**", lambda route: route.fulfill(body=""))
    with lesson.expect_request_finished(lambda request: "elsewhere" in request.url):
        lesson.evaluate("new Image().src = 'https://elsewhere.example/pixel.png'")
    with lesson.expect_console_message(lambda message: message.type == "error"):
        lesson.evaluate("console.error('oh dear')")
    with lesson.expect_event("pageerror"):
        lesson.evaluate("setTimeout(() => { throw new Error('oh no') })")

    problems, watch.problems[:] = list(watch.problems), []
    assert problems[0] == "a request left the test host: https://elsewhere.example/pixel.png"
    assert problems[1].startswith("an error in the console: oh dear")
    assert problems[2].startswith("an error in the page: Error: oh no")
    assert len(problems) == 3
