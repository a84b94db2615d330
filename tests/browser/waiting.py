"""Waiting in a page whose policy forbids what Playwright's own way of it needs: to run a text as a script."""

from __future__ import annotations

from playwright.sync_api import Page

FRAMES = 900  # about 15 seconds


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true; fails after a while."""
    page.evaluate(
        f"""async () => {{
          for (let frame = 0; !({condition}); frame += 1) {{
            if (frame > {FRAMES}) throw new Error("never true: " + {condition!r});
            await new Promise(requestAnimationFrame);
          }}
        }}"""
    )


def add_style(page: Page, css: str) -> None:
    """Add rules to a page as a reader's own browser may, whatever its policy says."""
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }""",
        css,
    )


def until_kept(page: Page) -> None:
    """Wait until a service worker has kept the whole site."""
    until(page, "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
