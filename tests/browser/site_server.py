"""A web server on this computer for a built site: a folder, below a path of the address, with extra headers."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from courses import build


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder of its server's site; what lies outside the site's path does not exist."""

    def __init__(self, *args, site: SiteServer, **options) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **options)

    def translate_path(self, path: str) -> str:
        """Find the file of an address."""
        address = unquote(path.partition("?")[0])
        if not address.startswith(self.site.path):
            return str(self.site.folder / "not-of-this-site")
        return super().translate_path("/" + quote(address.removeprefix(self.site.path)))

    def send_head(self):
        """Give the file whatever the browser has: two builds within a second would look like one by their times."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        """Add the site's own headers, and let the browser keep only what is named after its content."""
        caching = "max-age=600" if "/assets/" in self.path else "no-store"
        for name, value in {"Cache-Control": caching, **self.site.headers}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: tests look at the browser."""


class Server(ThreadingHTTPServer):
    """Does not mind a browser that hangs up, as it does whenever a test is over."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteServer:
    """Serves `folder` until closed; the folder may be exchanged for another build of the same site."""

    def __init__(self, folder: Path, path: str = "/", headers: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.path = path
        self.headers = headers or {}
        self.server = Server(("127.0.0.1", 0), partial(Handler, site=self))
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    @property
    def home(self) -> str:
        """The address of the site's top."""
        return self.origin + quote(self.path)

    def url(self, page: str) -> str:
        """The address of a page, given by its path in the site."""
        return self.home + quote(page)

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def published(course: Path, folder: Path, path: str = "/", strict: bool = True) -> SiteServer:
    """Build a course for the address it is then served at: instant navigation asks for that."""
    server = SiteServer(folder, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", server.home)
        build(course, folder, strict)
    return server
