"""The provisions that a pack cites, and the rules or other things that cover each, as entries for law.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from compliance.authoring.cited_anywhere import Resting, cited_anywhere
from compliance.authoring.pinpoint import Table, claims_of, show_path
from compliance.authoring.read_pinpoint import single_pinpoints, ways_of_pinpoint
from compliance.authoring.stretch import Path as Way
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_KINDS = ("recital", "art", "section", "annex")
_Order = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class CitedProvisions:
    """Provisions that the same rules cover, or other things of the pack."""

    at: tuple[str, ...]
    by: tuple[str, ...]


def cited_provisions(
    rulebook: Rulebook, pack: str, instrument: str, table: Table | None = None
) -> tuple[CitedProvisions, ...]:
    """Return what a pack cites of an instrument, in the order of its text; neighbours that the same covers are one.

    Without the table of an archived text, or where it lacks one of them, they stand in the order of their numbers. Of one
    that the text lacks, the innermost one around it is told that the text has.
    """
    by: dict[str, list[str]] = {}
    first: dict[tuple[Way, ...] | str, str] = {}
    resting = Resting(rulebook, pack)
    for thing, cited in cited_anywhere(rulebook, pack):
        if cited.instrument != instrument:
            continue
        for at in (_in_text(one, table) for one in single_pinpoints(cited.at)):
            spelling = first.setdefault(tuple(ways_of_pinpoint(at)) or at, at)
            by[spelling] = list(dict.fromkeys([*by.get(spelling, ()), *resting.covering(thing)]))
    ordered = sorted(by, key=lambda at: _by_number(ways_of_pinpoint(at)))
    if table is not None and all(_starts(at, table) is not None for at in ordered):
        ordered.sort(key=lambda at: _starts(at, table) or 0)
    return tuple(CitedProvisions(tuple(group), same) for same, group in groupby(ordered, lambda at: tuple(by[at])))


def _in_text(at: str, table: Table | None) -> str:
    claims = claims_of(at, table) if table is not None and table.ways else []
    if table is None or len(claims) != 1 or claims[0].path in table.ways:
        return at
    path = claims[0].path
    around = next((path[:depth] for depth in range(len(path), 0, -1) if path[:depth] in table.ways), None)
    return show_path(around) if around is not None else at


def _starts(at: str, table: Table) -> int | None:
    """Return where a provision begins in the text, or None if the table does not have it."""
    ways = [claim.path for claim in claims_of(at, table)]
    starts = (one.start for one in table.stretches for way in ways if one.path[: len(way)] == way)
    return min(starts, default=None)


def _by_number(ways: list[Way]) -> list[_Order]:
    """Return what sorts provisions by their numbers; those that cannot be read come last."""
    return [tuple(part for step in way for part in _step(step)) for way in ways] or [((9, 0, ""),)]


def _step(step: str) -> Iterator[tuple[int, int, str]]:
    if step in _KINDS:
        yield (1, _KINDS.index(step), "")
    elif step and set(step) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in step]
        less = sum(2 * one for one, after in pairwise(values) if one < after)
        yield (1, sum(values) - less, "")
    else:
        for digits, word in re.findall(r"(\d+)|(\D+)", step):
            yield (1, int(digits), "") if digits else (2, 0, word)
