"""Where the focus is, and whether it can be seen there."""

from __future__ import annotations

from playwright.sync_api import Page

# What has the focus, where it can be seen: on its own place or, for an input the theme hides, on its label.
STOP = """() => {
  const one = document.activeElement;
  const shown = one.labels?.[0] && one.getBoundingClientRect().width < 2 ? one.labels[0] : one;
  const boxes = [...shown.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const seen = boxes.some(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].some((share) => {
      const hit = document.elementFromPoint(left + (right - left) * share, (top + bottom) / 2);
      return hit && (shown.contains(hit) || hit.contains(shown));
    })
  );
  return { name: one.localName, html: one.outerHTML.slice(0, 120), seen };
}"""

# Whether an element, asked at its left edge, is what is seen there.
IN_VIEW = """(element) => {
  const { left, top, bottom } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + 5, (top + bottom) / 2));
}"""

# Looks after each press of a key, when what it set off has been painted; a page on its way in has half a second.
AFTER_EACH_KEY = """
addEventListener("keydown", ({ key, target }) => {
  const end = performance.now() + 500;
  const pressed = target.outerHTML.slice(0, 80);
  const look = () => {
    const { name, html, seen } = (STOP)();
    const found = seen && name !== "body";
    if (found || performance.now() > end) focusAfterKey(`${location.pathname}: ${key} on ${pressed}`, html, found);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}, true);
""".replace("STOP", STOP)


class FocusWatch:
    """Looks where the focus of a page is after each press of a key, on every page it opens.

    `looks` counts them; `lost` lists those after which the focus was on nothing, or on something not in view.
    """

    def __init__(self, page: Page) -> None:
        self.looks = 0
        self.lost: list[str] = []
        page.expose_function("focusAfterKey", self.look)
        page.add_init_script(AFTER_EACH_KEY)

    def look(self, press: str, html: str, seen: bool) -> None:
        """Keep what one look found."""
        self.looks += 1
        self.lost += [] if seen else [f"{press} → {html}"]
