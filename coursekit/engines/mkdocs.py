"""MkDocs as engine: its hooks, and the command that builds with it.

`mkdocs build` and `mkdocs serve` reach a course through a hook file that exports `on_startup` and `on_config`;
the latter brings in the others.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from coursekit import offline
from coursekit.course import Checked, check_folder, little_garbage
from coursekit.diagnostics import as_text
from coursekit.engines.progress import Progress, Tell
from coursekit.files import read_templates, read_tree, write_files
from coursekit.finish import Finish
from coursekit.model import Course
from coursekit.pages import TreeFile, marks, put_in
from coursekit.policy import known_scripts
from coursekit.servers import header_files
from coursekit.templating import template_cache
from coursekit.theme.mending import MovedError
from coursekit.tree import Settings, Tree, build, expand
from coursekit.words import Words

log = logging.getLogger("mkdocs.hooks.coursekit")

WAITING = "unfilled-statement"  # the course itself is ready before its operator has filled this in; `check` says it
LATER = ("on_files", "on_env", "on_page_content", "on_post_page", "on_post_template", "on_post_build")
UNDATED = "1980-01-01"  # MkDocs dates every page with the day of the build, and its sitemap with the newest of them
LASTMOD = f"<lastmod>{UNDATED}</lastmod>"
ANCHOR = re.compile(r' id="([^"]+)"')
LINKS = ("broken-link", "broken-anchor")  # what MkDocs finds too, without the place
ENDING = re.compile(r"(?:(?:^|/)index)?\.(?:md|html)$")
DOUBLE = re.compile(r"Doc file '(?P<page>.*?)' contains a link '(?P<target>.*)', but ")


class CourseError(Abort):
    """Stops MkDocs because of mistakes in the course; its message is the whole report."""


class Adapter:
    """Mounts a course in MkDocs; one lives as long as MkDocs does, and starts anew with each build."""

    def __init__(self) -> None:
        self.course: Course | None = None
        self.tree: Tree | None = None
        self.finish: Finish | None = None
        self.serving = False
        self.reported: frozenset[tuple[str, str]] = frozenset()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the course before MkDocs touches the site, and fit it into the configuration.

        Raises CourseError where the course has errors.
        """
        root = Path(config.config_file_path).parent
        self.course, self.tree = self.grow(config)
        config.extra_css = [self.tree.style, *config.extra_css]
        config.extra_javascript = [*config.extra_javascript, *filter(None, [self.tree.theme, self.tree.keep])]
        config.watch = [*config.watch, *sources(root)]
        if config.nav:
            config.nav = expand(config.nav, self.course)
        config.plugins["coursekit"] = SimpleNamespace(**{name: getattr(self, name) for name in LATER})  # type: ignore[assignment]
        return config

    def grow(self, config: MkDocsConfig) -> tuple[Course, Tree]:
        """Read and check the course as it stands, and make its tree.

        Raises CourseError where the course has errors; warnings are logged, so that `--strict` heeds them.
        """
        checked = check_folder(Path(config.config_file_path).parent)
        if checked.has_errors:
            words = checked.words
            raise CourseError(f"{checked.report(words)}\n\n{words('report.stopped')}")
        self.warn(checked)
        themed = is_mended(config)
        tree = build(checked.course, config.use_directory_urls, themed, not self.serving)
        self.finish = finish(config, tree, checked.words, policed=not self.serving) if themed else None
        return checked.course, tree

    def warn(self, checked: Checked) -> None:
        """Log what does not forbid a build; `--strict` heeds all but what waits for the site's operator."""
        for diagnostic in checked.diagnostics:
            level = logging.INFO if diagnostic.code == WAITING else logging.WARNING
            log.log(level, as_text(diagnostic, checked.words))
        links = [diagnostic for diagnostic in checked.diagnostics if diagnostic.code in LINKS]
        self.reported = frozenset((link.span.path.partition("/")[2], str(link.values["target"])) for link in links)
        logging.getLogger("mkdocs.structure.pages").addFilter(self.is_news)  # once, however often it is added

    def has_reported(self, page: str, address: str) -> bool:
        """Tell whether the place of a link of a built page has been given; MkDocs changes the way to an anchor."""
        own = {target for source, target in self.reported if ENDING.sub("", source) == ENDING.sub("", page)}
        anchor = address.partition("#")[2]
        return address in own or (bool(anchor) and any(target.partition("#")[2] == anchor for target in own))

    def is_news(self, record: logging.LogRecord) -> bool:
        """Tell whether MkDocs says more than that a link leads nowhere of which we have given the place."""
        double = DOUBLE.match(record.getMessage())
        return not double or (double["page"], double["target"]) not in self.reported

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

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Keep the theme's templates as they are compiled: that is a tenth of a build, and the same in every one.

        Each build has its own environment, so none of them has to look whether a template has changed meanwhile.
        """
        env.bytecode_cache = template_cache("theme")
        env.auto_reload = False
        return env

    def on_startup(self, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Note whether the site is to be published or only shown while its author works."""
        self.serving = command == "serve"

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Let links lead to what the inserts of a page name, which MkDocs does not see, and take the day away.

        The day of the build says nothing of a page, and would make two builds of one course differ.
        """
        page.update_date = UNDATED
        inserts = self.inserts(page)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | {
            anchor for insert in inserts for anchor in ANCHOR.findall(insert)
        }
        return html

    @event_priority(-100)  # after whatever else changes pages, so that the policy fits what is published
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put in what neither Markdown nor the search had to read, mend the page and give it its policy.

        Raises PluginError where a theme or another plugin has taken the place of an insert away.
        """
        inserts = self.inserts(page)
        if marks(output) != len(inserts):
            raise PluginError(
                f"{page.file.src_uri}: {len(inserts)} quizzes or drawings, {marks(output)} places for them"
            )
        return put_in(self.finished(output, page.url), inserts)  # what is ours has none of the theme's faults

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, **_: MkDocsConfig) -> str:
        """Finish pages that come from no Markdown, and leave pages without a date in the sitemap."""
        if template_name.endswith(".html"):
            return self.finished(output_content, template_name)
        return output_content.replace(LASTMOD, "")

    @event_priority(-100)  # after the search has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add what is made from the built files as a whole.

        A preview takes away what was kept of a site that was shown at the same address before.
        """
        site = Path(config.site_dir)
        keeps = self.tree is not None and self.tree.keep
        built = read_tree(site) if keeps or not self.serving else {}
        worker = offline.worker(built) if keeps else offline.remover()
        texts = {offline.NAME: worker, **offline.index_script(built)}
        write_files(site, {name: text.encode() for name, text in texts.items()})

    def inserts(self, page: Page) -> tuple[str, ...]:
        """Give what is to be put into a page."""
        entry = self.tree.files.get(page.file.src_uri) if self.tree else None
        return entry.inserts if entry else ()

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


def is_mended(config: MkDocsConfig) -> bool:
    """Tell whether the theme is the one that the mends are for."""
    return config.theme.name == "material"


def finish(config: MkDocsConfig, tree: Tree, words: Words, policed: bool) -> Finish:
    """Make what finishes the pages of a site with the theme Material.

    While serving there is no policy, as it would stop the script with which a server makes browsers load anew.
    """
    templates = [text for folder in config.theme.dirs for text in read_templates(Path(folder))]
    return Finish(words, tree.style, tree.first, known_scripts(templates), policed)


def sources(root: Path) -> list[str]:
    """List what a course is made from besides its `docs/` and `mkdocs.yml`."""
    return [str(root / name) for name in ("course.yml", "modules", "quizzes")]


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


def build_site(config_file: Path, site: Path, strict: bool, tell: Tell | None = None) -> dict[str, str]:
    """Build the site into the folder `site`, and `tell` how far it has come; gives the header files for its web server.

    Raises CourseError for mistakes in the course and EngineError for what MkDocs finds.
    """
    try:
        config = load_config(str(config_file), site_dir=str(site), strict=strict or None)
        mount(config, tell)
        config.plugins.on_startup(command="build", dirty=False)
        adapter.on_startup("build", dirty=False)  # also where no hook file passes it on
        with little_garbage():
            mkdocs_build(config)
        config.plugins.on_shutdown()
    except CourseError:
        raise
    except (ConfigurationError, MkDocsException) as error:
        raise EngineError(str(error)) from error
    frames = adapter.course.frames if adapter.course else ()
    path = unquote(urlsplit(config.site_url or "/").path)
    return header_files(adapter.finish.digests, frames, path) if adapter.finish else {}


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


def mount(config: MkDocsConfig, tell: Tell | None = None) -> None:
    """Make sure the course takes part, also where its `mkdocs.yml` names no hook file, and count pages for `tell`."""
    if not any(getattr(plugin, "on_config", None) == on_config for plugin in config.plugins.values()):
        config.plugins["coursekit-start"] = SimpleNamespace(on_config=on_config)  # type: ignore[assignment]
    if tell:
        config.plugins["coursekit progress"] = Progress(tell)  # type: ignore[assignment]


def log_to_terminal(verbose: bool = False) -> None:
    """Let MkDocs say what it warns of, and with `verbose` what it does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
