"""Waiting for what a page can only find out in steps, such as how far a service worker has come."""

from __future__ import annotations

from playwright.sync_api import Page

UNTIL = """async () => {
  const holds = %s;
  const ends = performance.now() + 20000;
  while (!(await holds())) {
    if (performance.now() > ends) throw new Error("waited in vain");
    await new Promise((done) => setTimeout(done, 30));
  }
}"""

ACTIVE = "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"


def until(page: Page, condition: str) -> None:
    """Wait until an asynchronous function in JavaScript gives something true, which `wait_for_function` does not."""
    page.evaluate(UNTIL % condition)


def until_kept(page: Page) -> None:
    """Wait until a service worker has kept the whole site."""
    until(page, ACTIVE)
