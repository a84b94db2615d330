"""The policy of a page stops nothing that a reader uses, from a server or a disk, and stops what is smuggled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from question import Question
from site_server import SiteServer
from waiting import until

from coursekit.servers import header_files

ALL = "1-a/1-allt.html"
ON_VIOLATION = """window.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) => {
  window.violations.push(`${violatedDirective} ${sourceFile} ${sample}`);
});"""


@pytest.fixture
def page(new_context) -> Page:
    """A tab that notes what a policy stops."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(ON_VIOLATION)
    return context.new_page()


def use_all(page: Page) -> None:
    """Use what works without a server too: tabs, colours, boxes to open, and both questions."""
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("Det butiken gör.")).to_be_visible()
    page.get_by_role("button", name="Byt till mörkt läge").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_text("Öppna mig").click()
    expect(page.get_by_text("Det som är gömt.")).to_be_visible()
    page.locator(".quiz-hint summary").click()
    Question(page, "ljus").answer("En lampa")
    Question(page, "ljus").is_judged("1", "1")
    Question(page, "antal").named("response").fill("3")
    Question(page, "antal").button.click()
    Question(page, "antal").is_judged("1", "1")


def headers_of(site: Path) -> dict[str, str]:
    """Give what a server sends with each file of a site, as one of the header files says."""
    texts = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    digests = {digest for text in texts for digest in re.findall(r"'sha256-[^']*'", text)}
    lines = header_files(digests)["_headers"].splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def test_nothing_is_stopped_from_a_server_that_sends_the_policy_too(page, dressed):
    server = SiteServer(dressed.folder, headers=headers_of(dressed.folder))
    page.goto(server.url(ALL))
    use_all(page)
    page.locator(".md-code__button").click()
    expect(page.get_by_role("status").filter(has_text="Kopierat")).to_have_count(1)

    page.get_by_role("textbox", name="Sök").click()
    page.keyboard.type("belysning")
    expect(page.locator(".md-search-result__item")).to_have_count(2)
    expect(page.locator(".md-search-result__item a").first).to_have_attribute("href", re.compile("belysning"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/*belysning*")
    page.get_by_role("link", name="Start", exact=True).first.click()
    expect(page.get_by_role("heading", name="Allt som temat kan", level=1)).to_be_visible()
    page.get_by_role("link", name="det första").click()
    Question(page, "ljus").is_judged("1", "1")

    assert page.evaluate("window.violations") == []
    page.goto(server.url("404.html"))
    expect(page.get_by_role("heading", name="Sidan finns inte")).to_be_visible()
    assert page.evaluate("window.violations") == []
    server.close()


def test_nothing_is_stopped_from_a_disk(page, dressed, homes):
    homes[:] = [dressed.folder.as_uri()]
    page.goto((dressed.folder / ALL).as_uri())
    use_all(page)

    assert page.evaluate("window.violations") == []


def test_what_is_smuggled_into_a_page_is_stopped(page, dressed):
    page.context.watch.theme_may_fail = True  # the console reports what the policy stops, which is the point here
    page.goto(dressed.url(ALL))
    page.evaluate("""() => {
      document.querySelector("h1").setAttribute("onclick", "window.ran = true");
      document.querySelector("h1").setAttribute("style", "color: red");
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
    }""")
    page.locator("h1").click()

    until(page, "window.violations.length >= 3")
    assert {line.split()[0] for line in page.evaluate("window.violations")} == {
        "script-src-attr",
        "style-src-attr",
        "script-src-elem",
    }
    assert page.evaluate("window.ran") is None
