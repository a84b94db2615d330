"""A watchful eye on a browser: what no page of a course may do, whatever the test at hand looks at."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OWN_SCRIPT = "/assets/coursekit."  # that of quizzes
OWN_SCRIPTS = "/assets/coursekit"


class Watch:
    """Writes down requests that leave the test host, and errors of pages and of the console.

    With `theme_may_fail` only errors of our own script count: some of what tests do to a browser breaks the theme.
    """

    def __init__(self, context: BrowserContext, homes: list[str]) -> None:
        self.begin(homes)
        context.on("request", self.on_request)
        context.on("weberror", self.on_error)
        context.on("console", self.on_console)

    def begin(self, homes: list[str]) -> None:
        """Begin with nothing written down."""
        self.homes = homes
        self.theme_may_fail = False
        self.requests: list[str] = []
        self.problems: list[str] = []

    def on_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(("data:", "blob:", *self.homes)):
            self.problems.append(f"a request left the test host: {request.url}")

    def on_error(self, error: WebError) -> None:
        stack = getattr(error.error, "stack", None) or str(error.error)
        if OWN_SCRIPTS in stack or not self.theme_may_fail:
            self.problems.append(f"an error in the page: {stack}")

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self.theme_may_fail:
            self.problems.append(f"an error in the console: {message.text} ({message.location['url']})")

    def scripts_of_ours(self) -> list[str]:
        """Give the addresses of our script that were asked for."""
        return [url for url in self.requests if OWN_SCRIPT in url and url.endswith(".js")]
