"""Shapes as pydantic's core reads them, made without importing it, and a quick look at whether data has one.

Importing pydantic's core takes longer than everything else that happens to a file that is right. So a file is looked at
here first; only for one that is not right is pydantic asked what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Shape = Mapping[str, Any]

TEXT: Shape = {"type": "str", "strict": True}
ANY: Shape = {"type": "any"}


def maybe(shape: Shape) -> Shape:
    """Return the shape of something that may be missing."""
    return {"type": "nullable", "schema": shape}


def by_name(shape: Shape) -> Shape:
    """Return the shape of a mapping from any name."""
    return {"type": "dict", "keys_schema": TEXT, "values_schema": shape, "strict": True}


def many(shape: Shape) -> Shape:
    """Return the shape of a list."""
    return {"type": "list", "items_schema": shape, "strict": True}


def keys(what: str, needed: Mapping[str, Shape], free: Mapping[str, Shape]) -> Shape:
    """Return the shape of a mapping with the keys that are named, and no others; `what` is how a message calls it."""
    fields = {key: _field(shape, True) for key, shape in needed.items()}
    fields |= {key: _field(shape, False) for key, shape in free.items()}
    return {
        "type": "typed-dict",
        "fields": fields,
        "extra_behavior": "forbid",
        "strict": True,
        "metadata": {"what": what},
    }


def open_keys(free: Mapping[str, Shape], others: Shape) -> Shape:
    """Return the shape of a mapping with some named keys, and any others of one shape."""
    fields = {key: _field(shape, False) for key, shape in free.items()}
    return {"type": "typed-dict", "fields": fields, "extra_behavior": "allow", "extras_schema": others, "strict": True}


def _field(shape: Shape, required: bool) -> Shape:
    return {"type": "typed-dict-field", "schema": shape, "required": required}


def has_shape(shape: Shape, data: object) -> bool:
    """Return whether data has a shape: yes exactly where pydantic's core finds nothing wrong."""
    kind = shape["type"]
    if kind == "any":
        return True
    if kind == "nullable":
        return data is None or has_shape(shape["schema"], data)
    if kind == "str":
        return isinstance(data, str)
    if kind == "list":
        return isinstance(data, list) and all(has_shape(shape["items_schema"], item) for item in data)
    if not isinstance(data, dict):
        return False
    if kind == "dict":
        values: Shape = shape["values_schema"]
        return all(isinstance(key, str) and has_shape(values, value) for key, value in data.items())
    fields: Mapping[str, Shape] = shape["fields"]
    if any(field["required"] and key not in data for key, field in fields.items()):
        return False
    others: Shape | None = shape.get("extras_schema")
    for key, value in data.items():
        wanted = fields[key]["schema"] if key in fields else others
        if wanted is None or not has_shape(wanted, value):
            return False
    return True
