"""An author renames a question and its quiz: what learners have answered stays with it, in a real browser."""

from __future__ import annotations

from courses import build
from playwright.sync_api import expect
from question import Question, all_looked_up
from site_server import SiteServer

from coursekit.cli import main

LESSON = "1-tea/2-water.html"
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('coursekit:')).sort()"


def test_answers_come_along_to_the_new_names_and_to_no_other_question(page, course, tmp_path):
    server = SiteServer(build(course, tmp_path / "first"))
    page.goto(server.url(LESSON))
    Question(page, "green-tea").answer("The leaves are dyed.")
    expect(Question(page, "green-tea").saved).to_contain_text("saved")

    for words in (["item", "1-tea", "green-tea", "why-green"], ["quiz", "1-tea", "tea"]):
        assert main(["--course", str(course), "rename", *words]) == 0
    server.folder = build(course, tmp_path / "second")
    page.reload()
    all_looked_up(page)

    renamed = Question(page, "why-green")
    renamed.is_judged("0", "1")
    expect(renamed.control("The leaves are dyed.")).to_be_checked()
    expect(page.locator("quiz-item[status]")).to_have_count(1)
    assert page.evaluate(STORED) == ["coursekit:tea-and-bread:1-tea:green-tea"]

    renamed.answer("The leaves are heated at once.")
    renamed.is_judged("1", "1")
    expect(renamed.saved).to_contain_text("saved")
    page.reload()
    renamed.is_judged("1", "1")
    assert page.evaluate(STORED) == ["coursekit:tea-and-bread:1-tea:green-tea", "coursekit:tea-and-bread:tea:why-green"]
    server.close()
