"""Nodes against pydantic models: every mistake found becomes a diagnostic at its smallest span."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coursekit.diagnostics import Diagnostic, Term, closest, in_code
from coursekit.model import Node

M = TypeVar("M", bound=BaseModel)

MANY_PLACES = 100
GUESSES = 10  # of a file's head or an item: with more unknown words than that, none of them is a slip of the pen

# pydantic's kinds of error -> our code and what was expected; other kinds carry our code as their own name.
KINDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("wrong-type", Term("terms.text")),
    "list_type": ("wrong-type", Term("terms.list")),
    "model_type": ("wrong-type", Term("terms.mapping")),
    "model_attributes_type": ("wrong-type", Term("terms.mapping")),
    "dict_type": ("wrong-type", Term("terms.mapping")),
    "greater_than_equal": ("number-too-small", ""),
    "less_than_equal": ("number-too-large", ""),
    "string_too_short": ("empty-value", ""),
    "string_too_long": ("too-long", ""),
    "too_short": ("too-few", ""),
    "too_long": ("too-many", ""),
    "literal_error": ("unknown-entry", ""),
    "missing": ("missing-key", ""),
    "extra_forbidden": ("unknown-key", ""),
}


def validate(model: type[M], node: Node) -> tuple[M | None, list[Diagnostic]]:
    """Read a node as `model`; the value is None where a mistake was found."""
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        return None, all_located(model, node, error.errors(include_url=False))


def validate_parts(
    model: type[M], node: Node, lost: Collection[str], stand_ins: Mapping[str, object]
) -> tuple[M | None, frozenset[str], list[Diagnostic]]:
    """Read what can be read of a mapping, although the keys `lost` and those with mistakes cannot.

    Gives the value, with `stand_ins` for what it must have, all the keys that it lacks, and the mistakes.
    """
    try:
        return model.model_validate(node.plain()), frozenset(lost), []
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    keys = {*lost, *(str(details["loc"][0]) for details in wrong if details["loc"])}
    told = [details for details in wrong if details["type"] != "missing" or details["loc"][0] not in lost]
    findings = all_located(model, node, told)
    if not isinstance(node.value, dict):
        return None, frozenset(keys), findings
    rest = {key: value.plain() for key, value in node.value.items() if key not in keys}
    try:
        return model.model_validate({**stand_ins, **rest}), frozenset(keys), findings
    except ValidationError:
        return None, frozenset(keys), findings


def all_located(model: type[BaseModel], node: Node, errors: list[ErrorDetails]) -> list[Diagnostic]:
    """Give pydantic's errors their codes, values and places; what was meant is looked for in the first few."""
    return [located(model, node, details, closest if n < GUESSES else no_guess) for n, details in enumerate(errors)]


def no_guess(word: str, known: Iterable[str]) -> str:  # noqa: ARG001
    """Find no word that an author likely meant."""
    return ""


def located(model: type[BaseModel], node: Node, details: ErrorDetails, guess: Callable[..., str]) -> Diagnostic:
    """Give one pydantic error its code, its values and its place; `guess` finds the word its author likely meant."""
    code, expected = KINDS.get(details["type"], (details["type"], ""))
    values: dict[str, object] = {"expected": expected, **details.get("ctx", {})}
    path = (*details["loc"], *values.pop("at", ()))  # type: ignore[misc]
    span = node.at(*path)
    if details["type"] == "literal_error":
        known = re.findall(r"'([^']+)'", str(values["expected"]))
        values |= {
            "text": details["input"],
            "known": in_code(known),
            "suggestion": guess(str(details["input"]), known),
        }
    if code in ("missing-key", "unknown-key"):
        *parent, key = path
        values["key"] = key
        holder = step_into(node, parent)
        span = holder.keys.get(str(key), holder.start)
        if code == "unknown-key":
            allowed = keys_at(model, tuple(0 if isinstance(step, int) else step for step in parent))
            values |= {"suggestion": guess(str(key), allowed), "allowed": in_code(allowed)}
    return Diagnostic(code, "error", span, values)


def step_into(node: Node, path: Iterable[str | int]) -> Node:
    """Walk down to the node at `path`, which exists."""
    for step in path:
        node = node.value[step]  # type: ignore[index,assignment]
    return node


@lru_cache(MANY_PLACES)
def keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """List the keys a mapping at `path` may have, as authors write them; all entries of a list have the same."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            current = next(iter(get_args(current)), None)
        else:
            current = next((f.annotation for name, f in fields_of(current).items() if name == step), None)
        current = bare(current)
    return tuple(fields_of(current))


def fields_of(model: Any) -> dict[str, Any]:
    """Map the names authors write to the fields of a model."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {field.alias or name: field for name, field in model.model_fields.items()}


def bare(annotation: Any) -> Any:
    """Take off `Annotated` and `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation
