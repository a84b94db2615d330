"""The checks: one file each, found by folder listing; a check is a pure generator of located findings."""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType

from coursekit.diagnostics import Diagnostic
from coursekit.files import package_names
from coursekit.model import Course


@cache
def all_checks() -> list[ModuleType]:
    """Import every check of this folder, by name."""
    names = [name.removesuffix(".py") for name in package_names("checks") if name.endswith(".py")]
    return [importlib.import_module(f"coursekit.checks.{name}") for name in names]


def run(course: Course) -> list[Diagnostic]:
    """Run every check over a course."""
    return [diagnostic for check in all_checks() for diagnostic in check.check(course)]
