"""Progress moves from one browser to another in a file, is deleted on demand, and survives what storages do."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from chromium import FLAGS
from journey_course import RIGHT, WRONG
from playwright.sync_api import BrowserContext, Page, expect
from question import Question
from watch import Watch

import coursekit

STORE = (Path(coursekit.__file__).parent / "runtime" / "store.js").read_text(encoding="utf-8")
KILLS = 2  # each costs the start of a browser
TEST = "1-tea/3-test.html"


def answered(page: Page, journey, **answers: str) -> None:
    """Answer questions of the test."""
    page.goto(journey.url(TEST))
    for name, text in answers.items():
        Question(page, name).answer(text)
        expect(Question(page, name).saved).not_to_be_empty()


def exported(page: Page, journey, folder: Path) -> Path:
    """Save all progress to a file."""
    page.goto(journey.url("data.html"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename == "journey.json"
    path = folder / "journey.json"
    download.value.save_as(path)
    expect(page.locator("[data-said=export]")).to_contain_text("The file is in the folder")
    return path


def offered(page: Page, path: Path) -> None:
    page.get_by_label("File with your progress").set_input_files(path)


def said(page: Page):
    return page.locator("[data-said=import]")


def count(page: Page):
    return page.locator(".course-count")


def test_progress_moves_to_another_browser_after_a_dry_run_and_not_twice(new_context, journey, tmp_path):
    one, other = new_context().new_page(), new_context().new_page()
    answered(one, journey, one=RIGHT, two=WRONG)
    one.goto(journey.url("2-exam/index.html"))
    one.get_by_role("button", name="I have read the page").click()
    expect(one.locator("page-read .course-said")).not_to_be_empty()
    path = exported(one, journey, tmp_path)
    answered(other, journey, two=WRONG)
    answered(other, journey, two=RIGHT)

    other.goto(journey.url("data.html"))
    offered(other, path)
    expect(said(other)).to_have_text(
        "To be added: 2. Replacing something older here: 0. Newer here, so kept: 1. The same in both: 0."
        " Nothing has been changed yet."
    )
    expect(count(other)).to_have_text("Saved pieces of data: 1.")
    other.get_by_role("button", name="Bring it in").press("Enter")
    expect(said(other)).to_have_text("Done. What the file held is here now.")
    expect(other.get_by_label("File with your progress")).to_be_focused()
    expect(count(other)).to_have_text("Saved pieces of data: 3.")

    offered(other, path)
    expect(said(other)).to_contain_text(
        "To be added: 0. Replacing something older here: 0. Newer here, so kept: 1. The same in both: 2."
    )
    expect(other.get_by_role("button", name="Bring it in")).to_be_hidden()
    other.goto(journey.url(TEST))
    for name in ("one", "two"):
        Question(other, name).is_judged("1", "1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": "coursekit-progress", "v": 1, "cour', "The file is damaged or not complete."),
        ('{"format": "coursekit-progress", "v": 1, "course": "tea"}', "The file belongs to another course."),
        ('{"format": "coursekit-progress", "v": 2, "course": "journey"}', "The file was saved by a newer version"),
        ('{"a": 1}', "The file does not come from a course like this one."),
        (" " * 1_000_001, "The file is larger than 1 MB"),
    ],
    ids=["cut off", "another course", "a later version", "something else", "huge"],
)
def test_a_file_that_is_not_right_is_refused_in_plain_words_and_changes_nothing(page, journey, tmp_path, text, words):
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    page.goto(journey.url("data.html"))
    offered(page, path)

    expect(said(page)).to_contain_text(words)
    expect(page.get_by_role("button", name="Bring it in")).to_be_hidden()
    expect(count(page)).to_have_text("Nothing is saved.")


def test_all_is_deleted_after_a_question_that_may_be_answered_no(page, journey):
    answered(page, journey, one=RIGHT)
    second = page.context.new_page()
    second.goto(journey.url("index.html"))
    expect(second.locator(".course-next a")).to_have_text("Go on where you were: Test")
    page.goto(journey.url("data.html"))
    page.evaluate("localStorage.setItem('coursekit:journey:test:two', '{')")
    page.evaluate("localStorage.setItem('coursekit:other:test:two', '{}')")
    delete = page.get_by_role("button", name="Delete my data")
    delete.press("Enter")
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(delete).to_be_focused()
    expect(count(page)).to_have_text("Saved pieces of data: 1.")

    delete.press("Enter")
    page.get_by_role("button", name="Yes, delete all of it").press("Enter")

    expect(page.locator("[data-said=forget]")).to_have_text("Deleted. Nothing of this course is saved in this browser.")
    expect(delete).to_be_focused()
    expect(count(page)).to_have_text("Nothing is saved.")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('coursekit'))") == [
        "coursekit:other:test:two"
    ]
    expect(second.locator(".course-next a")).to_have_text("Begin: Tea")
    page.goto(journey.url(TEST))
    expect(page.locator(".quiz-total")).to_contain_text("Questions answered: 0 of 2")


DENY = """for (const name of ["localStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new Error(name); } });
}"""


def test_where_nothing_can_be_saved_that_is_said_and_the_journey_goes_on(new_context, journey):
    context = new_context()
    context.watch.theme_may_fail = True
    context.add_init_script(DENY)
    page = context.new_page()
    page.goto(journey.url("1-tea/index.html"))
    page.get_by_role("button", name="I have read the page").click()

    expect(page.locator("page-read .course-said")).to_have_text(
        "This cannot be saved in this browser. It is kept until you close the page."
    )
    expect(page.locator("[data-page='1-tea/index'] .course-state")).to_have_text("read")


def test_two_tabs_with_two_hundred_writes_each_lose_none(new_context, journey):
    context = new_context(bypass_csp=True)  # to bring the store in as a script of the test
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto(journey.url("data.html"))
        expect(count(tab)).to_have_text("Nothing is saved.")
        tab.add_script_tag(type="module", content=STORE + "\nwindow.store = { save };")
        tab.wait_for_function("window.store")
    for number, tab in enumerate(tabs):
        tab.evaluate(
            """(number) => {
              const key = (index) => `coursekit:journey:test:item-${index}-${number}`;
              const writes = Array.from({ length: 200 }, (_, index) =>
                store.save(key(index), { response: ["x"], digest: "d" }));
              window.all = Promise.all(writes);
            }""",
            number,
        )
    for tab in tabs:
        assert tab.evaluate("all.then((saved) => saved.every(Boolean))")

    tabs[0].reload()

    expect(count(tabs[0])).to_have_text("Saved pieces of data: 400.")


def kill(context: BrowserContext) -> None:
    """Take the browser away without warning."""
    processes = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    browser = next(process["id"] for process in processes if process["type"] == "browser")
    with context.expect_event("close"):
        os.kill(browser, getattr(signal, "SIGKILL", signal.SIGTERM))


def test_what_was_said_to_be_saved_outlives_a_killed_browser_each_time(driver, chromium_path, journey, tmp_path):
    kept = 0
    for turn in range(KILLS + 1):
        context = driver.chromium.launch_persistent_context(tmp_path, executable_path=chromium_path, args=FLAGS)
        watch = Watch(context, [journey.origin])
        page = context.pages[0]
        page.goto(journey.url("1-tea/index.html"))
        button = page.get_by_role("button", name="I have read the page")
        expect(button).to_be_visible()
        if turn:
            expect(page.locator("[data-page='1-tea/index'] .course-state")).to_have_text("read" if turn % 2 else "")
            kept += 1
        button.click()
        expect(page.locator("page-read .course-said")).to_contain_text("Saved.")
        kill(context)
        assert watch.problems == []
    assert kept == KILLS


HOSTILE = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"


def test_what_storage_holds_is_never_markup(page, journey):
    page.goto(journey.url("certificate.html"))
    head = {"v": 1, "revision": 1, "time": 1}
    records = {
        "@name": {**head, "name": HOSTILE},
        "@read:1-tea/index": {**head, "read": HOSTILE},
        "test:one": {**head, "response": [HOSTILE], "digest": HOSTILE, "score": HOSTILE, "max_score": HOSTILE},
        "exam:@": {**head, "number": 1, "order": [HOSTILE, "__proto__"], "state": "done"},
        f"@read:{HOSTILE}": {**head, "read": True},
    }
    for key, record in records.items():
        page.evaluate(
            "([key, text]) => localStorage.setItem(`coursekit:journey:${key}`, text)", [key, json.dumps(record)]
        )
    for name in ("certificate", "results", "index", "data", "1-tea/index"):
        page.goto(journey.url(f"{name}.html"))
        page.evaluate("customElements.whenDefined('course-map')")
        if name == "certificate":
            expect(page.locator(".course-name")).to_have_text(HOSTILE)
        if name == "data":
            expect(count(page)).to_contain_text("Saved pieces of data")
        assert page.evaluate("window.hacked") is None
        expect(page.locator(".course img")).to_have_count(0)
