"""Spans of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.conditions.calendar import SpanUnit, add_span, clock_start
from compliance.conditions.syntax import ClockUnit

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "number", "unit", "start"),
    [
        ("2026-11-22", 12, "months", "2025-11-22"),
        ("2026-03-31", 1, "months", "2026-02-28"),
        ("2024-03-31", 1, "months", "2024-02-29"),
        ("2026-01-15", 1, "months", "2025-12-15"),
        ("2026-01-15", 13, "months", "2024-12-15"),
        ("2024-02-29", 1, "years", "2023-02-28"),
        ("2024-02-29", 4, "years", "2020-02-29"),
        ("2026-03-01", 1, "days", "2026-02-28"),
        ("2026-03-01", 2, "weeks", "2026-02-15"),
        ("2026-03-01", 0, "months", "2026-03-01"),
        ("2026-03-01", 9_999, "years", "0001-01-01"),
        ("2026-03-01", 10**20, "days", "0001-01-01"),
        ("2026-03-01", 2_026 * 12 - 10, "months", "0001-01-01"),
        ("2026-03-01", 2_025 * 12 + 2, "months", "0001-01-01"),
        ("2026-03-01", 2_025 * 12 + 1, "months", "0001-02-01"),
    ],
)
def test_clock_start(day: str, number: int, unit: ClockUnit, start: str) -> None:
    """A clock starts as many calendar units before the day, on the last day of a month that is too short."""
    assert clock_start(date.fromisoformat(day), number, unit) == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("day", "number", "unit", "end"),
    [
        ("2026-11-22", 60, "days", "2027-01-21"),
        ("2026-11-22", 2, "weeks", "2026-12-06"),
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2026-12-31", 2, "months", "2027-02-28"),
        ("2024-02-29", 1, "years", "2025-02-28"),
        ("2026-11-20", 1, "working_days", "2026-11-23"),  # Friday
        ("2026-11-21", 1, "working_days", "2026-11-23"),  # Saturday
        ("2026-11-22", 1, "working_days", "2026-11-23"),  # Sunday
        ("2026-11-22", 0, "working_days", "2026-11-22"),
        ("2026-11-23", 10, "working_days", "2026-12-07"),
        ("2026-11-25", 3, "working_days", "2026-11-30"),
        ("9999-12-01", 2, "months", "9999-12-31"),
        ("2026-11-22", 10**20, "working_days", "9999-12-31"),
        ("2026-11-22", 10**20, "years", "9999-12-31"),
    ],
)
def test_add_span(day: str, number: int, unit: SpanUnit, end: str) -> None:
    """A deadline ends as many units after its first day; weekends are no working days."""
    assert add_span(date.fromisoformat(day), number, unit) == date.fromisoformat(end)


@given(DAYS, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(day: date, number: int) -> None:
    """Exactly `number` days from Monday to Friday lie after the day, up to and including the last one."""
    end = add_span(day, number, "working_days")
    passed = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(d.weekday() < 5 for d in passed) == number
    assert end.weekday() < 5


@given(DAYS, st.integers(1, 30), st.sets(st.integers(0, 50), max_size=12))
def test_holidays_are_passed_over(day: date, number: int, far: set[int]) -> None:
    """Exactly `number` days that are neither weekend nor holiday lie after the day, up to and including the last one."""
    holidays = sorted(day + timedelta(days=i) for i in far)
    end = add_span(day, number, "working_days", holidays)
    passed = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(d.weekday() < 5 and d not in holidays for d in passed) == number
    assert end.weekday() < 5
    assert end not in holidays


@given(DAYS, st.integers(0, 40), st.sampled_from(["days", "weeks", "months", "years"]))
def test_back_and_forth(day: date, number: int, unit: ClockUnit) -> None:
    """Going forth and back comes to the same day, or to an earlier one of the month where a month was too short."""
    back = clock_start(add_span(day, number, unit), number, unit)
    assert back <= day
    assert back == day or day.day > 28
    assert (back.year, back.month) == (day.year, day.month)


@given(DAYS, DAYS, st.integers(0, 40), st.sampled_from(["days", "weeks", "months", "years", "working_days"]))
def test_a_later_start_never_ends_earlier(one: date, two: date, number: int, unit: SpanUnit) -> None:
    """Deadlines keep their order."""
    first, second = sorted([one, two])
    assert add_span(first, number, unit) <= add_span(second, number, unit)
