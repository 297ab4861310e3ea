"""Compares what is signed in a pack's record with what the pack says now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from compliance.packs.digests import Parts
from compliance.packs.model import Question, Rule, Rulebook, Severity
from compliance.packs.reviewed import Record, Signed
from compliance.packs.reviewed_parts import REVIEWED_KINDS, WHERE, ReviewedKind, Thing, parts_of, things_of
from compliance.sources.values import dataclass

_IN_ORDER = frozenset({"requires", "decide", "outcomes", "of", "options", "named"})
"""Parts in which the order counts: of lines since the first one decides, else since people read it so."""

_TOLD_AS_ONE = frozenset({"cite", "cases"})
"""Lists of which one item that is gone is told: a citation, a case."""

_MOST_CASES = 5
"""So many changed cases of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is not as it was read. `route` leads to it as in the pack's file; a number is a place in a list."""

    route: tuple[str | int, ...]
    how: Literal["changed", "new", "gone", "moved", "fewer"] = "changed"


@dataclass(frozen=True, slots=True)
class LookedBack:
    """Something that is in the pack (`thing`), or in its record (`signed`), or in both; then with what has changed."""

    kind: ReviewedKind
    id: str
    thing: Thing | None
    signed: Signed | None
    changes: tuple[Change, ...] = ()


def look_back(
    record: Record,
    rulebook: Rulebook,
    pack: str,
    kinds: tuple[ReviewedKind, ...] = REVIEWED_KINDS,
    folder: Path | None = None,
) -> tuple[LookedBack, ...]:
    """Return how each thing of a pack, and each that is signed, compares with the record, in the order of kinds and ids.

    Cases are looked at if the pack's `folder` is given.
    """
    found = []
    for kind, things in things_of(rulebook, pack, kinds, folder).items():
        signed: Mapping[str, Signed] = record.get(kind, {})
        for id in sorted({*things, *signed}):
            thing, was = things.get(id), signed.get(id)
            changes = tuple(changes_of(was.parts, parts_of(as_the_pack_has_it(thing)))) if thing and was else ()
            if kind == "cases":
                changes = _few(changes)
            if isinstance(thing, Question) and thing.intro:  # a section and its intro have one digest
                changes = tuple(
                    replace(one, route=(*one.route, "intro")) if one.route == ("section",) else one for one in changes
                )
            found.append(LookedBack(kind, id, thing, was, changes))
    return tuple(found)


def _few(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes of a file of cases: all that is new is told as one, since such files grow; many as one of the file."""
    new = [change for change in changes if change.how == "new"]
    others = [change for change in changes if change.how != "new"]
    return (*others, *new[:1]) if len(others) <= _MOST_CASES else (Change(("cases",)),)


def as_the_pack_has_it(thing: Thing) -> Thing:
    """Return something without what overlays have changed in it."""
    if not isinstance(thing, Rule) or not thing.amended:
        return thing
    levels = [one.before for one in thing.amended if one.what in ("raised", "lowered")]
    added = {one.after for one in thing.amended if one.what == "duty"}
    return replace(
        thing,
        severity=Severity(levels[0]) if levels else thing.severity,
        duties=tuple(duty for duty in thing.duties if duty.id not in added),
    )


def changes_of(before: Parts, now: Parts, route: tuple[str | int, ...] = ()) -> Iterator[Change]:
    """Yield every part that differs, in the order of the parts now; then those that are gone."""
    for key, value in now.items():
        was, at = before.get(key), (*route, key)
        if was is None:
            yield Change(at, "new")
        elif isinstance(was, dict) and isinstance(value, dict):
            yield from changes_of(was, value, at)
        elif isinstance(was, str) and isinstance(value, str):
            yield from _items(was.split(), value.split(), at) if was != value else ()
        else:
            yield Change(at)
    for key in before:
        if key not in now:
            yield Change((*route, key), "gone")
    if route and route[-1] in _IN_ORDER:
        kept = zip([key for key in now if key in before], [key for key in before if key in now], strict=True)
        moved = next((key for key, was in kept if key != was), None)
        if moved is not None:
            yield Change((*route, moved), "moved")


def _items(before: list[str], now: list[str], at: tuple[str | int, ...]) -> Iterator[Change]:
    """Yield what differs in a list of digests; of citations, whether only the words differ."""
    if len(before) == len(now) == 1 and at[-1] != "cite":
        yield Change(at)
        return
    left = Counter(before) - Counter(now)
    others = Counter(now) - Counter(before)
    if not left and not others:
        yield Change(at, "moved")
        return
    if left and not others:
        yield Change(at, "gone" if at[-1] in _TOLD_AS_ONE else "fewer")
    where = Counter(digest[:WHERE] for digest in left.elements())
    for number, digest in enumerate(now):
        if not others[digest]:
            continue
        others[digest] -= 1
        if at[-1] == "cite" and where[digest[:WHERE]]:
            where[digest[:WHERE]] -= 1
            yield Change((*at, number, "quote"))
        else:
            yield Change((*at, number), "new" if len(now) > len(before) else "changed")
