"""Things of a pack that are called otherwise in another version: as tombstones say, or the same under another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal

from compliance.packs.model import Question, Rulebook
from compliance.sources.values import dataclass

Kind = Literal["questions", "terms", "classifications", "rules"]
KINDS: tuple[Kind, ...] = ("questions", "terms", "classifications", "rules")
_NAME = re.compile(r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A thing with its name before and after; `how` is "given up" if a tombstone says so, else it is the same but for its name."""

    kind: Kind
    before: str
    after: str
    how: Literal["given up", "the same"]


def find_renamed(old: Rulebook, new: Rulebook, pack: str) -> tuple[Renamed, ...]:
    """Return what is called otherwise in `new`. Each kind is looked at with the new names of those before it."""
    found: list[Renamed] = []
    for kind in KINDS:
        named = with_new_names(old, {one.before: one.after for one in found})
        before: Mapping[str, Any] = getattr(named, kind)
        after: Mapping[str, Any] = getattr(new, kind)
        gone = [id for id, one in before.items() if one.pack == pack and id not in after]
        come = [id for id, one in after.items() if one.pack == pack and id not in before]
        for id in gone:
            tombstone = new.removed.get(id)
            instead = [other for other in (tombstone.replaced_by if tombstone else ()) if other in come]
            same = [other for other in come if is_same(before[id], after[other])]
            if instead or same:
                became, how = (instead[0], "given up") if len(instead) == 1 else ((same or instead)[0], "the same")
                come.remove(became)
                found.append(Renamed(kind, id, became, "given up" if how == "given up" else "the same"))
    return tuple(found)


def is_same(one: Any, other: Any) -> bool:
    """Return whether two things differ in nothing but their names."""
    return bool(replace(one, id=other.id) == other) or (isinstance(one, Question) and _is_same_row(one, other))


def _is_same_row(one: Question, other: Question) -> bool:
    return bool(one.row_of) and replace(one, id=other.id, row_of=other.row_of) == other


def with_new_names(rulebook: Rulebook, names: Mapping[str, str]) -> Rulebook:
    """Return a rulebook in which things have other names, wherever they are named."""
    if not names:
        return rulebook
    change = _renaming(names)
    parts: dict[str, Any] = {
        kind: {change(id): change(one) for id, one in getattr(rulebook, kind).items()} for kind in KINDS
    }
    return replace(rulebook, contents={}, **parts)


def _renaming(names: Mapping[str, str]) -> Callable[[Any], Any]:
    def in_sentence(text: str) -> str:
        return _NAME.sub(lambda found: names.get(found[0], found[0]), text)

    def change(one: Any) -> Any:
        if isinstance(one, str):
            return names.get(one, one)
        if isinstance(one, tuple):
            return tuple([change(part) for part in one])
        if not is_dataclass(one) or isinstance(one, type):
            return one
        changed: dict[str, Any] = {}
        for field in fields(one):
            value = getattr(one, field.name)
            made = in_sentence(value) if field.name == "says" and isinstance(value, str) else change(value)
            if made != value:
                changed[field.name] = made
        return replace(one, **changed) if changed else one

    return change
