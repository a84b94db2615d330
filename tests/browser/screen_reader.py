"""A screen reader that says everything as text: `@guidepup/virtual-screen-reader`, run within the page.

It comes through npm, by the lock file of this repository, and is fetched the first time a test needs it.
"""

from __future__ import annotations

import pytest
from chromium import all_run, this_machine
from courses import ROOT
from playwright.sync_api import Locator, Page

SCRIPT = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
NPM = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(ROOT)]
APT = (["apt-get", "update"], ["apt-get", "install", "-y", "npm"])
PATIENCE = 15_000  # milliseconds
NO_READER = "The tests of what is spoken need npm: install it, run `npm ci --ignore-scripts`, then run the tests again."

START = """async (element, source) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  window.reader = (await import(url)).virtual;
  URL.revokeObjectURL(url);
  await reader.start({ container: element });
}"""
READ_ON = """async ([last, most]) => {
  for (let n = 0; n < most && (await reader.lastSpokenPhrase()) !== last; n += 1) await reader.next();
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
    """Give the script of the reader; fails where it is not there and cannot be fetched."""
    machine = this_machine()
    if not SCRIPT.is_file() and not machine.which("npm") and machine.which("apt-get") and machine.is_root:
        all_run(machine, APT)
    if not SCRIPT.is_file() and not (machine.which("npm") and machine.run(NPM)):
        pytest.fail(NO_READER, pytrace=False)
    return SCRIPT.read_text(encoding="utf-8")


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
