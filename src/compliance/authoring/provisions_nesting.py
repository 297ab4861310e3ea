"""How labels such as (a), (1), (i) nest: finds the reading of a whole row of labels that hangs together best.

A label can be read in several ways: (i) follows (h), and it is a first roman number. Only what comes later tells. So all
readings are followed side by side, and each pays for what is unusual in it; the cheapest wins. Where two readings cost
the same, the labels on which they differ are not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nsmallest

from compliance.sources.values import dataclass

Step = tuple[str, int, str]
"""Kind of a label, its place in the row of its kind, and how it is written."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BEAM = 16
_GAP, _STRANGE_CHILD, _LATE_CHILD, _NO_LABEL = 1.0, 1.0, 2.0, 2.5
_SURE_BY = 0.4


@dataclass(frozen=True, slots=True)
class Nested:
    """Where a label belongs: the way to it, or None if it is no label of this row; and whether that is sure."""

    path: tuple[str, ...] | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    cost: float
    state: tuple[Step, ...]
    before: _Reading | None
    is_label: bool


def nest(labels: Sequence[str], order: Sequence[str]) -> list[Nested]:
    """Return where each label belongs. `order` names the kinds from the outside in: `1`, `a`, `A`, `i`, `I`.

    A label is written bare (`iii`); a sign before it (`.1`) makes it a kind of its own.
    """
    readings: list[_Reading] = [_Reading(0.0, (), None, False)]
    for label in labels:
        steps = kinds_of(label)
        grown: list[_Reading] = []
        for reading in readings:
            grown.append(_Reading(reading.cost + _NO_LABEL, reading.state, reading, False))
            for step in steps:
                grown.extend(_placed(reading, step, order))
        readings = _best(grown)
    if not labels:
        return []
    best = readings[0]
    rivals = [reading for reading in readings[1:] if reading.cost - best.cost < _SURE_BY]
    paths = _history(best)
    unsure = {i for rival in rivals for i, path in enumerate(_history(rival)) if path != paths[i]}
    return [Nested(path, i not in unsure) for i, path in enumerate(paths)]


def kinds_of(label: str) -> list[Step]:
    """Return the ways in which a label can be read; a sign before it (`.1`, `(1`) is part of its kind."""
    sign = label[0] if label[:1] in ".(" else ""
    bare = label[len(sign) :]
    lower = bare.lower()
    if bare.isdigit():
        return [(f"{sign}1", int(bare), bare)]
    found: list[Step] = []
    case = "a" if bare.islower() else "A"
    roman = _roman(lower)
    if roman:
        found.append((sign + ("i" if case == "a" else "I"), roman, bare))
    if len(bare) == 1 and bare.isalpha():
        found.append((sign + case, ord(lower) - 96, bare))
    elif len(bare) == 2 and lower[0] == lower[1]:
        found.append((sign + case * 2, ord(lower[0]) - 96, bare))
        found.append((sign + case, ord(lower[0]) - 96 + 26, bare))
    return found


def _roman(text: str) -> int:
    if not re.fullmatch(r"(?:x{0,3})(?:ix|iv|v?i{0,3})", text) or not text:
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < next_one else value for value, next_one in zip(values, [*values[1:], 0], strict=True))


def _placed(reading: _Reading, step: Step, order: Sequence[str]) -> list[_Reading]:
    """Return the reading with a label placed after one of its own kind, or as the first of a new level."""
    kind, index, _ = step
    state = reading.state
    found: list[_Reading] = []
    for depth in range(len(state)):
        if state[depth][0] == kind and index > state[depth][1]:
            gap = index - state[depth][1] - 1
            cost = _GAP + 0.2 * min(gap, 5) if gap else 0.0
            found.append(_Reading(reading.cost + cost, (*state[:depth], step), reading, True))
    if len(state) < len(order) + 2 and all(before[0] != kind for before in state[-1:]):
        cost = 0.0 if index == 1 else _LATE_CHILD + 0.2 * min(index, 5)
        if kind != _expected(state, order):
            cost += _STRANGE_CHILD
        found.append(_Reading(reading.cost + cost, (*state, step), reading, True))
    return found


def _expected(state: tuple[Step, ...], order: Sequence[str]) -> str:
    """Return the kind that comes below the innermost label; after the last of the order it begins again at `1`."""
    if not state:
        return order[0]
    place = len(state)
    if place < len(order):
        return order[place]
    return ""


def _best(grown: list[_Reading]) -> list[_Reading]:
    """Return the cheapest readings, at most two that end in the same place."""
    kept: list[_Reading] = []
    ends: dict[tuple[Step, ...], int] = {}
    for reading in nsmallest(4 * _BEAM, grown, key=lambda reading: reading.cost):
        if ends.get(reading.state, 0) < 2:
            ends[reading.state] = ends.get(reading.state, 0) + 1
            kept.append(reading)
        if len(kept) == _BEAM:
            break
    return kept


def _history(reading: _Reading) -> list[tuple[str, ...] | None]:
    paths: list[tuple[str, ...] | None] = []
    at: _Reading | None = reading
    while at is not None and at.before is not None:
        paths.append(tuple(step[2] for step in at.state) if at.is_label else None)
        at = at.before
    return paths[::-1]
