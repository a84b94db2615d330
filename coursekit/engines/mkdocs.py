"""MkDocs as engine, and the only room that knows it: its hooks, and the commands that build and serve with it.

`mkdocs build` and `mkdocs serve` reach a course through a hook file that exports the hooks `on_…` below.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from coursekit.course import Checked, check_folder
from coursekit.diagnostics import as_text
from coursekit.files import discard, read_bytes, read_templates, scratch
from coursekit.finish import Finish
from coursekit.policy import known_scripts
from coursekit.servers import header_files
from coursekit.theme.mending import MovedError
from coursekit.tree import Settings, Tree, TreeFile, build, expand
from coursekit.words import Words

log = logging.getLogger("mkdocs.hooks.coursekit")

LOOK_EVERY = 0.1  # seconds between two looks at the authored files while serving


class CourseError(Abort):
    """Stops MkDocs because of mistakes in the course; its message is the whole report."""


class Adapter:
    """Mounts a course in MkDocs; one lives as long as MkDocs does, and starts anew with each build."""

    def __init__(self) -> None:
        self.tree: Tree | None = None
        self.finish: Finish | None = None
        self.serving = False

    def on_startup(self, command: str, **_: bool) -> None:
        """Note whether a site is built or served: while serving, MkDocs puts a script of its own into each page."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the course before MkDocs touches the site, and fit it into the configuration.

        Raises CourseError where the course has errors; warnings are logged, so that `--strict` heeds them.
        """
        root = Path(config.config_file_path).parent
        checked = check_folder(root)
        if checked.has_errors:
            words = checked.words
            raise CourseError(f"{checked.report(words)}\n\n{words('report.stopped')}")
        self.warn(checked)
        themed = is_mended(config)
        self.tree = build(checked.course, config.use_directory_urls, themed)
        self.finish = finish(config, self.tree, checked.words, policed=not self.serving) if themed else None
        config.extra_css = [self.tree.style, *config.extra_css]
        config.extra_javascript = [*config.extra_javascript, *filter(None, [self.tree.theme])]
        config.watch = [*config.watch, *(str(root / name) for name in ("course.yml", "modules", "quizzes"))]
        if config.nav:
            config.nav = expand(config.nav, checked.course)
        return config

    def warn(self, checked: Checked) -> None:
        """Log what does not forbid a build."""
        for diagnostic in checked.diagnostics:
            log.warning(as_text(diagnostic, checked.words))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages of modules and the runtime, and put in those pages of `docs/` that hold a quiz."""
        if self.tree is None:
            return files
        root = Path(config.config_file_path).parent
        for path, entry in self.tree.files.items():
            known = files.get_file_from_path(path)
            if not known or known.content_string != entry.text:
                put(files, generated(config, path, entry))
        for path, source in self.tree.copies.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, abs_src_path=str(root / source)))
        return files

    @event_priority(-100)  # after whatever else changes pages, so that the policy fits what is published
    def on_post_page(self, output: str, page: Page, **_: MkDocsConfig) -> str:
        """Mend a page and give it its policy."""
        return self.finished(output, page.url)

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, **_: MkDocsConfig) -> str:
        """Do the same for pages that come from no Markdown, such as the one for addresses that lead nowhere."""
        return self.finished(output_content, template_name) if template_name.endswith(".html") else output_content

    def finished(self, html: str, name: str) -> str:
        """Finish a page; `name` tells it from others in what is said.

        Raises CourseError where the theme is not what the mends are for. Scripts that the policy stops are warned of.
        """
        if self.finish is None:
            return html
        words = self.finish.words
        try:
            page = self.finish(html)
        except MovedError as error:
            fault = words(f"mends.{error.name}")
            report = words("report.theme_moved", page=name, fault=fault, wanted=error.wanted, found=error.found)
            raise CourseError(f"{report}\n\n{words('report.stopped')}") from error
        for script in self.finish.stopped(page):
            log.warning(words("report.script_stopped", page=name, script=" ".join(script.split())[:60]))
        return page


adapter = Adapter()
on_startup = adapter.on_startup
on_config = adapter.on_config
on_files = adapter.on_files
on_post_page = adapter.on_post_page
on_post_template = adapter.on_post_template


def is_mended(config: MkDocsConfig) -> bool:
    """Tell whether the theme is the one that the mends are for."""
    return config.theme.name == "material"


def finish(config: MkDocsConfig, tree: Tree, words: Words, policed: bool) -> Finish:
    """Make what finishes the pages of a site with the theme Material."""
    templates = [text for folder in config.theme.dirs for text in read_templates(Path(folder))]
    return Finish(words, tree.style, tree.first, known_scripts(templates), policed)


