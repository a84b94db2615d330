"""MkDocs while an author works: the course as it stands, followed by what is saved.

MkDocs' own server, but that it looks for changes more often, mounts the course where no hook file does, builds only
the pages whose text changed where that is all it takes, and shows mistakes above the last good pages.
"""

from __future__ import annotations

import gc
import html
import logging
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from coursekit.engines.mkdocs import EngineError, adapter, mount, sources
from coursekit.engines.progress import Tell
from coursekit.files import read_bytes, scratch, stamps, write_tree
from coursekit.markdown_scan import front_matter
from coursekit.model import Course
from coursekit.package import package_text
from coursekit.publishing import discard
from coursekit.tree import Tree
from coursekit.words import Words

log = logging.getLogger("mkdocs.hooks.coursekit")

LOOK_EVERY = 0.1  # seconds between two looks at the authored files
BODY = re.compile(rb"<body[^>]*>")
STYLE = "/coursekit-preview.css"
EMPTY_PAGE = b"<!doctype html><html><head><title>coursekit</title></head><body></body></html>"


def serve_site(config_file: Path, address: str | None, words: Words, tell: Tell | None = None) -> None:
    """Show the site and build it anew when something changes, until interrupted; `tell` hears of the first build.

    Mistakes in the course stand on the pages, and in the log. Raises EngineError where MkDocs cannot start,
    and OSError where the disk refuses a file.
    """
    try:
        preview = Preview(config_file, address, words, tell)
    except (ConfigurationError, MkDocsException, OSError) as error:
        raise told(error) from error
    try:
        preview.build()
        gc.freeze()  # what is loaded by now stays; to look through it again would slow every build down
        preview.watch()
    except (MkDocsException, OSError) as error:
        raise told(error, "{}:{}".format(*preview.config.dev_addr)) from error
    finally:
        preview.close()


def told(error: Exception, address: str = "") -> Exception:
    """Give the error to raise: all but what the computer refuses as MkDocs says it.

    What is refused bears the name of the file, or of the address.
    """
    if not isinstance(error, OSError) or error.errno is None or not (error.filename or address):
        return EngineError(str(error))
    return error if error.filename else OSError(error.errno, error.strerror, address)


