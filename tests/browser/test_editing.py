"""Answers and a course that goes on changing: they stay with their questions, and with no other."""

from __future__ import annotations

import re

import pytest
from courses import TINY, build, copy_course, edit
from edits import ANSWERS, CHANGES_A_QUESTION, LESSON, MOVES_NOTHING, OVEN, Edit, bread, tea
from playwright.sync_api import Page, expect
from question import Question, all_looked_up
from site_server import SiteServer

CHANGED = {
    "en": "This question has changed since you answered. Please answer it again.",
    "sv": "Frågan har ändrats sedan du svarade. Svara gärna på nytt.",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serves whatever edition of the course is put into it."""
    server = SiteServer(build(TINY, tmp_path_factory.mktemp("first") / "site"))
    yield server
    server.close()


@pytest.fixture(scope="module")
def answered(chromium, server):
    """What a browser has stored once every question of the first edition is answered."""
    with chromium.new_context() as context:
        page = context.new_page()
        for address, answers in ANSWERS.items():
            page.goto(server.url(address))
            for item, chosen, _ in answers:
                Question(page, item).answer(*chosen)
                expect(Question(page, item).saved).to_contain_text("saved")
        return context.storage_state(indexed_db=True)


@pytest.fixture
def revisit(monkeypatch, server, answered, new_context, course, tmp_path):
    """Edits the course, builds it anew and comes back to a page of it with the answers of before."""

    def come_back(change: Edit, address: str) -> Page:
        change(course)
        monkeypatch.setattr(server, "folder", build(course, tmp_path / "site", strict=False))
        page = new_context(storage_state=answered).new_page()
        page.goto(server.url(address))
        all_looked_up(page)
        return page

    return come_back


@pytest.mark.parametrize(("change", "gone"), MOVES_NOTHING.values(), ids=MOVES_NOTHING)
def test_an_edit_moves_no_answer(revisit, change, gone):
    page = revisit(change, LESSON)

    kept = [answer for answer in ANSWERS[LESSON] if answer[0] not in gone]
    for item, chosen, score in kept:
        question = Question(page, item)
        expect(question.item).to_have_attribute("score", score)
        expect(question.part("input:checked")).to_have_count(len(chosen))
        for text in chosen:
            expect(question.control(text)).to_be_checked()
        expect(question.note).to_be_hidden()
    expect(page.locator("quiz-item[status]")).to_have_count(len(kept))


def test_a_choice_with_an_id_of_its_own_may_be_worded_anew(revisit):
    page = revisit(bread(("text: Gluten,", "text: The gluten,")), OVEN)

    question = Question(page, "gluten")
    question.is_judged("1", "1")
    expect(question.control("The gluten")).to_be_checked()


def test_other_points_are_counted_for_the_same_answer(revisit):
    page = revisit(tea(("    points: 2", "    points: 4")), LESSON)

    Question(page, "good-water").is_judged("2", "4")


def test_a_course_of_another_name_knows_nothing_of_the_answers(revisit):
    page = revisit(lambda course: edit(course / "course.yml", ("id: tea-and-bread", "id: breakfast")), LESSON)

    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 3")
    expect(page.locator("quiz-item[status]")).to_have_count(0)


@pytest.mark.parametrize(("change", "address", "changed"), CHANGES_A_QUESTION.values(), ids=CHANGES_A_QUESTION)
def test_an_edit_of_what_is_scored_is_told_and_the_old_answer_not_counted(revisit, change, address, changed):
    page = revisit(change, address)

    question = Question(page, changed)
    expect(question.note).to_have_text(CHANGED["en"])
    expect(question.part("input:checked")).to_have_count(0)
    question.is_open()
    expect(page.locator("quiz-item[status]")).to_have_count(2)
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 2 of 3")


def test_a_changed_question_can_be_answered_again_and_stays_answered(revisit):
    change, address, changed = CHANGES_A_QUESTION["another key"]
    page = revisit(change, address)
    question = Question(page, changed)
    expect(question.note).to_be_visible()

    question.answer("False")
    question.is_judged("1", "1")
    expect(question.note).to_be_hidden()

    page.reload()
    question.is_judged("1", "1")
    expect(question.note).to_be_hidden()


def test_a_swedish_course_tells_it_in_swedish(page, tmp_path):
    course = copy_course(TINY, tmp_path / "course")
    edit(course / "course.yml", ("language: en", "language: sv"))
    server = SiteServer(build(course, tmp_path / "first"))
    page.goto(server.url(LESSON))
    question = Question(page, "black-tea")
    question.answer("Sant")
    expect(question.verdict).to_have_text("✓ Rätt svar. 1 av 1 poäng.")
    expect(question.saved).to_have_text(re.compile("^Svaret är sparat"))

    CHANGES_A_QUESTION["another key"][0](course)
    server.folder = build(course, tmp_path / "second")
    page.reload()

    expect(question.note).to_have_text(CHANGED["sv"])
    question.is_open()
    server.close()