def generated(config: MkDocsConfig, path: str, entry: TreeFile) -> File:
    """Make a file in memory whose edit link leads to what its author wrote."""
    file = File.generated(config, path, content=entry.text)
    file.edit_uri = f"../{entry.source}" if entry.source else None
    return file


def put(files: Files, file: File) -> None:
    """Add a file, in the place of one with the same path."""
    known = files.get_file_from_path(file.src_uri)
    if known:
        files.remove(known)
    files.append(file)


def build_site(config_file: Path, site: Path, strict: bool) -> dict[str, str]:
    """Build the site into the folder `site`; gives the header files for its web server by name, or none.

    Raises CourseError for mistakes in the course and EngineError for what MkDocs finds.
    """
    try:
        config = load_config(str(config_file), site_dir=str(site), strict=strict or None)
        mount(config)
        adapter.on_startup(command="build")  # here too, for courses whose `mkdocs.yml` names no hook file
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except CourseError:
        raise
    except (ConfigurationError, MkDocsException) as error:
        raise EngineError(str(error)) from error
    return header_files(adapter.finish.digests) if adapter.finish else {}


def serve_site(config_file: Path, address: str | None) -> None:
    """Show the site and build it anew when something changes, until interrupted.

    MkDocs' own command, but that it looks for changes more often, mounts the course where no hook file does, and
    goes on showing the last good site. Raises CourseError for mistakes in the course and EngineError for what
    MkDocs finds, both at the start alone.
    """
    site = scratch()
    options = {"site_dir": str(site), "dev_addr": address}

    def build_anew() -> None:
        try:
            build_to_serve(load_config(str(config_file), **options), server.url)
        except CourseError as error:  # found before the site is touched; MkDocs would let browsers wait
            log.error(error.message)

    try:
        config = load_config(str(config_file), **options)
        server = live_server(config, build_anew)
        adapter.on_startup(command="serve")
        config.plugins.on_startup(command="serve", dirty=False)
        build_to_serve(config, server.url)
        gc.freeze()  # what is loaded by now stays; to look through it again would slow every build down
        watch(server, config)
    except CourseError:
        raise
    except (ConfigurationError, MkDocsException, OSError) as error:
        raise EngineError(str(error)) from error
    finally:
        discard(site)


def live_server(config: MkDocsConfig, build_anew: Callable[[], None]) -> LiveReloadServer:
    """Make the server of the site, where `mkdocs.yml` wants it."""
    host, port = config.dev_addr
    mount_path = urlsplit(config.site_url or "/").path
    return LiveReloadServer(build_anew, host, port, config.site_dir, mount_path, polling_interval=LOOK_EVERY)


def build_to_serve(config: MkDocsConfig, url: str) -> None:
    """Build the site as it is seen at `url`."""
    config.site_url = url
    mount(config)
    mkdocs_build(config, serve_url=url)


def watch(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Serve, and build anew whenever an authored file changes, until interrupted."""
    server.error_handler = lambda code: read_bytes(Path(server.root, "404.html")) if code == 404 else None
    for path in (config.docs_dir, config.config_file_path, *config.watch):
        server.watch(path)
    config.plugins.on_serve(server, config=config, builder=server.builder)
    with suppress(KeyboardInterrupt):
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
            config.plugins.on_shutdown()


def settings(config_file: Path) -> Settings:
    """Read from `mkdocs.yml` what another engine needs to know.

    Raises EngineError where it cannot be read.
    """
    try:
        config = load_config(str(config_file))
    except (ConfigurationError, MkDocsException) as error:
        raise EngineError(str(error)) from error
    custom = config.theme.custom_dir
    return Settings(
        directory_urls=config.use_directory_urls,
        nav=list(config.nav or []),
        extra_css=tuple(str(path) for path in config.extra_css),
        extra_javascript=tuple(
            script if isinstance(script, str) else dict(script) for script in config.extra_javascript
        ),
        themed=is_mended(config),
        custom_dir=Path(custom).relative_to(config_file.parent).as_posix() if custom else "",
    )


class EngineError(Exception):
    """MkDocs could not build; the message is its own."""


def mount(config: MkDocsConfig) -> None:
    """Make sure the course takes part, also where its `mkdocs.yml` names no hook file."""
    if not any(getattr(plugin, "on_files", None) == on_files for plugin in config.plugins.values()):
        config.plugins["coursekit"] = adapter  # type: ignore[assignment]


def log_to_terminal(verbose: bool = False) -> None:
    """Let MkDocs say what it warns of, and with `verbose` what it does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
