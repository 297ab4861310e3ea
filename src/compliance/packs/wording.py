"""Fits the data of a file into its shape, and tells what does not fit in the words of those who write packs.

This is the only place where pydantic's errors are read; no word of them reaches a user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from compliance.conditions.error import quoted
from compliance.packs.bare_words import bare_words, tell_bare_word
from compliance.packs.shape_keys import described, known_keys, such_as
from compliance.sources.document import Data, Document
from compliance.sources.problem import Problems, did_you_mean, nearest

S = TypeVar("S", bound=BaseModel)
Route = tuple[str | int, ...]

_MOST_PROBLEMS = 100
_GROUP = "a group of `key: value` lines"
_LIST = "a list, each item on a line that begins with `- `"
_NEEDS_QUOTE = (
    "quote the words of law letter by letter",
    "or say why not: `quote: {not_archived: why}` or `quote: {not_quotable: why}`",
)
_FROM_ABOVE = "if this line continues the text above it, begin it further right than the key of that text"


def fit_shape(shape: type[S], document: Document, problems: Problems) -> S | None:
    """Return the data of a file in its shape, or None; everything that does not fit goes to `problems`."""
    if document.data is None:
        main = ", ".join(f"`{key}:`" for key, field in shape.model_fields.items() if field.is_required())
        problems.add("empty-file", "this file is empty", document.source.place(0, 0), f"it needs {main}")
        return None
    empty = set(_empty_values(document.data))
    for route in sorted(empty, key=str)[:_MOST_PROBLEMS]:
        place = document.place(*route)
        if (document.source.line(place.line) or "")[place.column - 1 : place.column] == "*":
            continue  # a repetition, which is told already
        key = f"`{route[-1]}` is empty" if isinstance(route[-1], str) else "this item of the list is empty"
        problems.add("empty-value", key, document.key_place(*route), "write something, or leave it out")
    bare = set(bare_words(shape, document))
    for route in sorted(bare, key=str)[:_MOST_PROBLEMS]:
        tell_bare_word(route, shape, document, problems)
    try:
        fitted = shape.model_validate(document.data)
    except ValidationError as errors:
        all_of_them = errors.errors(include_url=False)
        misspelt = set(_misspelt(all_of_them))
        found = [
            error
            for error in all_of_them
            if (
                error["loc"] not in misspelt
                if error["type"] == "missing"
                else _in_file(document.data, error["loc"]) not in empty | bare
            )
        ]
        for error in found[:_MOST_PROBLEMS]:
            _add(error, shape, document, problems)
        if len(found) > _MOST_PROBLEMS:
            says = f"there are {len(found) - _MOST_PROBLEMS:,} more problems in this file"
            problems.add("many-problems", says, document.source.place(0, 0), "is it the right file?")
        return None
    return None if empty or bare else fitted


def _misspelt(errors: Iterable[ErrorDetails]) -> Iterator[Route]:
    """Yield the routes to keys that are missing only because they stand there misspelt, which is told for itself."""
    missing: dict[Route, list[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    for error in errors:
        group = error["loc"][:-1]
        if error["type"] == "extra_forbidden" and group:  # what a file begins with is told in any case
            near = nearest(str(error["loc"][-1]), missing.get(group, ()))
            if near:
                yield (*group, near)


def _empty_values(data: Data, route: Route = ()) -> Iterator[Route]:
    """Return the routes to every key and item after which nothing is written."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        if value is None:
            yield (*route, step)
        else:
            yield from _empty_values(value, (*route, step))


def _in_file(data: Data, route: Route) -> Route:
    """Return a route of pydantic without the steps that it invented."""
    kept: list[str | int] = []
    for step in route:
        if _has(data, step):
            data = data[step]  # type: ignore[index]
            kept.append(step)
    return tuple(kept)


def _has(data: Data, step: str | int) -> bool:
    if isinstance(step, str):
        return isinstance(data, dict) and step in data
    return isinstance(data, list) and step < len(data)


def _add(error: ErrorDetails, shape: type[BaseModel], document: Document, problems: Problems) -> None:
    """Record one error of pydantic as a problem."""
    route, context = error["loc"], error.get("ctx", {})
    place, value = document.place(*route), error["input"]
    last = str(route[-1]) if route else ""
    match error["type"]:
        case "missing" if last == "quote":
            problems.add("missing-quote", "this citation has no quote", place, *_NEEDS_QUOTE)
        case "missing":
            problems.add("missing-key", f"{_thing(document, route)} has no `{last}`", place, described(shape, route))
        case "extra_forbidden":
            known = known_keys(shape, route[:-1])
            near = did_you_mean(last, known)
            says = f"{_thing(document, route)} knows no key {quoted(last)}"
            listed = "" if near else f"known here: {', '.join(known)}"
            at = document.key_place(*route)
            begins_line = not (document.source.line(at.line) or "")[: at.column - 1].strip(" -")
            problems.add("unknown-key", says, at, near, _FROM_ABOVE if " " in last and begins_line else "", listed)
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", context.get("expected", ""))
            near = did_you_mean(str(value), allowed)
            problems.add("not-one-of", f"{quoted(str(value))} is not one of {', '.join(allowed)}", place, near)
        case "too_short":
            problems.add(
                "empty-list", f"`{_key(route)}` has nothing in it", document.key_place(*route), "write at least one"
            )
        case "string_type":
            says = f"a text is expected here, not {_what(value)}"
            rules = _RULES_ELSEWHERE if _key(route) in ("left_out", "not_relevant") and isinstance(value, list) else ""
            problems.add("wrong-shape", says, place, rules or _quotes_advice(value))
        case "list_type":
            problems.add("wrong-shape", f"a list is expected here, not {_what(value)}", place, f"write {_LIST}")
        case "dict_type" | "model_type" | "model_attributes_type" if not route:
            keys = [name for name, field in shape.model_fields.items() if field.is_required()]
            says = f"this file has to begin with `{keys[0]}:`, not with {_what(value)}"
            problems.add("wrong-shape", says, place, "put everything below that key")
        case "dict_type" | "model_type" | "model_attributes_type":
            says = f"a group is expected here, not {_what(value)}"
            problems.add("wrong-shape", says, place, f"write {_GROUP}{such_as(shape, route)}")
        case type:
            own_place = document.key_place(*route[:-1]) if last == "[key]" else place
            says = context.get("says", f"{quoted(str(value))} cannot stand here")
            problems.add(type.replace("_", "-"), says, own_place, *context.get("help", ()))


def _thing(document: Document, route: Route) -> str:
    """Return what the innermost group around a route is called: by its id, or by its key."""
    data, name = document.data, "this file"
    for step in route[:-1]:
        if not _has(data, step):
            continue
        data = data[step]  # type: ignore[index]
        if isinstance(step, str):
            name = f"`{step}`"
        elif not name.startswith("this item"):
            name = f"this item of {name}"
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            name = f"`{data['id']}`"
    return name


def _key(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str) and not step.startswith("<")), "this")


def _what(value: Any) -> str:
    match value:
        case dict():
            return "a group of keys"
        case list():
            return "a list"
        case _:
            return "a text"


_RULES_ELSEWHERE = "say in words why no rule covers it; rules that do are named under `covered_by`"


def _quotes_advice(value: Any) -> str:
    return (
        "a text that begins with a bracket, or has `: ` in it, stands in quotes"
        if isinstance(value, dict | list)
        else ""
    )
