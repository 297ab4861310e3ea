from __future__ import annotations

from datetime import date

import pytest

from assessment.small import ALWAYS, DAY, asks, assessed, duty, facts, finding, listing, rule, rulebook, yes
from compliance.assessment.finding import ForceTold
from compliance.packs.model import Force, Standing

S = Standing
PAST, FUTURE = date(2020, 1, 1), date(2027, 1, 1)


def told(*forces: Force, a: bool | None = None, day: date = DAY) -> tuple[ForceTold, bool]:
    """What is told of a rule that is a gap, and whether it is one of today."""
    book = rulebook(rule(ALWAYS, duty(yes("org.b")), forces=forces))
    said = facts(book, {"org.b": False} | ({"org.a": a} if a is not None else {}))
    found = finding(book, said, day=day)
    assert found.verdict == "gap"
    return found.force, found.is_gap_today


@pytest.mark.parametrize(
    ("forces", "status", "today"),
    [
        ((), "in_force", True),
        ((Force(PAST),), "in_force", True),
        ((Force(DAY),), "in_force", True),
        ((Force(FUTURE),), "coming", False),
        ((Force(PAST, DAY),), "ended", False),
        ((Force(PAST, date(2026, 11, 23)),), "in_force", True),
        ((Force(PAST, None, S.FINAL_GUIDANCE),), "in_force", False),
        ((Force(PAST, None, S.PROPOSED),), "proposed", False),
        ((Force(FUTURE, None, S.PROPOSED),), "proposed", False),
        ((Force(PAST), Force(date(2025, 6, 18), None, S.VACATED)), "ended", False),
        ((Force(PAST), Force(FUTURE, None, S.REPEALED)), "in_force", True),
        ((Force(PAST, None, S.DRAFT_GUIDANCE), Force(date(2026, 1, 1), None, S.REGULATION)), "in_force", True),
    ],
)
def test_a_time_line_tells_whether_it_binds(forces: tuple[Force, ...], status: str, today: bool) -> None:
    """From its first day in force, up to and without the first day out of it; the last line that has begun decides."""
    force, is_gap_today = told(*forces)

    assert (force.status, is_gap_today) == (status, today)
    assert force.asks == ()


def test_a_coming_rule_tells_its_day() -> None:
    """What is coming says from when, and a line that will be ended by a later one says until when."""
    assert told(Force(FUTURE))[0].start == FUTURE
    assert told(Force(PAST), Force(FUTURE, None, S.REPEALED))[0].until == FUTURE


LISTED = Force(FUTURE, None, S.REGULATION, yes("org.a"))


@pytest.mark.parametrize(
    ("forces", "a", "status", "today"),
    [
        ((LISTED, Force(PAST)), True, "coming", False),
        ((LISTED, Force(PAST)), False, "in_force", True),
        ((LISTED,), False, "not_in_force", False),
        ((LISTED,), True, "coming", False),
    ],
)
def test_the_first_line_whose_condition_holds_decides(
    forces: tuple[Force, ...], a: bool, status: str, today: bool
) -> None:
    """With conditional dates the first time line that holds for the deployment decides; without any it is not in force."""
    force, is_gap_today = told(*forces, a=a)

    assert (force.status, is_gap_today) == (status, today)


def test_unsettled_dates_name_the_question() -> None:
    """While it is not known which line holds, a gap is not one of today, and the question that settles it is named."""
    force, is_gap_today = told(LISTED, Force(PAST))

    assert (force.status, is_gap_today, force.asks) == ("unsettled", False, asks("org.a"))


def test_it_is_a_gap_today_if_every_possible_line_binds() -> None:
    """Which line holds does not matter where all of them are binding and in force."""
    lines = (Force(PAST, None, S.STATUTE, yes("org.a")), Force(date(2021, 1, 1), None, S.STATUTE))
    force, is_gap_today = told(*lines)

    assert (force.status, is_gap_today) == ("in_force", True)


def test_a_line_below_one_that_holds_is_not_asked_about() -> None:
    """What settles the date does not include the conditions of lines that can no longer decide."""
    lines = (
        Force(FUTURE, None, S.REGULATION, yes("org.a")),
        Force(PAST, None, S.REGULATION, ALWAYS),
        Force(PAST, None, S.REGULATION, yes("function.a")),
    )
    book = rulebook(rule(ALWAYS, duty(yes("org.b")), each="function", forces=lines))
    said = facts(book, {"org.b": False}, listing("function", ("f1",)))

    assert finding(book, said, "f1").force.asks == asks("org.a")


def test_conditional_dates_need_nobody() -> None:
    """A rule for each function whose dates depend on the function is told as not in force where there is no function."""
    lines = (Force(PAST, None, S.REGULATION, yes("function.a")),)
    book = rulebook(rule(ALWAYS, duty(yes("function.a")), each="function", forces=lines))

    [nobody] = assessed(book, facts(book, {})).findings

    assert (nobody.verdict, nobody.subject, nobody.force.status) == ("not_applicable", None, "not_in_force")


@pytest.mark.parametrize(("standing", "today"), [(None, True), (S.FINAL_GUIDANCE, False)])
def test_guidance_is_not_broken(standing: Standing | None, today: bool) -> None:
    """A gap of a duty that is mere guidance is no gap of today, and the finding says what it rests on."""
    book = rulebook(rule(ALWAYS, duty(yes("org.a"), standing=standing)))

    found = finding(book, facts(book, {"org.a": False}))

    assert found.is_gap_today is today
    assert found.rests_on_guidance == ((standing,) if standing else ())
