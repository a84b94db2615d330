"""What axe-core finds wrong with a page or a part of it: all rules, and no list of exceptions."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

SIZES = {"desktop": (1280, 800), "phone": (390, 844), "400 per cent": (320, 256)}  # the last is 1280 by 1024, enlarged

# What a learner has chosen to see the site in.
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced, dark": {"color_scheme": "dark", "forced_colors": "active"},
}

# With forced colours Chromium gives the colour that letters are filled with as if colours were not forced, and that is
# what axe-core asks for. So each element says for the time of its look what its letters are painted in.
AS_PAINTED = """async (look) => {
  const forced = matchMedia("(forced-colors: active)").matches ? [...document.body.querySelectorAll("*")] : [];
  const colours = forced.map((element) => getComputedStyle(element).color);
  forced.forEach((element, index) => element.style?.setProperty("-webkit-text-fill-color", colours[index]));
  const found = await look();
  for (const element of forced) {
    element.style?.removeProperty("-webkit-text-fill-color");
    if (!element.getAttribute("style")) element.removeAttribute("style");
  }
  return found;
}"""

# All rules, those that are off by default too, but those of level AAA, some of which no page can meet. What is in order
# is not written out.
LOOK = """async (where) => {
  const rules = Object.fromEntries(
    axe.getRules().map(({ ruleId, tags }) => [ruleId, { enabled: !tags.includes("wcag2aaa") }])
  );
  const { violations } = await axe.run(where ?? document, { rules, resultTypes: ["violations"], selectors: false });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}"""

RUN = f"(where) => ({AS_PAINTED})(() => ({LOOK})(where))"


def resize(page: Page, size: str) -> None:
    """Give the window one of the sizes."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})


def problems(page: Page, where: str | None = None) -> list[str]:
    """Let axe-core look at a page, or at what a selector finds in it, from the page's top."""
    page.evaluate("scrollTo(0, 0)")  # the header covers part of what is scrolled below it
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    return page.evaluate(RUN, where)
