"""Hostile texts run nothing in a real browser: from every field of a quiz, and from every input of a learner."""

from __future__ import annotations

import html

import pytest
from gallery import ALL
from playwright.sync_api import BrowserContext, Page
from question import all_looked_up
from site_server import SiteServer
from test_xss import FIELDS, VECTORS, rendered

from coursekit.policy import policy

WATCH = "window.alert = window.confirm = window.prompt = () => { window.ran = (window.ran ?? 0) + 1; };"
SHARE = 4  # `test_xss.py` puts each text into every field; a browser takes its time, and gets each in a share of them
TYPED = "input[type=text], input:not([type]), textarea"

# Puts each text into each field that is typed into, judges it, and tells how many were judged.
TYPE_ALL = """async ([vectors, typed]) => {
  let judged = 0;
  for (const item of document.querySelectorAll("quiz-item")) {
    const fields = [...item.form.elements].filter((field) => field.matches(typed));
    for (const vector of fields.length ? vectors : []) {
      for (const field of fields) field.value = vector;
      item.form.requestSubmit();
      const refused = item.querySelector(".quiz-error").textContent !== "";
      judged += Number(refused || item.getAttribute("status") === "scored");
    }
  }
  return judged;
}"""


@pytest.fixture(params=["with the policy", "without a policy"])
def context(request, new_context) -> BrowserContext:
    """A browser that counts what runs; one time whatever the pages forbid."""
    context = new_context(bypass_csp=request.param == "without a policy")
    context.watch.theme_may_fail = True  # images that do not exist are part of many texts
    context.add_init_script(WATCH)
    context.policed = request.param == "with the policy"
    return context


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> SiteServer:
    """A page for each field of a quiz, which holds some of the hostile texts."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, make in enumerate(FIELDS.values()):
        questions = [rendered(make(vector)) for vector in VECTORS[number % SHARE :: SHARE]]
        (folder / f"{number}.html").write_text(page_of(questions), encoding="utf-8")
    server = SiteServer(folder)
    yield server
    server.close()


def page_of(questions: list[str]) -> str:
    """Put questions into a page with the policy of our pages."""
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{html.escape(policy([]))}">'
    return f"<!doctype html>{head}<title>x</title><main>{''.join(questions)}</main>"


def nothing_ran(page: Page) -> None:
    assert page.evaluate("window.ran ?? 0") == 0


def test_no_text_of_an_author_runs(context, hostile) -> None:
    page = context.new_page()
    for number, field in enumerate(FIELDS):
        page.goto(hostile.url(f"{number}.html"))
        assert page.locator("quiz-set").count() == len(VECTORS[number % SHARE :: SHARE]), field
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        nothing_ran(page)


def test_no_text_of_a_learner_runs(context, gallery) -> None:
    page = context.new_page()
    page.goto(gallery.url(ALL))
    all_looked_up(page)
    assert page.evaluate(TYPE_ALL, [VECTORS, TYPED]) >= 5 * len(VECTORS)
    nothing_ran(page)
    page.reload()  # what was saved is shown again
    all_looked_up(page)
    nothing_ran(page)


def test_the_count_notices_what_runs(context, hostile) -> None:
    page = context.new_page()
    page.goto(hostile.url("0.html"))
    page.evaluate("""() => new Promise((seen) => {
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>");
      document.body.lastElementChild.addEventListener("error", seen);
    }).then(() => undefined)""")
    assert bool(page.evaluate("window.ran ?? 0")) != context.policed
