"""The generator is not tied to the course of this repository: a course made by `new` is built, viewed and answered."""

from __future__ import annotations

from playwright.sync_api import expect
from question import Question
from site_server import published

from coursekit.cli import main


def test_a_new_english_course_is_built_and_answered(page, tmp_path):
    course = tmp_path / "our-places"
    assert main(["new", "course", str(course), "--language", "en", "--title", "Our places"]) == 0
    for words in (["module", "Streets"], ["lesson", "2-streets", "Walking"], ["item", "gaps", "--quiz", "1-start"]):
        assert main(["--course", str(course), "new", *words]) == 0
    assert main(["--course", str(course), "check"]) == 0
    server = published(course, tmp_path / "site", strict=False)  # its new session has no question yet

    page.goto(server.home)
    expect(page).to_have_title("Our places")
    page.get_by_role("link", name="Begin with the first session").click()
    page.get_by_role("link", name="What do you know now?").first.click()
    seats = Question(page, "seats")
    seats.answer("False")
    seats.is_judged("0", "1")
    expect(seats.feedback).to_contain_text("Seats are one of the things that make people stay.")
    first = Question(page, "first-step")
    first.answer("Look at how it is used")
    first.is_judged("1", "1")
    gaps = Question(page, "gaps")
    gaps.named("response:gap-1").fill("sit down")
    gaps.named("response:gap-2").select_option(label="shade")
    gaps.button.click()
    gaps.is_judged("2", "2")
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 3 of 3. Points: 3 of 4.")
    expect(page.locator(".quiz-total")).to_contain_text("You have reached the pass mark.")
    page.get_by_role("link", name="Next: Streets").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Streets")
    server.close()
