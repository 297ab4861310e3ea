"""Short digests of what is meant: never of spelling or layout, and none where nothing is said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from compliance.conditions.meaning import DateIs
from compliance.packs.duty import Due

Parts = dict[str, "str | Parts"]
"""Digests by the keys that the parts have in the pack's files; of a list of citations or days, one after another."""

_LENGTH = 8
_LEFT_OUT: dict[type, tuple[str, ...]] = {DateIs: ("day",), Due: ("says", "holidays")}


class Digests(tuple[str, ...]):
    """Digests that are made already, of things in an order."""

    __slots__ = ()


Said = Mapping[str, Any]
"""What parts say, before digests are made of it."""


def digests(said: Iterable[Said]) -> Digests:
    """Return a digest of each thing in an order."""
    return Digests(digest(one) for one in said)


def digested(said: Said) -> Parts:
    """Return digests of what parts say; parts that say nothing have none."""
    found: Parts = {}
    for key, value in said.items():
        if isinstance(value, Digests):
            if value:
                found[key] = " ".join(value)
        elif isinstance(value, Mapping):
            if inner := digested(value):
                found[key] = inner
        elif not _says_nothing(value):
            found[key] = digest(value)
    return found


def digest(value: Any) -> str:
    """Return the digest of a value."""
    said = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]


def plain(value: Any) -> Any:
    """Return what a value means as plain data; words of conditions follow from the conditions and are left out.

    Only where a condition names a day, its words keep the name, and the day that it stands for is left out.
    """
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items() if not _says_nothing(item)}
    names: tuple[str, ...] | None = getattr(value, "__match_args__", None)
    if names is None:
        return value
    left_out = _LEFT_OUT.get(type(value), ("says", "place"))
    fields = {name: getattr(value, name) for name in names if name not in left_out}
    return [type(value).__name__, plain(fields)]


def _says_nothing(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | tuple | frozenset | Mapping) and not value)
