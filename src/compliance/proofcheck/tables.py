"""Tables of its own: what an answer can be, when a statement holds of it, and which day a deadline is.

A statement is yes if it holds for every value that is still possible, and no if it holds for none. Where values are
numbers or days, it is enough to look at the ends of a range and around the points where the statement changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from compliance.answers.model import SubjectList
from compliance.conditions.facts import Days, Fact, Numbers, OneOf, Said, Ticks
from compliance.conditions.kinds import Kind
from compliance.conditions.meaning import Chosen, Clock, DateIs, DatesCompare, Leaf, Linked, NumberIs, Ticked, Yes
from compliance.conditions.truth import NO, UNKNOWN, YES, Truth
from compliance.packs.model import Due, Force

_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "at least": lambda a, b: a >= b,
    "at most": lambda a, b: a <= b,
    "more than": lambda a, b: a > b,
    "less than": lambda a, b: a < b,
    "before": lambda a, b: a < b,
    "after": lambda a, b: a > b,
    "on or before": lambda a, b: a <= b,
    "on or after": lambda a, b: a >= b,
}
_MANY = 10**18
_MONTHS = {"months": 1, "years": 12}
_DAYS = {"days": 1, "weeks": 7}


def of_all(values: Iterable[bool]) -> Truth:
    """Return yes if all are true, no if none is, else unknown."""
    seen = set(values)
    return UNKNOWN if len(seen) != 1 else YES if True in seen else NO


def holds(leaf: Leaf, fact: Fact, other: Fact | None, day: date, subject: str | None) -> Truth:
    """Return the truth of a statement about a fact (`other`: of the second date; `subject`: whom a link must name)."""
    match leaf, fact:
        case Yes(), Truth():
            return fact
        case Chosen(), OneOf():
            return of_all(option in leaf.options for option in fact.options)
        case Chosen(), Numbers():
            return of_all([*[name in leaf.options for name in fact.named], *([False] if fact.numeric else [])])
        case NumberIs(), Numbers():
            points = _points(fact.low, _high(fact), leaf.number) if fact.numeric else []
            return of_all([*[False for _ in fact.named], *[_COMPARE[leaf.op](point, leaf.number) for point in points]])
        case Ticked(), Ticks():
            ticked = [YES if o in fact.ticked else UNKNOWN if o in fact.maybe else NO for o in leaf.options]
            if leaf.mode == "all":
                return min(ticked)
            if leaf.mode == "only":
                return NO if fact.ticked - set(leaf.options) else UNKNOWN if fact.maybe - set(leaf.options) else YES
            return max(ticked)
        case Linked(), Ticks():
            possible = subject in fact.maybe or (fact.open_ended and is_unlisted(subject))
            return YES if subject in fact.ticked else UNKNOWN if possible else NO
        case DateIs(), Days():
            fixed = leaf.day.toordinal()
            return of_all(_COMPARE[leaf.op](point, fixed) for point in _points(*_ends(fact), fixed))
        case Clock(), Days():
            start, now = move(day, -leaf.number, leaf.unit).toordinal(), day.toordinal()
            lasts = leaf.op == "within"
            points = _points(*_ends(fact), start, now)
            return of_all(start <= point <= now if lasts else point < start for point in points)
        case DatesCompare(), Days() if isinstance(other, Days):
            return of_all(_COMPARE[leaf.op](a, b) for a in _ends(fact) for b in _ends(other))
        case _:
            raise TypeError(leaf)


def _points(low: int, high: int, *changes: int) -> list[int]:
    around = [point for change in changes for point in (change - 1, change, change + 1) if low < point < high]
    return [low, *around, high]


def _high(fact: Numbers) -> int:
    return _MANY if fact.high is None else fact.high


def _ends(fact: Days) -> tuple[int, int]:
    return (fact.first or date.min).toordinal(), (fact.last or date.max).toordinal()


def is_unlisted(subject: str | None) -> bool:
    """Return whether an id stands for subjects that are not listed."""
    return subject is not None and subject.partition(":")[0] == "more"


def everything(kind: Kind, lists: Mapping[str, SubjectList]) -> Fact:
    """Return all that a question of this kind can be answered with."""
    facts: dict[str, Fact] = {
        "yes_no": UNKNOWN,
        "choice": OneOf(kind.options),
        "choices": Ticks(frozenset(), frozenset(kind.options)),
        "number": Numbers(0, None, kind.named),
        "date": Days(),
        "text": Said(None),
    }
    if kind.name == "links":
        return Ticks(frozenset(), frozenset(lists[kind.to].members), not lists[kind.to].complete)
    return facts[kind.name]


def allows(fact: Fact, value: Fact) -> bool:
    """Return whether all that `value` leaves possible is among what `fact` leaves possible."""
    match fact, value:
        case Truth(), Truth():
            return fact in (UNKNOWN, value)
        case OneOf(), OneOf():
            return set(value.options) <= set(fact.options)
        case Ticks(), Ticks():
            known = [option for option in value.ticked | value.maybe if not (fact.open_ended and is_unlisted(option))]
            return fact.ticked <= value.ticked and set(known) <= fact.ticked | fact.maybe
        case Numbers(), Numbers():
            inside = fact.numeric and fact.low <= value.low and _high(value) <= _high(fact)
            return set(value.named) <= set(fact.named) and (inside or not value.numeric)
        case Days(), Days():
            return _ends(fact)[0] <= _ends(value)[0] and _ends(value)[1] <= _ends(fact)[1]
        case _:
            return isinstance(fact, Said) and isinstance(value, Said)


def any_value(fact: Fact) -> Fact:
    """Return one of the values that a fact leaves possible."""
    match fact:
        case Truth():
            return NO if fact is UNKNOWN else fact
        case OneOf():
            return OneOf(fact.options[:1])
        case Ticks():
            return Ticks(fact.ticked, frozenset(), fact.open_ended)
        case Numbers():
            return Numbers(fact.low, fact.low) if fact.numeric else Numbers(0, None, fact.named[:1], numeric=False)
        case Days():
            one = fact.first or fact.last or date(2000, 1, 1)
            return Days(one, one)
        case Said():
            return fact


def move(day: date, number: int, unit: str) -> date:
    """Return the day `number` units after `day` (before it, if negative), within the calendar.

    Months and years keep the day of the month, or take the last one. Working days are Monday to Friday.
    """
    if unit == "working_days":
        for _ in range(number):
            day = move(day, {4: 3, 5: 2}.get(day.weekday(), 1), "days")
        return day
    if unit in _DAYS:
        ordinal = day.toordinal() + number * _DAYS[unit]
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    year, month = divmod(day.year * 12 + day.month - 1 + number * _MONTHS[unit], 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if number < 0 else date.max
    for last in (31, 30, 29):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return date(year, month + 1, 28)


def deadline(due: Due, start: date | None) -> date | None:
    """Return the last day in time for a clock that starts on `start`."""
    if start is None:
        return None
    day = start.replace(month=12, day=31) if due.after_year_end else start
    if not due.holidays:
        return move(day, due.number, due.unit)
    for _ in range(due.number):
        day = move(day, 1, due.unit)
        while day in due.holidays:
            day = move(day, 1, due.unit)
    return day


def in_force(forces: Sequence[Force], day: date) -> bool:
    """Return whether the last of the lines that have begun is in force on a day; without lines: always."""
    begun = [force for force in forces if force.start is None or force.start <= day]
    if not begun:
        return not forces
    return not begun[-1].standing.is_ended and (begun[-1].until is None or day < begun[-1].until)