class Preview:
    """The site as it is shown, and what its last whole build left to build single pages with."""

    def __init__(self, config_file: Path, address: str | None, words: Words, tell: Tell | None = None) -> None:
        self.config_file = config_file
        self.address = address
        self.words = words
        self.tell = tell
        self.report = ""
        self.stamps: dict[str, tuple[int, int]] = {}
        self.frame: object = None
        self.site = scratch()
        write_tree(self.site, {"index.html": EMPTY_PAGE})
        self.config = self.configuration()
        self.config.plugins.on_startup(command="serve", dirty=False)
        adapter.on_startup("serve", dirty=False)  # also where no hook file passes it on
        self.server = Server(self)

    def configuration(self) -> MkDocsConfig:
        """Read `mkdocs.yml` as it stands, for a site in the current folder."""
        return load_config(str(self.config_file), site_dir=str(self.site), dev_addr=self.address)

    def build(self) -> None:
        """Bring the site up to what is saved; where that fails, it stays as it was and says why."""
        try:
            before, self.stamps = self.stamps, stamps(map(Path, self.watched()))
            if not (only_texts_differ(before, self.stamps) and self.refresh()):
                self.build_whole()
            self.report = ""
        except Exception as error:  # whatever an author, a theme or a plugin got wrong, the preview goes on
            self.report = str(error) or type(error).__name__
            self.stamps = {}
            log.error(self.report)

    def watched(self) -> list[str]:
        """List what the site is made from, also where the course was never without mistakes yet."""
        own = [
            self.config.docs_dir,
            self.config.config_file_path,
            *self.config.watch,
            *sources(self.config_file.parent),
        ]
        return [path for path in dict.fromkeys(own) if Path(path).exists()]

    def build_whole(self) -> None:
        """Build everything in a folder of its own, and show that once it is done."""
        former, self.site = self.site, scratch()
        try:
            config = self.configuration()
            config.site_url = self.server.url
            mount(config, self.tell)
            self.tell = None
            config.plugins["coursekit-preview"] = self  # type: ignore[assignment]
            mkdocs_build(config, serve_url=self.server.url)
        except BaseException:
            discard(self.site)
            self.site = former
            raise
        self.config, self.server.root = config, str(self.site)
        discard(former)
        if adapter.course and adapter.tree:
            self.frame = frame(adapter.course, adapter.tree)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation of a whole build."""
        self.nav = nav
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Keep the templates and the files of a whole build."""
        self.env, self.files = env, files
        return env

    def refresh(self) -> bool:
        """Build anew the pages whose text changed; tells whether that is all that had to be done."""
        former = adapter.tree
        if former is None or self.frame is None:
            return False
        course, tree = adapter.grow(self.config)
        if frame(course, tree) != self.frame:
            return False
        adapter.course, adapter.tree = course, tree
        pages = self.files.documentation_pages()
        for file in pages:
            entry = tree.files.get(file.src_uri)
            if entry and entry != former.files[file.src_uri]:
                self.renew(file, entry.text, pages)
        for file in pages:
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.config.plugins.on_post_build(config=self.config)
        return True

    def renew(self, file: File, text: str, pages: Iterable[File]) -> None:
        """Build one page."""
        if file.page is None:
            return
        file.content_string = text
        drop_from_search(self.config, file.page)
        _populate_page(file.page, self.config, self.files)
        _build_page(file.page, self.config, list(pages), self.nav, self.env)

    def watch(self) -> None:
        """Serve, and build anew whenever an authored file changes, until interrupted."""
        for path in self.watched():
            self.server.watch(path)
        self.config.plugins.on_serve(self.server, config=self.config, builder=self.build)
        with suppress(KeyboardInterrupt):
            try:
                self.server.serve()  # type: ignore[no-untyped-call]
            finally:
                self.server.shutdown()
                self.config.plugins.on_shutdown()

    def close(self) -> None:
        """Leave neither an open port nor a folder behind."""
        self.server.server_close()
        discard(self.site)

    def box(self) -> bytes:
        """Write what is shown above a page while there are mistakes."""
        if not self.report:
            return b""
        title, text = html.escape(self.words("report.preview_title")), html.escape(self.report)
        help_text = html.escape(self.words("report.preview_help"))
        return (
            f'<link rel="stylesheet" href="{STYLE}"><section class="coursekit-preview" role="alert">'
            f"<h2>{title}</h2><pre>{text}</pre><p>{help_text}</p></section>"
        ).encode()


class Server(LiveReloadServer):
    """MkDocs' server of a preview, where `mkdocs.yml` or its user wants it."""

    def __init__(self, preview: Preview) -> None:
        host, port = preview.config.dev_addr
        path = urlsplit(preview.config.site_url or "/").path
        super().__init__(preview.build, host, port, str(preview.site), path, polling_interval=LOOK_EVERY)
        self.preview = preview
        self.error_handler = self.error_page

    def error_page(self, code: int) -> bytes | None:
        """Give the theme's own page for an address that leads nowhere."""
        path = Path(self.root, "404.html")
        return self.with_box(read_bytes(path)) if code == 404 and path.is_file() else None

    def with_box(self, content: bytes) -> bytes:
        """Put the mistakes at the top of a page."""
        return BODY.sub(lambda match: match[0] + self.preview.box(), content, count=1)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        added: bytes = super()._inject_js_into_html(self.with_box(content), epoch)  # type: ignore[no-untyped-call]
        return added

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] != STYLE:
            answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return answer
        start_response("200 OK", [("Content-Type", "text/css")])
        return [package_text("engines/preview.css").encode()]


def only_texts_differ(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> bool:
    """Tell whether the same files are there and only pages and quizzes were changed."""
    changed = [Path(path) for path in after if before.get(path) != after[path]]
    return before.keys() == after.keys() and all(
        path.suffix == ".md" or path.parent.name == "quizzes" for path in changed
    )


def frame(course: Course, tree: Tree) -> object:
    """Give what other pages than its own show of a page, and which files there are: a change of it changes all."""
    return [(page.path, page.title, front_matter(page.text)) for page in course.all_pages], sorted(tree.files)


def drop_from_search(config: MkDocsConfig, page: Page) -> None:
    """Take what the search knows of a page away, before it is read anew."""
    for plugin in config.plugins.values():
        index = getattr(plugin, "search_index", None)
        for name in ("entries", "_entries"):
            entries = getattr(index, name, None)
            if isinstance(entries, list):
                entries[:] = [entry for entry in entries if entry["location"].partition("#")[0] != page.url]
