"""Whether a text, a list or keys stand where the schema of cases wants them: what does not would be passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance.answers.entry import Entry
from compliance.authoring.case_schema import case_schema
from compliance.sources.problem import Problems

_FILE = case_schema()["properties"]
_CASE = _FILE["cases"]["items"]["properties"]
_TOLD_ELSEWHERE = ("answers", "answered_with", "decisions", "evidence", "expect")
_SHAPES = {
    key: shape for key, shape in {**_FILE, **_CASE, **_CASE["from"]["properties"]}.items() if key not in _TOLD_ELSEWHERE
}
_WANTED = {
    "text": ("be one text", "write one text, in quotes if it has a colon or a comma"),
    "list": ("be a list", "write a list, as in `[one, another]`"),
    "keys": ("hold keys", "write `key: value`, one on each line and further to the right"),
}


def tell_wrong_shapes(entry: Entry, problems: Problems) -> bool:
    """Report each key of a file of cases, of a case or of its `from` that holds something of another shape; return whether any does."""
    found = False
    for key, value in entry.items():
        for part, wanted in _misshapen(value, _SHAPES.get(key, {})):
            says, advice = _WANTED[wanted]
            where = f"`{key}`" if part is value else f"each entry of `{key}`"
            problems.add("wrong-shape", f"{_words(part.data)} stands where {where} should {says}", part.at, advice)
            found = True
    return found


def _misshapen(entry: Entry, shape: dict[str, Any]) -> Iterator[tuple[Entry, str]]:
    """Yield what has another shape than the schema says, and which it should have."""
    kind = shape.get("type")
    wanted = (
        {"array": "list", "object": "keys"}.get(kind, "text") if isinstance(kind, str) else "text" if kind else None
    )
    stands = "list" if entry.is_list else "keys" if entry.is_mapping else "text"
    if entry.data is None or wanted is None:
        return
    if stands != wanted:
        yield entry, wanted
        return
    for member in entry.members():
        if isinstance(shape["items"].get("type"), list):  # texts; cases are looked at one by one
            yield from _misshapen(member, shape["items"])


def _words(data: object) -> str:
    return "a list" if isinstance(data, list) else "a group of keys" if isinstance(data, dict) else "a text"
