"""The theme around a quiz, by keyboard: what opens also closes, and the focus is never lost or out of sight."""

from __future__ import annotations

import json
import re

import pytest
from focus import STOP
from keys import tab_to
from playwright.sync_api import Page, expect
from waiting import add_style, until

ALL, MORE = "1-a/1-allt.html", "2-b/1-mer.html"
DESKTOP, PHONE, MAGNIFIED = (1280, 800), (390, 844), (320, 256)  # the last is 1280 by 1024 at 400 per cent
FOUND = ".md-search-result__item"


@pytest.fixture
def visit(open_tab, dressed):
    """Opens a page of the course that uses all of the theme, in a window of some size."""

    def open_page(path: str = ALL, size: tuple[int, int] = DESKTOP, **options) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        page = open_tab(viewport=viewport, reduced_motion="reduce", **options)
        page.goto(dressed.url(path))
        return page

    return open_page


def stops(page: Page, limit: int = 120) -> list[dict]:
    """Press Tab through a page until the focus leaves it; gives what had it."""
    found = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["name"] == "body" or (found and stop["html"] == found[0]["html"]):
            return found
        found.append(stop)
    return pytest.fail("Tab never leaves the page")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, MAGNIFIED], ids=["desktop", "phone", "400 per cent"])
@pytest.mark.parametrize("path", ["index.html", ALL])
def test_every_stop_of_the_keyboard_is_in_view(visit, path, size):
    found = stops(visit(path, size))

    assert len(found) > (5 if path == "index.html" else 15)
    assert [stop["html"] for stop in found if not stop["seen"]] == []


@pytest.mark.parametrize("size", [PHONE, MAGNIFIED], ids=["phone", "400 per cent"])
def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(visit, size):
    page = visit(size=size)
    menu = page.get_by_role("button", name="Meny", exact=True)
    tab_to(menu)
    expect(menu).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Stäng menyn")).to_be_focused()
    inside = stops(page)
    assert [stop["html"] for stop in inside if not stop["seen"]] == []
    assert any("1-allt.html" in stop["html"] or "ck-toc" in stop["html"] for stop in inside)
    assert not any("quiz" in stop["html"] for stop in inside)

    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_what_an_open_menu_covers_is_in_reach_again_once_the_window_is_wide(visit):
    page = visit(size=PHONE)
    page.get_by_role("button", name="Meny", exact=True).press("Enter")
    expect(page.locator(".md-content")).to_have_js_property("inert", True)

    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".md-content")).to_have_js_property("inert", False)

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".md-content")).to_have_js_property("inert", True)


def test_on_a_phone_the_menu_leads_back_to_all_sections_and_into_another_by_keyboard(visit):
    page = visit(size=PHONE)
    page.get_by_role("button", name="Meny", exact=True).press("Enter")

    page.get_by_role("button", name="Första delen", exact=True).press("Enter")
    other = page.get_by_role("button", name="Sidorna i Andra delen")
    expect(page.get_by_role("button", name="Sidorna i Första delen")).to_be_focused()
    other.press("Enter")
    expect(page.get_by_role("button", name="Andra delen", exact=True)).to_be_focused()
    page.get_by_role("navigation", name="Andra delen").get_by_role("link", name="Mer", exact=True).press("Enter")

    expect(page.get_by_role("heading", name="Mer", level=1)).to_be_focused()
    expect(page.get_by_role("button", name="Meny", exact=True)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_search_opens_speaks_leads_to_what_it_finds_and_closes_by_keyboard(visit, size):
    page = visit(size=size)
    field = page.get_by_role("textbox", name="Sök")
    if size is PHONE:
        tab_to(page.get_by_role("button", name="Sök i kursen"))
        page.keyboard.press("Enter")
    else:
        tab_to(field)
    expect(field).to_be_focused()

    page.keyboard.type("belysning")
    expect(page.locator(FOUND)).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="sökresultat")).to_have_text("2 sökresultat")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.locator(f"{FOUND} a:focus").count():
            break
    expect(page.locator(f"{FOUND} a").first).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    assert page.evaluate(STOP)["seen"]
    assert page.evaluate("document.activeElement !== document.body")

    if size is PHONE:
        expect(page.get_by_role("button", name="Sök i kursen")).to_be_focused()


def test_the_index_of_the_search_is_fetched_once_somebody_searches(visit):
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload(wait_until="networkidle")
    assert "search_index.json" not in asked

    with page.expect_request("**/search_index.json"):
        page.get_by_role("textbox", name="Sök").focus()


def test_who_comes_from_a_search_finds_the_words_marked(visit):
    page = visit()
    page.goto(f"{page.url}?h=belysning")
    expect(page.locator("article mark").first).to_have_text("belysning", ignore_case=True)


