"""The last day of a duty whose clock runs."""

from __future__ import annotations

from datetime import date

from compliance.conditions.calendar import add_span
from compliance.packs.model import Due


def due_day(due: Due, start: date) -> date:
    """Return the last day on which the duty is still in time, for a clock that starts on `start`.

    `60 days after d` is met on day 60 and late on day 61. Calendar months clamp to the month's last day. Working
    days pass over the holidays of the pack. A day after the calendar's end is its last day.
    """
    begin = date(start.year, 12, 31) if due.after_year_end else start
    try:
        return add_span(begin, due.number, due.unit, due.holidays)
    except OverflowError:
        return date.max


def earliest_start_in_time(due: Due, day: date) -> date:
    """Return the first start for which `day` is still in time (the last day only moves forward with the start)."""
    low, high = date.min.toordinal(), day.toordinal()
    while low < high:
        middle = (low + high) // 2
        if due_day(due, date.fromordinal(middle)) >= day:
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)
