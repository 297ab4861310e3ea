"""The first things to do: what ends soon stands first, and no late thing hides one that is still in time."""

from __future__ import annotations

from datetime import date

from compliance.conditions.truth import NO
from reports.conftest import Demo
from reports.demo_answers import ANSWERS, answer, facts, on


def with_incidents(discovered: dict[str, date]) -> Demo:
    """The demonstration with two incidents of which nobody was told."""
    answers = dict(ANSWERS)
    for incident, day in discovered.items():
        answers[("incident.discovered", incident)] = answer(71, on(day.year, day.month, day.day), day.isoformat())
        answers[("incident.told", incident)] = answer(72, NO, "no")
    return Demo(facts(answers))


def test_deadline_within_two_weeks_is_first() -> None:
    """A notice that is due in some days stands before the worst gap, with its day."""
    day = Demo(facts()).assessment.day
    soon = date.fromordinal(day.toordinal() - 59)
    things = with_incidents({"autumn": soon, "spring": soon}).report.first_things

    assert things[0].action == "Tell the people concerned about a breach"
    assert things[0].detail.startswith("due by ")
    assert "Lost phone" in things[0].detail
    assert "Leak in spring" in things[0].detail


def test_late_subject_does_not_hide_one_in_time() -> None:
    """One rule with a late incident and one that still runs gives two things to do, each about its own incident."""
    day = Demo(facts()).assessment.day
    things = with_incidents(
        {"autumn": date.fromordinal(day.toordinal() - 58), "spring": date(2020, 1, 1)}
    ).report.first_things
    soon, late = [thing.detail for thing in things if thing.action == "Tell the people concerned about a breach"]

    assert soon.startswith("due by ")
    assert "Leak in spring" not in soon
    assert late == "Leak in spring"


def test_deadline_far_away_is_ranked_by_severity(demo: Demo) -> None:
    """A deadline that ends later than in two weeks does not stand before a gap that is as bad."""
    things = demo.report.first_things

    assert things[0].detail != things[1].detail
    assert things[0].severity == things[1].severity
    assert things[1].detail == "due by 31 December 2026; Lost phone"
