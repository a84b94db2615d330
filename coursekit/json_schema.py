"""The JSON Schema of quizzes, `course.yml` and front matter, made from the fields: what editors complete and underline.

An editor's YAML knows numbers, true and false where we read texts, so a value may be of several types. What no schema
can say, such as that a step leads somewhere, is left to `check`.
"""

from __future__ import annotations

import json
from typing import Any

from coursekit.diagnostics import Term
from coursekit.fields import CourseFields, ItemFields, PageFields, QuizFields
from coursekit.reader import item_model, type_names
from coursekit.values import ADVICE
from coursekit.words import Words, languages

DRAFT = "http://json-schema.org/draft-07/schema#"  # the draft that editors know best
REFERENCE = "#/$defs/"
FOLDER = "schema"
Schema = dict[str, Any]


def files(words: Words) -> dict[str, bytes]:
    """Write all schemas, by their path in a course folder."""
    made = {"quiz": quiz(words), "course": course(words), "page": described(PageFields, "page", words)}
    return {f"{FOLDER}/{name}.json": as_bytes({"$schema": DRAFT, **schema}) for name, schema in made.items()}


def as_bytes(schema: Schema) -> bytes:
    """Write a schema so that a change of one key is a change of one line."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def course(words: Words) -> Schema:
    """Describe `course.yml`."""
    schema = described(CourseFields, "course", words)
    schema["properties"]["language"]["enum"] = languages()
    return schema


def quiz(words: Words) -> Schema:
    """Describe a quiz file; each item is held against the fields of the type it names."""
    schema = described(QuizFields, "quiz", words)
    schema["properties"]["items"]["items"] = item(words)
    schema["if"] = {"not": {"required": ["draw"]}}
    schema["then"] = {"required": ["items"], "properties": {"items": {"minItems": 1}}}
    schema["definitions"] = {name: described(item_model(name), name, words) for name in type_names()}
    return schema


def item(words: Words) -> Schema:
    """Describe any item: what all have, and then what its type has."""
    shared = described(ItemFields, "item", words)
    kind = {
        "description": words("keys.type"),
        "enum": type_names(),
        "enumDescriptions": [words(f"kinds.{name}") for name in type_names()],
    }
    return {
        "type": "object",
        "required": shared["required"],
        "properties": {**shared["properties"], "type": kind},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": name}}},
                "then": {"$ref": f"#/definitions/{name}"},
            }
            for name in type_names()
        ],
    }


def described(model: Any, owner: str, words: Words) -> Schema:
    """Describe the fields of a model, each key in the words of a language."""
    schema = model.model_json_schema(by_alias=True)
    result = spelled_out(schema, schema.pop("$defs", {}), owner, words)
    return {**result, "description": words(f"kinds.{owner}")} if owner in words.section("kinds") else result


def spelled_out(schema: Schema, definitions: Schema, owner: str, words: Words) -> Schema:
    """Put definitions in the place of what refers to them, and leave out what only a program needs to know."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].removeprefix(REFERENCE)]
    options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        return spelled_out(options[0], definitions, owner, words)
    result = {key: value for key, value in schema.items() if key not in ("title", "default", "description", "anyOf")}
    if options:
        result["anyOf"] = [spelled_out(option, definitions, owner, words) for option in options]
    if "items" in result:
        result["items"] = spelled_out(result["items"], definitions, owner, words)
    if ADVICE in result:
        result[ADVICE] = advice(result[ADVICE], words)
    return result | properties(result.get("properties"), definitions, owner, words)


def properties(fields: Schema | None, definitions: Schema, owner: str, words: Words) -> Schema:
    """Describe the keys of a mapping."""
    if fields is None:
        return {}
    keys = words.section("keys")
    named = {
        name: {
            "description": keys.get(f"{owner}-{name}") or keys[name],
            **spelled_out(field, definitions, owner, words),
        }
        for name, field in fields.items()
    }
    # The language server of YAML takes such a key for a truth value, and finds it by a pattern only.
    truths = {f"^{name}$": field for name, field in named.items() if name in ("true", "false")}
    return {"properties": named} | ({"patternProperties": truths} if truths else {})


def advice(name: str, words: Words) -> str:
    """Give the help of a finding, or that of a value of the wrong kind, which names what is wanted."""
    return words("codes.wrong-type.help", expected=Term(name)) if name.startswith("terms.") else words(name)
