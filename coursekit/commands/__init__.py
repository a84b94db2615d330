"""The trainer's tools: one file each, found by folder listing; `cli` prints what they say.

A tool has `NEEDS`, the files a course folder must have for it; `options(parser, words)`, which adds its own options;
and `run(root, options, words)`, which does the work and gives a `Said`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import ModuleType

from coursekit.package import package_names


@dataclass(frozen=True, slots=True)
class Said:
    """What a command has to say: to whoever reads its result, to whoever must mend something, and its exit code."""

    out: str = ""
    error: str = ""
    code: int = 0


def names() -> list[str]:
    """List the tools."""
    return [name.removesuffix(".py") for name in package_names("commands") if name.endswith(".py")]


def tool(name: str) -> ModuleType:
    """Import one tool; the others, and what they need, stay unread."""
    return importlib.import_module(f"coursekit.commands.{name}")
