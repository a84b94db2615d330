"""An exam from beginning to end: nothing is judged before it is handed in, and nothing is lost on the way."""

from __future__ import annotations

import pytest
from exam import OBJECTIVES, RIGHT, WRONG, Exam
from gallery import EXAM, examples_of
from keys import enter
from playwright.sync_api import Page, expect
from question import all_looked_up
from site_server import SiteServer

from coursekit.key import correct_response
from coursekit.reader import type_names

ADDRESS = "2-exam/1-exam.html"
FACTS = [
    "Questions: 4",
    "Attempts: 2",
    "Your answers are marked when you hand in.",
    "The pass mark is 70 per cent of the points.",
    "Each hint costs 25 per cent of the question's points.",
    "Allow about 20 minutes. No time is measured.",
]


@pytest.fixture
def exam(page: Page, examined: SiteServer) -> Exam:
    """The exam, not yet begun."""
    page.goto(examined.url(ADDRESS))
    return Exam(page)


@pytest.fixture
def marked(exam: Exam) -> Exam:
    """The exam, handed in."""
    exam.begin_and_answer()
    exam.hand_in()
    return exam


def test_before_it_begins_an_exam_tells_its_rules_and_shows_no_question(exam):
    expect(exam.set.locator(".quiz-facts li")).to_have_text(FACTS)
    expect(exam.set.locator(".quiz-intro")).to_have_text("Four questions out of sixteen.")
    expect(exam.set.get_by_role("button")).to_have_text(["Begin"])
    expect(exam.items).to_have_count(0)
    expect(exam.total).to_be_hidden()
    expect(exam.attempt).to_be_hidden()


def test_an_exam_draws_what_it_says_numbers_it_and_goes_to_the_first_question(exam):
    exam.start()

    assert [len(exam.drawn(objective)) for objective in OBJECTIVES] == [2, 2]
    assert exam.numbers() == ["Question 1", "Question 2", "Question 3", "Question 4"]
    expect(exam.attempt).to_have_text("Attempt 1 of 2.")
    expect(exam.question(exam.drawn()[0]).controls.first).to_be_focused()
    expect(exam.set.get_by_role("button")).to_have_text(["Hand in"])


def test_choices_and_questions_are_shuffled(exam):
    exam.start()

    shown = exam.choices()
    assert all(sorted(choices) == sorted(shown[0]) for choices in shown)
    assert len({tuple(choices) for choices in shown}) > 1
    assert exam.drawn() != sorted(exam.drawn())


def test_nothing_is_judged_before_an_exam_is_handed_in(exam):
    exam.begin_and_answer()
    for name in exam.drawn():
        exam.question(name).part("input:checked, input").first.press("Enter")

    for name in exam.drawn():
        exam.question(name).is_open()
        expect(exam.question(name).button).to_be_hidden()
        expect(exam.question(name).key).to_be_hidden()
    expect(exam.panel).to_be_hidden()
    expect(exam.total).to_be_hidden()


def test_the_overview_tells_what_is_answered_and_flagged_and_leads_there(exam):
    exam.start()
    expect(exam.overview).to_have_text([f"Question {n}: not answered" for n in range(1, 5)])
    second = exam.question(exam.drawn()[1])

    second.choose(WRONG)
    second.item.get_by_role("checkbox", name="Flag this question to look at it again").press("Space")

    expect(exam.overview.nth(1)).to_have_text("Question 2: answered, flagged")
    expect(exam.overview.nth(0)).to_have_text("Question 1: not answered")
    navigation = exam.page.get_by_role("navigation", name="Overview of the questions")
    navigation.get_by_role("link", name="Question 4").press("Enter")
    expect(exam.question(exam.drawn()[3]).controls.first).to_be_focused()


def half_finished(exam: Exam) -> list[object]:
    """Give all that must not be lost of an exam that is still going on."""
    expect(exam.overview.first).to_be_visible()
    all_looked_up(exam.page)
    names = exam.drawn()
    return [
        names,
        exam.choices(),
        exam.overview.all_inner_texts(),
        [exam.question(name).part("input:checked").evaluate_all("(all) => all.map((i) => i.value)") for name in names],
    ]


