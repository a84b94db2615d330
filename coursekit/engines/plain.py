"""The course as plain Markdown files on disk, for any other site generator that reads `mkdocs.yml`.

Hooks are not run by every generator, so the tree is written out whole: the pages of `docs/` and `modules/` with
their quizzes in place, and a configuration that inherits the course's own and builds into `build/site`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coursekit.files import read_bytes, write_tree
from coursekit.model import Course
from coursekit.tree import Settings, Tree, build, expand

SITE, CACHE = "site", ".cache"  # what other engines make below `build/`


def write(course: Course, settings: Settings, root: Path, config_name: str) -> Path:
    """Make `build/` below `root` hold `docs/` and `mkdocs.yml`; only what differs is written. Gives the folder."""
    tree = build(course, settings.directory_urls, settings.themed)
    files = {f"docs/{path}": entry.whole.encode() for path, entry in tree.files.items()}
    files |= {f"docs/{path}": read_bytes(root / source) for path, source in tree.copies.items()}
    files["mkdocs.yml"] = configuration(course, settings, tree, config_name)
    write_tree(root / "build", files, keep=(SITE, CACHE))
    return root / "build"


def configuration(course: Course, settings: Settings, tree: Tree, config_name: str) -> bytes:
    """Write the configuration, in JSON, which is YAML too."""
    config: dict[str, Any] = {
        "INHERIT": f"../{config_name}",
        "docs_dir": "docs",
        "site_dir": SITE,  # Zensical builds only below the folder of the configuration
        "hooks": [],
        "edit_uri": "",  # an edit link would lead to the copy, where the author never looks
        "edit_uri_template": None,
        "extra_css": [tree.style, *settings.extra_css],
        "extra_javascript": [*settings.extra_javascript, *filter(None, [tree.theme])],
    }
    if settings.nav:
        config["nav"] = expand(settings.nav, course)
    if settings.custom_dir:
        config["theme"] = {"custom_dir": f"../{settings.custom_dir}"}
    return (json.dumps(config, ensure_ascii=False, indent=2) + "\n").encode()