def test_the_search_closes_when_the_keyboard_leaves_it(visit):
    page = visit()
    tab_to(page.get_by_role("textbox", name="Sök"))
    expect(page.locator("[data-md-toggle=search]")).to_be_checked()

    page.keyboard.press("Shift+Tab")

    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    expect(page.locator("[data-ck-pick]:visible")).to_be_focused()


@pytest.mark.parametrize("target", ["[name=response]", "h1", "summary"])
def test_no_single_key_leaves_the_page_or_opens_the_search(visit, dressed, target):
    page = visit()
    page.locator(target).first.evaluate("(one) => { one.tabIndex = 0; one.focus(); }")
    for key in "fs/pn,.":
        page.keyboard.press(key)

    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    assert page.url == dressed.url(ALL)


def test_single_keys_are_still_typed_into_fields(visit):
    page = visit()
    field = page.locator("[item=antal] [name=response]")
    field.press_sequentially("fs/pn,.")
    expect(field).to_have_value("fs/pn,.")


def test_a_section_of_the_menu_opens_by_space_and_says_so(visit):
    page = visit()
    toggle = page.get_by_role("button", name="Sidorna i Andra delen")
    expect(toggle).to_have_attribute("aria-expanded", "false")

    toggle.press("Space")

    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("navigation", name="Andra delen").get_by_role("link", name="Mer")).to_be_visible()


def test_the_colours_change_by_keyboard_and_the_focus_stays(visit):
    page = visit()
    page.get_by_role("button", name="Byt till mörkt läge").press("Enter")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Byt till ljust läge")).to_be_focused()

    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_link_that_swaps_the_page_leaves_the_focus_at_its_heading(visit):
    page = visit()
    page.evaluate("window.sameWindow = true")
    page.get_by_role("link", name="Nästa: Andra delen").press("Enter")

    expect(page.get_by_role("heading", name="Andra delen", level=1)).to_be_focused()
    assert page.evaluate("window.sameWindow")


def test_what_scrolls_sideways_can_be_reached_and_is_named(visit):
    page = visit(size=PHONE)
    table = page.get_by_role("region", name="Tabell, går att rulla i sidled")
    tab_to(table)
    page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.scrollLeft > 0")


SCROLL = """async (y) => {
  scrollTo(0, y);
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_way_back_to_the_top_covers_next_to_nothing(visit, size):
    page = visit(size=size)
    button = page.locator(".md-top")
    for y in (800, 700, 600):  # the theme looks once a frame which way the page goes
        page.evaluate(SCROLL, y)

    until(page, "document.querySelector('.md-top').style.top")  # where the theme itself would put it
    expect(button).to_be_visible()
    assert button.bounding_box()["height"] < 60


def test_a_copied_text_is_told(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.locator(".md-code__button, .md-clipboard").first.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kopierat")).to_have_count(1)


SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""  # WCAG 1.4.12
TWICE = "html { font-size: 250% !important }"  # the theme's own is 125 %

# Texts that are cut off: what a box hides of its own. The title in the header repeats the page's heading.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, overflowY } = getComputedStyle(one);
  const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return text && one.checkVisibility({ visibilityProperty: true }) && !one.closest(".md-header__title, .ck-spoken")
    && one.clientWidth > 1 && ((["hidden", "clip"].includes(overflowX) && one.scrollWidth > one.clientWidth + 1)
    || (["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 2));
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    ("size", "css"),
    [(DESKTOP, TWICE), (PHONE, TWICE), (MAGNIFIED, ""), (DESKTOP, SPACING), (MAGNIFIED, SPACING)],
    ids=["200 % text", "200 % text, phone", "400 %", "text spacing", "text spacing at 400 %"],
)
def test_nothing_is_cut_and_nothing_scrolls_sideways(visit, size, css):
    page = visit(size=size)
    if css:
        add_style(page, css)

    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(CUT) == []
    if size is not DESKTOP:
        page.get_by_role("button", name="Meny", exact=True).click()
        expect(page.get_by_role("button", name="Stäng menyn")).to_be_focused()
        assert page.evaluate(CUT) == []


def test_nothing_moves_for_those_who_want_it_still(visit):
    page = visit(size=PHONE)
    page.get_by_role("button", name="Meny", exact=True).click()
    moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length"
    assert page.evaluate(moving) == 0


DAMAGED = ["{", "null", "7", "[]", json.dumps({"index": "0", "color": None})]
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("denied", "SecurityError"); };
  Object.defineProperty(window, name, { configurable: true, get });
}"""


