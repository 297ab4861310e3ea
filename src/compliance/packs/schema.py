"""JSON Schemas of the files of a pack, for editors that complete keys and show what they mean."""

from __future__ import annotations

from typing import Any

from compliance.packs.kinds_of_file import FileKind
from compliance.packs.read import SHAPES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# To us every value is text; an editor that reads `version: 2026` sees a number, and `yes` in old YAML is a truth.
_ANY_TEXT = ["string", "number", "boolean"]


def pack_schema(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file, for instance `rules`."""
    schema: dict[str, Any] = SHAPES[kind].model_json_schema(by_alias=True, mode="validation")
    return {"$schema": _DRAFT, **_relaxed(schema)}


def _relaxed(schema: Any) -> Any:
    """Return a schema without the titles that pydantic invents, and with texts that may look like something else."""
    if isinstance(schema, list):
        return [_relaxed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: _relaxed_entry(key, value) for key, value in schema.items() if key != "title" or isinstance(value, dict)
    }
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = _ANY_TEXT
    if found.get("default", "") is None or found.get("default") in ("", [], {}):
        del found["default"]
    other_way = found.pop("x-or", None)
    if other_way is not None:
        told = {"description": found.pop("description")} if "description" in found else {}
        shorter = found["items"] if other_way == "item" else {"type": _ANY_TEXT}
        found = {**told, "anyOf": [shorter, found]}
    choices = found.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:  # no key may be left empty
        rest = [choice for choice in choices if choice != {"type": "null"}]
        del found["anyOf"]
        found = {**found, **rest[0]} if len(rest) == 1 else {**found, "anyOf": rest}
    return found


def _relaxed_entry(key: str, value: Any) -> Any:
    if key in ("properties", "$defs") and isinstance(value, dict):
        return {name: _relaxed(inner) for name, inner in value.items()}
    return value if key in ("enum", "required", "default", "const") else _relaxed(value)