def reload(exam: Exam) -> Exam:
    exam.page.reload()
    return exam


def second_tab(exam: Exam) -> Exam:
    page = exam.page.context.new_page()
    page.goto(exam.page.url)
    return Exam(page)


def back_and_forward(exam: Exam) -> Exam:
    exam.page.locator(".md-nav--primary").get_by_role("link", name="Exams", exact=True).click()
    expect(exam.page.locator("h1")).to_contain_text("Exams")
    exam.page.go_back()
    exam.page.go_forward()
    expect(exam.page.locator("h1")).to_contain_text("Exams")
    exam.page.go_back()
    return Exam(exam.page)


def back_to_a_loaded_page(exam: Exam) -> Exam:
    exam.page.goto("about:blank")
    exam.page.go_back()
    return Exam(exam.page)


RETURNS = [reload, second_tab, back_and_forward, back_to_a_loaded_page]


@pytest.mark.parametrize("come_back", RETURNS)
def test_a_half_finished_exam_is_found_again_as_it_was_left(exam, come_back):
    exam.begin_and_answer()
    exam.question(exam.drawn()[2]).part("[name=flag]").check()
    left = half_finished(exam)
    assert "flagged" in str(left)

    again = come_back(exam)

    assert half_finished(again) == left
    again.hand_in()
    again.shows_the_result()


def test_a_hint_is_still_paid_for_after_a_reload(exam):
    exam.start()
    first = exam.drawn()[0]
    exam.question(first).part(".quiz-hint summary").press("Enter")
    expect(exam.question(first).part(".quiz-hint")).to_have_attribute("open", "")

    exam.page.reload()
    expect(exam.overview.first).to_be_visible()
    exam.choose(first, RIGHT)
    exam.hand_in()

    exam.question(first).is_judged("0.75", "1")
    expect(exam.question(first).verdict).to_have_text("✓ Correct. 0.75 of 1 points.")


def test_handing_in_asks_once_about_what_is_blank(exam):
    exam.begin_and_answer()
    blank = exam.drawn("water")[1]
    number = exam.drawn().index(blank) + 1

    exam.press("Hand in")

    expect(exam.blanks).to_have_text(f"You have not answered everything. Unanswered questions: {number}.")
    expect(exam.blanks).to_be_focused()
    expect(exam.panel).to_be_hidden()
    exam.press("Hand in anyway")
    exam.shows_the_result()
    expect(exam.result).to_be_focused()
    expect(exam.blanks).to_be_hidden()


def test_what_was_blank_can_be_answered_and_handed_in_without_being_asked_again(exam):
    exam.begin_and_answer()
    exam.press("Hand in")
    expect(exam.blanks).to_be_focused()

    exam.choose(exam.drawn("water")[1], RIGHT)
    exam.press("Hand in")

    expect(exam.result).to_have_text("Result: 2.75 of 4 points, 68 per cent.")
    expect(exam.result).to_be_focused()


def test_an_exam_that_is_passed_says_so(exam):
    exam.start()
    for name in exam.drawn():
        exam.choose(name, RIGHT)
    exam.press("Hand in")

    expect(exam.result).to_have_text("Result: 4 of 4 points, 100 per cent.")
    expect(exam.judgement).to_have_text("You have reached the pass mark.")
    expect(exam.panel.locator(".quiz-reread:visible")).to_have_count(0)
    expect(exam.button("Practise what you missed")).to_be_hidden()
    expect(exam.button("Make a new attempt")).to_be_visible()


def test_after_marking_each_question_says_how_it_went(marked):
    [hinted, right], [wrong, blank] = (marked.drawn(objective) for objective in OBJECTIVES)

    said = {
        hinted: "✓ Correct. 0.75 of 1 points.",
        right: "✓ Correct. 1 of 1 points.",
        wrong: "✗ Not correct. 0 of 1 points.",
        blank: "✗ No answer. 0 of 1 points.",
    }
    for name, verdict in said.items():
        expect(marked.question(name).verdict).to_have_text(verdict)
        expect(marked.question(name).key).to_be_visible()
    expect(marked.question(wrong).feedback).to_contain_text("Badly chosen.")
    expect(marked.question(hinted).feedback).to_contain_text("The right one it is")
    expect(marked.question(wrong).feedback).not_to_contain_text("The right one it is")


