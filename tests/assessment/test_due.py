from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessment.small import ALWAYS, asks, duty, facts, finding, rule, rulebook, yes
from compliance.assessment.due import due_day, earliest_start_in_time
from compliance.conditions.facts import Days
from compliance.packs.model import Due, DueUnit


def due(number: int, unit: DueUnit, *, year_end: bool = False) -> Due:
    """A clock that starts on org.d."""
    return Due(number, unit, "org.d", None, year_end, f"{number} {unit} after org.d")


@pytest.mark.parametrize(
    ("clock", "start", "last"),
    [
        (due(60, "days"), date(2026, 9, 23), date(2026, 11, 22)),
        (due(2, "weeks"), date(2026, 2, 20), date(2026, 3, 6)),
        (due(1, "months"), date(2026, 1, 31), date(2026, 2, 28)),
        (due(1, "months"), date(2028, 1, 31), date(2028, 2, 29)),
        (due(1, "years"), date(2024, 2, 29), date(2025, 2, 28)),
        (due(1, "months"), date(2026, 12, 15), date(2027, 1, 15)),
        (due(1, "working_days"), date(2026, 11, 20), date(2026, 11, 23)),
        (due(1, "working_days"), date(2026, 11, 21), date(2026, 11, 23)),
        (due(5, "working_days"), date(2026, 11, 18), date(2026, 11, 25)),
        (due(60, "days", year_end=True), date(2026, 3, 1), date(2027, 3, 1)),
        (due(60, "days", year_end=True), date(2026, 12, 31), date(2027, 3, 1)),
        (due(10, "years"), date(9995, 1, 1), date.max),
    ],
)
def test_last_day_in_time(clock: Due, start: date, last: date) -> None:
    """A deadline ends so long after its start, or after the end of its start's year; the 31st clamps to a shorter month's end."""
    assert due_day(clock, start) == last


@pytest.mark.parametrize("year_end", [False, True])
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years", "working_days"])
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 3, 1), date(2028, 2, 29)])
def test_first_start_in_time(unit: DueUnit, day: date, year_end: bool) -> None:
    """A clock that starts on the first start in time has not run out, and one that starts the day before has."""
    clock = due(3, unit, year_end=year_end)

    first = earliest_start_in_time(clock, day)

    assert due_day(clock, first) >= day > due_day(clock, first - timedelta(days=1))


BOOK = rulebook(rule(ALWAYS, duty(yes("org.a"), due=due(60, "days"))))
START = date(2026, 9, 1)


@pytest.mark.parametrize(("after", "verdict"), [(0, "due"), (59, "due"), (60, "due"), (61, "gap")])
def test_day_60_is_in_time_and_day_61_is_late(after: int, verdict: str) -> None:
    """60 days after a day: not yet late on day 60, a gap on day 61."""
    said = facts(BOOK, {"org.a": False, "org.d": START})

    told = finding(BOOK, said, day=START + timedelta(days=after))

    assert told.verdict == verdict
    assert told.proof.rule.duties[0].due_on == START + timedelta(days=60)


def test_what_is_done_is_not_due() -> None:
    """A duty that is met is met, before and after its last day."""
    said = facts(BOOK, {"org.a": True, "org.d": START})

    assert finding(BOOK, said, day=START).verdict == "met"
    assert finding(BOOK, said, day=date(2030, 1, 1)).verdict == "met"


def test_an_unknown_start_is_asked() -> None:
    """Without a start nobody can say whether a duty that is not met is late."""
    told = finding(BOOK, facts(BOOK, {"org.a": False}))

    assert (told.verdict, told.open_questions) == ("open", asks("org.d"))
    assert set(told.could_be) == {"gap", "due"}


@pytest.mark.parametrize(
    ("start", "verdict"),
    [
        (Days(date(2026, 10, 1), None), "due"),
        (Days(None, date(2026, 9, 1)), "gap"),
        (Days(date(2026, 9, 1), date(2026, 10, 1)), "open"),
        (Days(date(2026, 9, 23), date(2026, 10, 1)), "due"),
        (Days(date(2026, 1, 1), date(2026, 9, 22)), "gap"),
    ],
)
def test_a_range_may_settle_it(start: Days, verdict: str) -> None:
    """A start that is known to lie in a range settles the verdict if its ends agree."""
    assert finding(BOOK, facts(BOOK, {"org.a": False, "org.d": start})).verdict == verdict
