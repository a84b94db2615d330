"""The checks: one file each, found by folder listing; a check is a pure generator of located findings.

A check that only warns may be tuned and silenced. It may have `OPTIONS`, whole numbers with their defaults, which
it takes by name, and `ON = False` where a course has to ask for it in `course.yml`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from coursekit.diagnostics import Diagnostic
from coursekit.model import Course
from coursekit.package import package_names
from coursekit.tuning import settings, wanted


@cache
def all_checks() -> list[ModuleType]:
    """Import every check of this folder, by name."""
    names = [name.removesuffix(".py") for name in package_names("checks") if name.endswith(".py")]
    return [importlib.import_module(f"coursekit.checks.{name}") for name in names]


@cache
def tunable() -> Mapping[str, Mapping[str, int]]:
    """Give the options of every check that only warns, by its code."""
    return {check.CODE: getattr(check, "OPTIONS", {}) for check in all_checks() if check.LEVEL == "warning"}


def run(course: Course) -> list[Diagnostic]:
    """Run the checks over a course, with the options it sets."""
    options, findings = settings(course, tunable())
    for check in all_checks():
        if wanted(course.rules, check.CODE, getattr(check, "ON", True)):
            own = {**getattr(check, "OPTIONS", {}), **options.get(check.CODE, {})}
            findings += check.check(course, **own)
    return findings