def test_after_marking_nothing_can_be_changed(marked):
    for control in marked.items.locator("input:visible").all():
        expect(control).to_be_disabled()
    for name in marked.drawn():
        expect(marked.question(name).button).to_be_hidden()
        expect(marked.question(name).again).to_be_hidden()
    marked.shows_the_result()


@pytest.mark.parametrize("come_back", RETURNS)
def test_a_result_is_found_again_as_it_was(marked, come_back):
    drawn, said = marked.drawn(), marked.items.locator(".quiz-verdict").all_inner_texts()

    again = come_back(marked)

    again.shows_the_result()
    expect(again.items.locator(".quiz-verdict")).to_have_text(said)
    assert again.drawn() == drawn


def test_what_was_missed_links_to_the_lesson_that_teaches_it(marked):
    marked.panel.get_by_role("link", name="About water").press("Enter")

    expect(marked.page.locator("h1")).to_contain_text("About water")


def test_what_was_missed_is_practised_without_showing_its_key_first(marked):
    wrong, blank = marked.drawn("water")

    marked.press("Practise what you missed")

    assert marked.drawn() == [wrong, blank]
    expect(marked.question(wrong).controls.first).to_be_focused()
    for name in (wrong, blank):
        question = marked.question(name)
        question.is_open()
        expect(question.part("input:checked")).to_have_count(0)
        expect(question.part(".quiz-flag")).to_be_hidden()
    marked.question(wrong).answer(RIGHT)
    marked.question(wrong).is_judged("1", "1")
    marked.question(blank).answer(RIGHT)
    expect(marked.total).to_contain_text("Questions answered: 2 of 2. Points: 2 of 2.")
    expect(marked.set).not_to_contain_text("You have reached the pass mark.")


@pytest.mark.parametrize("practised", [0, 1, 2])
def test_practising_changes_nothing_about_the_result(marked, practised):
    drawn, missed = marked.drawn(), marked.drawn("water")
    marked.press("Practise what you missed")
    for name in missed[:practised]:
        marked.question(name).answer(RIGHT)

    marked.press("Show all questions")

    marked.shows_the_result()
    expect(marked.result).to_be_focused()
    assert marked.drawn() == drawn
    for control in marked.items.locator("input:visible").all():
        expect(control).to_be_disabled()
    marked.page.reload()
    marked.shows_the_result()


def test_practising_a_second_time_begins_blank_again(marked):
    wrong = marked.drawn("water")[0]
    marked.press("Practise what you missed")
    marked.question(wrong).answer(RIGHT)
    expect(marked.question(wrong).verdict).to_be_focused()

    marked.page.reload()
    marked.press("Practise what you missed")

    marked.question(wrong).is_open()
    expect(marked.question(wrong).part("input:checked")).to_have_count(0)


def test_a_new_attempt_draws_anew_and_is_blank(marked):
    drawn, choices = marked.drawn(), marked.choices()

    marked.press("Make a new attempt")

    expect(marked.attempt).to_have_text("Attempt 2 of 2.")
    expect(marked.overview).to_have_text([f"Question {n}: not answered" for n in range(1, 5)])
    expect(marked.panel).to_be_hidden()
    assert set(marked.drawn()) != set(drawn)
    assert marked.choices() != choices
    expect(marked.question(marked.drawn()[0]).controls.first).to_be_focused()
    expect(marked.items.locator("input:checked")).to_have_count(0)
    for control in marked.items.locator("input:visible").all():
        expect(control).to_be_enabled()


def test_after_the_last_attempt_there_is_no_other(marked):
    marked.press("Make a new attempt")
    expect(marked.attempt).to_have_text("Attempt 2 of 2.")
    marked.hand_in()

    for visit in ("at once", "after a reload"):
        expect(marked.attempt, visit).to_have_text("Attempt 2 of 2. That was your last attempt.")
        expect(marked.result).to_have_text("Result: 0 of 4 points, 0 per cent.")
        expect(marked.button("Make a new attempt")).to_be_hidden()
        expect(marked.button("Begin")).to_be_hidden()
        marked.page.reload()


