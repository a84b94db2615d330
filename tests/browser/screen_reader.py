"""A screen reader that says everything as text: `@guidepup/virtual-screen-reader`, run within the page.

It comes through npm, by the lock file of this repository, and is fetched the first time a test needs it.
"""

from __future__ import annotations

import pytest
from npm import fetched
from playwright.sync_api import Locator, Page

SCRIPT = "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
PATIENCE = 15_000  # milliseconds

START = """async (element, source) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  window.reader = (await import(url)).virtual;
  URL.revokeObjectURL(url);
  await reader.start({ container: element });
}"""
READ_ON = """async ([last, most]) => {
  for (let n = 0; n < most && (await reader.lastSpokenPhrase()) !== last; n += 1) await reader.next();
}"""
JUMP = """async ([command, most]) => {
  const been = new Set();
  for (let n = 0; n < most && !been.has(reader.activeNode); n += 1) {
    been.add(reader.activeNode);
    await reader.perform(reader.commands[command]);
  }
}"""
LISTEN = """async ([phrase, patience]) => {
  const end = performance.now() + patience;
  while (!(await reader.spokenPhraseLog()).includes(phrase)) {
    if (performance.now() > end) return false;
    await new Promise(requestAnimationFrame);
  }
  return true;
}"""
SAID = """async () => {
  const all = await reader.spokenPhraseLog();
  await reader.clearSpokenPhraseLog();
  return all;
}"""


def source() -> str:
    """Give the script of the reader."""
    return fetched(SCRIPT).read_text(encoding="utf-8")


class ScreenReader:
    """Listens to one element of a page; what it says is collected from its start on."""

    def __init__(self, element: Locator) -> None:
        self.page: Page = element.page
        element.evaluate(START, source())

    def said(self) -> list[str]:
        """Give all that was said since the last question, in order, and forget it."""
        return list(self.page.evaluate(SAID))

    def until(self, phrase: str) -> list[str]:
        """Wait until something is said; gives all that was said up to then."""
        if not self.page.evaluate(LISTEN, [phrase, PATIENCE]):
            pytest.fail(f"the reader never said “{phrase}”, but: {self.said()}")
        return self.said()

    def reads_to(self, last: str, most: int = 100) -> list[str]:
        """Read on until something is said."""
        self.page.evaluate(READ_ON, [last, most])
        return self.said()

    def stop(self) -> None:
        """Fall silent, so that another may listen."""
        self.page.evaluate("reader.stop()")

    def goes_to(self, what: str, most: int = 30) -> list[str]:
        """Jump from one heading or landmark to the next, as readers do to find their way, until they begin again."""
        self.said()
        self.page.evaluate(JUMP, [f"moveToNext{what}", most])
        return self.said()
