"""YAML as an editor's extension reads it: version 1.2, with numbers and truth values; keys are texts."""

from __future__ import annotations

import datetime
from typing import Any

from ruamel.yaml import YAML


def typed(text: str) -> Any:
    """Read a text."""
    return as_json(YAML(typ="safe", pure=True).load(text))


def as_json(value: Any) -> Any:
    """Make keys texts, and dates, which that version of YAML does not know."""
    if isinstance(value, dict):
        return {str(key).lower() if isinstance(key, bool) else str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