def test_another_tab_that_lags_behind_opens_no_finished_attempt(marked):
    tab = second_tab(marked)
    tab.shows_the_result()
    marked.press("Make a new attempt")
    expect(marked.attempt).to_have_text("Attempt 2 of 2.")
    marked.choose(marked.drawn()[0], RIGHT)
    marked.hand_in()
    expect(marked.result).to_have_text("Result: 1 of 4 points, 25 per cent.")

    tab.press("Make a new attempt")

    expect(tab.attempt).to_have_text("Attempt 2 of 2. That was your last attempt.")
    expect(tab.result).to_have_text("Result: 1 of 4 points, 25 per cent.")
    assert tab.drawn() == marked.drawn()


def test_without_javascript_all_questions_and_their_keys_are_there(new_context, examined):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(examined.url(ADDRESS))

    items = page.locator("quiz-item")
    expect(items).to_have_count(16)
    for item in items.all():
        expect(item.locator(".quiz-choice").first).to_be_visible()
        expect(item.locator(".quiz-key li").first).to_be_hidden()
        item.locator(".quiz-key summary").click()
        expect(item.locator(".quiz-key li").first).to_be_visible()
    expect(page.locator("quiz-set :is(button, .quiz-overview, .quiz-flag, .quiz-certainty):visible")).to_have_count(0)


def test_only_choices_whose_order_says_nothing_are_shuffled(page, gallery):
    page.goto(gallery.url(EXAM))
    exam = Exam(page)
    exam.start()
    mixed = set()
    for item in (example.item for kind in type_names() for example in examples_of(kind)):
        for part in item.parts or [item]:
            name = f"response:{part.id}" if item.parts else "response"
            if part.control in ("radio", "checkbox", "select", "order") and item.type != "scenario":
                shown = [value for value in exam.question(item.id).values(name) if value]
                written = [choice.id for choice in part.choices]
                assert sorted(shown) == sorted(written), item.id
                mixed |= {item.type} if shown != written else set()
    assert mixed <= {"single-choice", "multiple-choice"}
    assert "multiple-choice" in mixed


def test_every_type_is_kept_and_marked_in_an_exam(page, gallery):
    page.goto(gallery.url(EXAM))
    exam = Exam(page)
    exam.start()
    items = [example.item for kind in type_names() for example in examples_of(kind)]
    assert exam.drawn() == [item.id for item in items]
    for item in items:
        written = {"text": ["The tunnel."]} if item.type == "reflection" else correct_response(item.declaration)
        enter(exam.question(item.id), item, written)
        exam.question(item.id).is_open()
    expect(exam.overview).to_have_text([f"Question {n}: answered" for n in range(1, len(items) + 1)])

    page.reload()
    expect(exam.overview).to_have_text([f"Question {n}: answered" for n in range(1, len(items) + 1)])
    exam.press("Hand in")

    best = f"{sum(item.declaration.max_score for item in items) / 100:g}"
    expect(exam.result).to_have_text(f"Result: {best} of {best} points, 100 per cent.")
    for item in items:
        exam.question(item.id).is_judged(*[f"{item.declaration.max_score / 100:g}"] * 2)


def test_nothing_of_any_type_can_be_changed_once_it_is_marked(page, gallery):
    page.goto(gallery.url(EXAM))
    exam = Exam(page)
    exam.start()
    lighting = exam.question("lighting")
    lighting.controls.first.fill("about fourteen")
    exam.hand_in()

    expect(lighting.verdict).to_have_text("✗ Not correct. 0 of 1 points.")
    exam.question("list").part("[data-way]").first.click()
    exam.question("sketch").part("[data-area=hedge]").click(force=True)

    for control in exam.items.locator(":is(input, select, textarea):visible, fieldset button:visible").all():
        expect(control).to_be_disabled()
    expect(exam.question("list").part("[data-step=chat]")).to_be_visible()
    expect(exam.question("list").verdict).to_have_text("✗ No answer. 0 of 2 points.")
    expect(exam.question("sketch").part(":checked")).to_have_count(0)
    page.reload()
    expect(lighting.verdict).to_have_text("✗ Not correct. 0 of 1 points.")
    expect(lighting.controls.first).to_have_value("about fourteen")
