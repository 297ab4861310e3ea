"""The truth of one statement about one fact: yes if it holds for every value still possible, no if for none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import inf
from typing import assert_never

from compliance.conditions.calendar import clock_start
from compliance.conditions.facts import MORE, Days, Fact, Numbers, OneOf, Ticks
from compliance.conditions.meaning import Chosen, Clock, DateIs, DatesCompare, Leaf, Linked, NumberIs, Ticked, Yes
from compliance.conditions.syntax import ClockOp, ClockUnit, DateOp, IncludesMode, NumberOp
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth, truth_of

_Range = tuple[float, float]
"""A lowest and a highest value, both included (whole numbers, or the ordinals of days)."""


def weigh_leaf(leaf: Leaf, fact: Fact, other: Fact | None, day: date, subject: str | None) -> Truth:
    """Return the truth of `leaf` where `fact` is what is known of its question.

    `other` is the second fact where two dates are compared; `day` is the day that is judged (clocks count back from
    it); `subject` is the id at hand of the kind that a link points to. A fact of another shape than the statement
    needs is a mistake of ours, not of a user: TypeError.
    """
    match leaf:
        case Yes() if isinstance(fact, Truth):
            return fact
        case Chosen() if isinstance(fact, OneOf):
            if len(fact.options) == 1:  # it was answered
                return truth_of(fact.options[0] in leaf.options)
            return _whatever_is_true(truth_of(option in leaf.options) for option in fact.options)
        case Chosen() if isinstance(fact, Numbers):
            named = (truth_of(name in leaf.options) for name in fact.named)
            return _whatever_is_true([*named, NO] if fact.numeric else named)
        case Ticked() if isinstance(fact, Ticks):
            return _ticked(leaf.mode, leaf.options, fact.ticked, fact.maybe)
        case Linked() if isinstance(fact, Ticks) and subject is not None:
            return _linked(subject, fact)
        case NumberIs() if isinstance(fact, Numbers):
            named = (NO for _ in fact.named)
            high = inf if fact.high is None else fact.high
            number = _within((fact.low, high), _numbers_meant(leaf.op, leaf.number))
            return _whatever_is_true([*named, number] if fact.numeric else [NO])
        case DateIs() if isinstance(fact, Days):
            return _within(_days(fact), _days_meant(leaf.op, leaf.day.toordinal()))
        case Clock() if isinstance(fact, Days):
            return _within(_days(fact), _clock_meant(leaf.op, leaf.number, leaf.unit, day))
        case DatesCompare() if isinstance(fact, Days) and isinstance(other, Days):
            return _compared(leaf.op, _days(fact), _days(other))
        case Yes() | Chosen() | Ticked() | Linked() | NumberIs() | DateIs() | Clock() | DatesCompare():
            raise TypeError(f"{leaf!r} cannot be weighed on {fact!r}, {other!r}, {subject!r}")
        case _:
            assert_never(leaf)


def _whatever_is_true(truths: Iterable[Truth]) -> Truth:
    """Return the one truth of all the values that are possible, or unknown if they differ."""
    different = set(truths)
    return different.pop() if len(different) == 1 else UNKNOWN


def _within(possible: _Range, meant: _Range) -> Truth:
    """Return whether all, none or some of the possible values lie in the range that is meant."""
    if meant[0] <= possible[0] and possible[1] <= meant[1]:
        return YES
    return NO if possible[1] < meant[0] or meant[1] < possible[0] else UNKNOWN


def _numbers_meant(op: NumberOp, number: int) -> _Range:
    match op:
        case "at least":
            return number, inf
        case "at most":
            return -inf, number
        case "more than":
            return number + 1, inf
        case "less than":
            return -inf, number - 1
        case _:
            assert_never(op)


def _days(fact: Days) -> _Range:
    return (fact.first or date.min).toordinal(), (fact.last or date.max).toordinal()


def _days_meant(op: DateOp, ordinal: int) -> _Range:
    match op:
        case "before":
            return -inf, ordinal - 1
        case "on or before":
            return -inf, ordinal
        case "after":
            return ordinal + 1, inf
        case "on or after":
            return ordinal, inf
        case _:
            assert_never(op)


def _clock_meant(op: ClockOp, number: int, unit: ClockUnit, day: date) -> _Range:
    start = clock_start(day, number, unit).toordinal()
    match op:
        case "within":
            return start, day.toordinal()
        case "older than":
            return -inf, start - 1
        case _:
            assert_never(op)


def _compared(op: DateOp, one: _Range, two: _Range) -> Truth:
    match op:
        case "before":
            return YES if one[1] < two[0] else NO if one[0] >= two[1] else UNKNOWN
        case "on or before":
            return YES if one[1] <= two[0] else NO if one[0] > two[1] else UNKNOWN
        case "after":
            return _compared("before", two, one)
        case "on or after":
            return _compared("on or before", two, one)
        case _:
            assert_never(op)


def _ticked(mode: IncludesMode, options: tuple[str, ...], ticked: frozenset[str], maybe: frozenset[str]) -> Truth:
    match mode:
        case "one" | "any":
            return YES if not ticked.isdisjoint(options) else NO if maybe.isdisjoint(options) else UNKNOWN
        case "all":
            return YES if ticked.issuperset(options) else NO if not (ticked | maybe).issuperset(options) else UNKNOWN
        case "only":
            return NO if not ticked.issubset(options) else YES if maybe.issubset(options) else UNKNOWN
        case _:
            assert_never(mode)


def _linked(subject: str, fact: Ticks) -> Truth:
    if subject == MORE or subject.startswith(f"{MORE}:"):
        return UNKNOWN if fact.open_ended else NO
    return YES if subject in fact.ticked else UNKNOWN if subject in fact.maybe else NO
