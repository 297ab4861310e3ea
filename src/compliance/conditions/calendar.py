"""Spans of the calendar: back from a day (clocks) and on from a day (deadlines)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, assert_never

SpanUnit = Literal["days", "weeks", "months", "years", "working_days"]


def clock_start(day: date, number: int, unit: Literal["days", "weeks", "months", "years"]) -> date:
    """Return the day `number` calendar units before `day`.

    Months and years are calendar ones: the 31st becomes the last day of a shorter month, 29 February becomes
    28 February. A span that reaches back beyond the year 1 starts on its first day.
    """
    match unit:
        case "days":
            return _days_on(day, -number)
        case "weeks":
            return _days_on(day, -7 * number)
        case "months":
            return _months_on(day, -number)
        case "years":
            return _months_on(day, -12 * number)
        case _:
            assert_never(unit)


def add_span(day: date, number: int, unit: SpanUnit, holidays: Sequence[date] = ()) -> date:
    """Return the day `number` units after `day`: the last day of a deadline that begins to run on `day`.

    Months and years are calendar ones, clamped as in `clock_start`. Working days are Monday to Friday but for
    `holidays`; of years for which none are given none are known, so a deadline there is never told later than it is. The
    day itself is not counted: one working day after a Friday, a Saturday or a Sunday is the Monday. A span that reaches
    beyond the year 9999 ends on its last day.
    """
    match unit:
        case "days":
            return _days_on(day, number)
        case "weeks":
            return _days_on(day, 7 * number)
        case "months":
            return _months_on(day, number)
        case "years":
            return _months_on(day, 12 * number)
        case "working_days":
            return _over_holidays(day, number, holidays)
        case _:
            assert_never(unit)


def _days_on(day: date, number: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + number, date.min.toordinal()), date.max.toordinal()))


def _months_on(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _over_holidays(day: date, number: int, holidays: Sequence[date]) -> date:
    """Return the last of `number` working days: for each holiday that falls on one of them there is one more."""
    last = _working_days_on(day, number)
    passed = {one for one in holidays if day < one <= last and one.weekday() < 5}
    while passed:
        further = _working_days_on(last, len(passed))
        passed = {one for one in holidays if last < one <= further and one.weekday() < 5}
        last = further
    return last


def _working_days_on(day: date, number: int) -> date:
    if number == 0:
        return day
    friday_at_most = day - timedelta(days=max(0, day.weekday() - 4))
    weeks, rest = divmod(number, 5)
    over_weekend = 2 if friday_at_most.weekday() + rest > 4 else 0
    return _days_on(friday_at_most, 7 * weeks + rest + over_weekend)
