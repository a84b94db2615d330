"""What `mkdocs.yml` says about pages: which ones its nav names, and which it leaves out of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from coursekit.model import Node
from coursekit.source import decode, parse


@dataclass(frozen=True, slots=True)
class SitePages:
    """The pages of a nav (None: there is none, or it could not be read) and the patterns of `exclude_docs`."""

    nav: frozenset[str] | None = None
    excluded: tuple[str, ...] = ()

    def hides(self, path: str) -> bool:
        """Tell whether a page is left out; of the patterns of a .gitignore, those for folders and names are known."""
        hidden = False
        for pattern in self.excluded:
            name = pattern.lstrip("!").strip("/")
            inside = pattern.endswith("/") and f"/{name}/" in f"/{path}"
            if inside or path == name or PurePosixPath(path).match(name):
                hidden = not pattern.startswith("!")
        return hidden


def site_pages(config: bytes) -> SitePages:
    """Read the configuration as far as it is plain YAML; its own mistakes are the engine's to report."""
    text, _ = decode("mkdocs.yml", config)
    node, findings = parse("mkdocs.yml", text, tags=True)
    top = node.value if node and not findings else None
    if not isinstance(top, dict):
        return SitePages()
    nav, excluded = top.get("nav"), top.get("exclude_docs")
    patterns = str(excluded.value).split("\n") if isinstance(excluded, Node) else []
    return SitePages(
        frozenset(str(entry.value).strip() for entry in nav.texts()) if nav else None,
        tuple(line.strip() for line in patterns if line.strip() and not line.startswith("#")),
    )
