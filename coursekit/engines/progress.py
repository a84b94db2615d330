"""How far a build of MkDocs has come, for whoever wants to be told."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Tell = Callable[[int, int], None]  # is told how many pages of how many are done


class Progress:
    """Counts the pages of one build for whoever wants to be told `(done, all)`.

    MkDocs reads every page first and then writes every page; each counts half.
    """

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.steps = 0
        self.total = 0

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Find out how many pages there are, once all are mounted."""
        self.total = len(files.documentation_pages())

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Count a page that was read."""
        self.count()

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Count a page that was made."""
        self.count()

    def count(self) -> None:
        """Tell how many pages are done."""
        self.steps += 1
        self.tell(self.steps // 2, self.total)
