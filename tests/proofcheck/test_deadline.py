"""The proof checker counts deadlines by its own hand, and comes to the same day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from compliance.assessment.due import due_day
from compliance.packs.model import Due
from compliance.proofcheck.tables import deadline

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(0, 30), st.sets(st.integers(0, 60), max_size=15))
def test_working_days_and_holidays(start: date, number: int, far: set[int]) -> None:
    """Weekends and holidays are passed over by both in the same way."""
    holidays = tuple(sorted(start + timedelta(days=i) for i in far))
    due = Due(number, "working_days", "incident.known", "incident", False, "some working days", holidays)

    assert deadline(due, start) == due_day(due, start)
