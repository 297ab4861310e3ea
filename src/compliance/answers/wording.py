"""What is wrong with the shape of an assessment file, in our words instead of pydantic's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.answers.entry import Entry, Route, quote
from compliance.sources.problem import Problems, did_you_mean

Shape = Mapping[str, Any]
"""A shape as pydantic's core reads it."""


def report_shape(error: str, route: Route, file: Entry, shape: Shape, problems: Problems) -> None:
    """Report one error of pydantic's core, found at `route` of `file`, in words for the person who wrote the file."""
    entry, around = _follow(file, route[:-1]), _shape_at(shape, route[:-1])
    name = route[-1] if route else ""
    here = _follow(file, route)
    match error:
        case "extra_forbidden":
            known = list(_fields(around))
            problems.add(
                "unknown-key",
                f"{_what(around)} has no key {quote(str(name))}",
                here.key_at,
                did_you_mean(str(name)[:80], known) or f"it may have {_listed(known)}",
            )
        case "missing":
            at = entry.key_at if entry.route else entry.at
            problems.add("missing-key", f"{_what(around)} needs `{name}`", at, _ADVICE.get(str(name), ""))
        case "string_type":
            found = "nothing stands" if here.data is None else f"{_kind(here.data)} stands"
            problems.add("wrong-shape", f"{found} where {_named(route)} should be a text", here.key_at)
        case "dict_type" if not route:
            problems.add("wrong-shape", "this is not an assessment", here.at, "it starts with the line `assessment: 1`")
        case "dict_type":
            problems.add(
                "wrong-shape",
                f"{_kind(here.data)} stands where {_named(route)} should hold keys",
                here.key_at,
                _empty_list(here, route),
            )
        case _:
            problems.add(
                "wrong-shape",
                f"{_kind(here.data)} stands where {_named(route)} should be a list",
                here.key_at,
                "start each of its entries with `- `",
            )


_ADVICE = {
    "assessment": "write `assessment: 1` as the first line",
    "deployment": "write `deployment: {name: ..., organisation: ...}`",
    "dated": "write the day as year-month-day, for example `dated: 2026-10-20`",
    "until": "an accepted gap needs a last day, for example `until: 2027-01-31`",
    "because": "say why, in words that another person can follow",
    "by": "say who",
}


def _follow(file: Entry, route: Route) -> Entry:
    for step in route:
        if isinstance(step, int):
            file = next((member for member in file.members() if member.route[-1] == step), file)
        else:
            file = file[step]
    return file


def _shape_at(shape: Shape, route: Route) -> Shape:
    for step in route:
        shape = _inner(shape)
        if shape["type"] == "typed-dict":
            shape = _fields(shape).get(str(step), {}).get("schema") or shape["extras_schema"]
        else:
            shape = shape["values_schema"] if shape["type"] == "dict" else shape["items_schema"]
    return _inner(shape)


def _inner(shape: Shape) -> Shape:
    while shape["type"] == "nullable":
        shape = shape["schema"]
    return shape


def _fields(shape: Shape) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = shape.get("fields", {})
    return fields


def _what(shape: Shape) -> str:
    what: str = shape.get("metadata", {}).get("what", "this entry")
    return what


def _named(route: Route) -> str:
    if isinstance(route[-1], int):
        return f"entry {route[-1] + 1} of `{route[-2]}`" if len(route) > 1 else f"entry {route[-1] + 1}"
    return f"`{route[-1]}`"


def _kind(data: object) -> str:
    if data is None:
        return "nothing"
    if isinstance(data, str):
        return quote(data) if data else "an empty text"
    return "a list" if isinstance(data, list) else "a group of keys"


def _empty_list(here: Entry, route: Route) -> str:
    if len(route) == 1 and here.data in ("none", "", []):
        return f"an empty list of subjects is written `{route[0]}: {{}}`"
    if len(route) == 1 and here.text == "unknown":
        return f"leave `{route[0]}` out, or list those that you know and add `more: unknown`"
    return "write `key: value`, one on each line and further to the right" if len(route) < 4 else ""


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
