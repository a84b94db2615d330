"""Who answers for a site, and what is known about it that its statements are to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursekit.model.nodes import Span


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for a site, and how to reach them; what is not known is empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something of a site that not everyone can use: what, why, and what to use instead."""

    what: str
    why: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What a statement of accessibility says; dates as written, `conformance` is `full`, `partial`, `none` or empty.

    `burdens` are shortcomings that it would be too much of a burden to mend, `exempt` is what no rule asks for.
    """

    conformance: str = ""
    assessed: str = ""
    updated: str = ""
    method: str = ""
    shortcomings: tuple[Shortcoming, ...] = ()
    burdens: tuple[Shortcoming, ...] = ()
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a privacy notice says that only the operator knows: its date, what the server logs, whom to ask."""

    updated: str = ""
    logs: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the statements of a site are written from; `spans` are the places of the parts in `course.yml`, by key."""

    operator: Operator
    accessibility: Accessibility
    privacy: Privacy
    spans: Mapping[str, Span]
