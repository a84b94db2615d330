"""Tabs that tests have one after the other, each as if nobody had been there: a new one costs as much as a short test.

What a visit leaves behind is cleared; a tab with something about it that cannot be cleared is given away no more.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser
from watch import Watch

PATIENCE = 15_000  # milliseconds, for a computer that is busy with something else
KEPT = 4  # tabs, the one used last among them: each takes its memory
NOTHING_KEPT = {"service_workers": "block"}

# What stays with a tab or with its context for good, whatever is cleared.
LASTING = (
    *("add_cookies", "add_init_script", "add_locator_handler", "emulate_media", "expose_binding", "expose_function"),
    *("grant_permissions", "install", "new_cdp_session", "on", "once", "pause", "route", "route_from_har"),
    *("route_web_socket", "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers"),
    *("set_fixed_time", "set_geolocation", "set_offline", "set_system_time", "set_viewport_size"),
)


def site(address: str) -> str:
    """Give what a browser keeps things by: an address without its path."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


class Tab:
    """The only tab of a context, which notices when something lasting is done to either."""

    def __init__(self, chromium: Browser, options: dict[str, Any]) -> None:
        self.options = options
        self.context = chromium.new_context(**NOTHING_KEPT, **options)
        self.context.set_default_timeout(PATIENCE)
        self.watch = self.context.watch = Watch(self.context, [])
        self.page = self.context.new_page()
        self.storage = self.context.new_cdp_session(self.page)
        self.worn = False
        for target in (self.context, self.context.clock, self.page, self.page.clock):
            for name in filter(lambda name: hasattr(type(target), name), LASTING):
                self.mind(target, name)

    def mind(self, target: object, name: str) -> None:
        """Have it known when something lasting is asked for."""
        ask = getattr(target, name)

        def asked(*args, **options):
            self.worn = True
            return ask(*args, **options)

        setattr(target, name, asked)

    def forgets(self) -> bool:
        """Clear what a visit to a site left behind; tells whether that is all there was."""
        here, asked = site(self.page.url), {site(url) for url in self.watch.requests}
        if self.worn or self.context.pages != [self.page] or asked - {"data://", "blob://"} != {here}:
            return False
        self.page.evaluate("sessionStorage.clear()")
        self.page.mouse.move(-1, -1)
        self.page.goto("about:blank")
        self.storage.send("Storage.clearDataForOrigin", {"origin": here, "storageTypes": "all"})
        return True

    def close(self) -> None:
        """Give the tab up."""
        self.context.close()