@pytest.mark.parametrize("spoil", [*DAMAGED, None], ids=[*DAMAGED, "denied"])
def test_the_theme_survives_a_storage_that_is_damaged_or_denied(new_context, dressed, spoil):
    context = new_context()
    notes = f"localStorage.setItem('/.__palette', {json.dumps(spoil)}); localStorage.setItem('/.__tabs', '{{');"
    note = f"if (location.protocol === 'http:' && !localStorage.length) {{ {notes} }}"
    context.add_init_script(DENIED if spoil is None else note)
    page = context.new_page()
    page.goto(dressed.url(ALL))

    page.get_by_role("textbox", name="Sök").click()
    page.keyboard.type("belysning")
    expect(page.locator(FOUND)).to_have_count(2)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Byt till mörkt läge").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_scrolls_sideways_can_be_scrolled_by_keyboard_also_where_it_comes_later_or_a_window_gets_narrow(visit):
    page = visit()
    regions = page.get_by_role("region", name="Tabell, går att rulla i sidled")
    expect(regions).to_have_count(1)

    page.evaluate("""() => {
      const wide = Object.assign(document.createElement("div"), { className: "md-typeset__scrollwrap" });
      wide.append(document.createElement("div"));
      Object.assign(wide.firstElementChild.style, { width: "500px", height: "20px" });
      wide.style.overflowX = "auto";
      document.querySelector("article").append(wide);
    }""")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(regions).to_have_count(1)

    page.set_viewport_size({"width": 320, "height": 640})
    expect(regions).to_have_count(2)
    assert regions.evaluate_all("(all) => all.map((one) => one.tabIndex)") == [0, 0]


def test_a_link_within_the_page_and_the_way_back_lose_nothing_that_is_written(visit):
    page = visit()
    field = page.get_by_role("textbox", name="Ditt svar")
    field.fill("31")
    for heading in ("Kod", "Tabell"):
        page.locator(".md-sidebar--secondary").get_by_role("link", name=heading).click()
    expect(page).to_have_url(re.compile("#tabell$"))
    page.go_back()
    expect(page).to_have_url(re.compile("#kod$"))
    page.go_back()
    expect(page).to_have_url(re.compile("html$"))

    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")  # the theme would load the page anew by now
    expect(field).to_have_value("31")


ELSEWHERE = """(link, [target, ctrlKey]) => {
  link.target = target;
  link.addEventListener("click", (event) => event.preventDefault()); // the other tab itself is not needed
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey }));
}"""


@pytest.mark.parametrize("opening", [["_blank", False], ["", True]], ids=["by its target", "with Ctrl"])
def test_after_a_link_that_opens_in_another_tab_what_is_written_stays_too(visit, opening):
    page = visit()
    field = page.get_by_role("textbox", name="Ditt svar")
    field.fill("31")
    page.get_by_role("link", name="Nästa: Andra delen").evaluate(ELSEWHERE, opening)

    page.locator(".md-sidebar--secondary").get_by_role("link", name="Kod").click()
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    expect(field).to_have_value("31")


def test_after_links_within_a_page_the_way_to_others_and_back_is_as_before(visit):
    page = visit()
    page.locator(".md-sidebar--secondary").get_by_role("link", name="Kod").click()
    page.get_by_role("link", name="Nästa: Andra delen").click()
    expect(page.locator("h1")).to_contain_text("Andra delen")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Allt på en sida")
    expect(page).to_have_url(re.compile("#kod$"))
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Andra delen")


LINE = """() => {
  const line = document.createElement("hr");
  line.style.color = "var(--ck-line)";
  document.body.append(line);
  return getComputedStyle(line).color;
}"""
KINDS = ["note", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote"]
BOXES = """(kinds) => {
  const article = document.querySelector("article");
  const style = (element, part) => getComputedStyle(element, part);
  return kinds.flatMap((kind) => ["div", "details"].map((tag) => {
    const box = document.createElement(tag);
    box.className = tag === "div" ? `admonition ${kind}` : kind;
    const title = document.createElement(tag === "div" ? "p" : "summary");
    title.className = tag === "div" ? "admonition-title" : "";
    box.append(title);
    article.append(box);
    const { borderTopColor, borderInlineStartColor, borderBlockStartWidth } = style(box);
    const found = [borderBlockStartWidth, borderTopColor, style(title).backgroundColor];
    const signs = [style(title, "::before").backgroundColor];
    if (tag === "details") signs.push(style(title, "::after").color);
    return [kind, ...found, signs.every((colour) => colour === borderInlineStartColor)];
  }));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_box_of_any_kind_of_the_theme_has_one_tone_at_its_side_and_in_its_sign(visit, scheme):
    page = visit(color_scheme=scheme)

    boxes = page.evaluate(BOXES, KINDS)

    assert {tuple(box[1:]) for box in boxes} == {("1px", page.evaluate(LINE), "rgba(0, 0, 0, 0)", True)}
