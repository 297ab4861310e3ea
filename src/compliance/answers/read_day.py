"""A day as it is written, `2026-10-03`, and kind words for every other way to write it."""

from __future__ import annotations

import re
from datetime import date

from compliance.answers.entry import Entry
from compliance.sources.problem import Problems

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[Tt ].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")
_WORDS = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+)?([A-Za-z]{3,9})\.?,?(?:\s+([0-9]{1,2})(?:st|nd|rd|th)?,?)?\s+([0-9]{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(entry: Entry, problems: Problems, *, or_range: bool = False) -> date | None:
    """Return the day that stands in `entry`; None if nothing does, or after reporting that it cannot be read.

    `or_range` says that a first and a last day may be given instead; the advice then mentions it.
    """
    if entry.data is None:
        return None
    if not isinstance(entry.data, str):
        problems.add("wrong-date", "a day should stand here", entry.at, "write it as `2026-10-03`")
        return None
    text = entry.text
    found = _ISO.fullmatch(text)
    day = _day(*found.groups()) if found else None
    if day is None:
        says = f"there is no day {entry.quote}" if found else f"{entry.quote} is not a day as it is written here"
        problems.add("wrong-date", says, entry.at, *_advice(text, found is not None, or_range))
    return day


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _advice(text: str, is_iso: bool, or_range: bool) -> tuple[str, ...]:
    if is_iso:
        return ("the order is year-month-day", "check the number of the month, and how many days it has")
    days = _readings(text)
    if len(days) > 1:
        either = " or ".join(f"`{day.isoformat()}`" for day in days)
        return (f"this can be read in two ways; write year-month-day: {either}",)
    if days:
        return (f"write year-month-day: `{days[0].isoformat()}`",)
    if _MONTH.fullmatch(text) or _YEAR.fullmatch(text):
        return (
            "write year-month-day, for example `2026-10-03`",
            "if the day is not known, say what is: `{not_before: 2026-10-01, not_after: 2026-10-31}`"
            if or_range
            else "",
        )
    return ("write year-month-day, for example `2026-10-03`",)


def _readings(text: str) -> list[date]:
    readings: list[date | None] = []
    if found := _YEAR_FIRST.fullmatch(text):
        readings = [_day(*found.groups())]
    elif found := _YEAR_LAST.fullmatch(text):
        first, second, year = found.groups()
        readings = [_day(year, second, first), _day(year, first, second)]
    elif found := _WORDS.fullmatch(text):
        before, month, after, year = found.groups()
        if month[:3].lower() in _MONTHS and (before or after):
            readings = [_day(year, str(_MONTHS.index(month[:3].lower()) + 1), before or after)]
    return list(dict.fromkeys(day for day in readings if day is not None))
