"""Names that stay: what a saved response hangs on, and what tells that a question has changed since."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

from coursekit.model import Declaration, unmarked

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = 80


def is_id(text: str) -> bool:
    """Tell whether a text can serve as an id: it ends up in addresses, in storage and in exports."""
    return len(text) <= ID_LENGTH and ID.fullmatch(text) is not None


def collapse(text: str) -> str:
    """Give a text in NFC with white space collapsed: what two spellings of the same text share."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def choice_id(text: str) -> str:
    """Name a choice that has no id of its own after its words, so that moving it, or marking them, moves no answer."""
    return digest(collapse(unmarked(text)))


def content_digest(type_name: str, declaration: Declaration) -> str:
    """Name what is scored in an item: its type, its choices and which of them are right.

    The order of choices, points, and all words around them are left out: changing those leaves a saved response
    as right or wrong as it was.
    """
    return digest(json.dumps([type_name, scored_content(declaration)]))


def scored_content(declaration: Declaration) -> list[object]:
    """List what a declaration says of right and wrong, in an order that does not depend on the author's."""
    return [
        declaration.cardinality,
        declaration.rule,
        sorted(declaration.choices),
        sorted(declaration.correct) if declaration.cardinality != "ordered" else declaration.correct,
        sorted(declaration.mapping.items()),
        [declaration.tolerance, sorted(declaration.units)],
        [[entry.low, entry.high, entry.weight] for entry in declaration.ranges],
        sorted([name, scored_content(part)] for name, part in declaration.fields.items()),
    ]


def digest(text: str) -> str:
    """Give eight hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
